import { FigureReader, FoldFigures, InsightsModule, RebuildFigures, VerifyFigures } from '#libs/insights';
import { openHouse } from '../evaluations/house';

export type Observatory = Awaited<ReturnType<typeof openObservatory>>;

const TABLES = {
  order_facts: 'true',
  provider_facts: 'true',
  // a cell an order has left stays, empty
  figure_cells: 'orders <> 0',
  span_cells: 'cardinality(orders) > 0',
};

/** A house with the figures of its street. */
export async function openObservatory() {
  const house = await openHouse([InsightsModule.register()]);
  await house.rows('UPDATE street_settings SET default_load_cap = 1000');
  const rows = (table: string, where: string): Promise<string[]> =>
    house
      .rows<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE ${where} ORDER BY 1`)
      .then((found) => found.map(({ row }) => row));
  return {
    ...house,
    fold: house.get(FoldFigures),
    rebuild: () => house.get(RebuildFigures).rebuild(),
    verify: house.get(VerifyFigures),
    reader: house.get(FigureReader),
    /** Events heard and folded. */
    async settle(): Promise<void> {
      await house.drain();
      await house.get(FoldFigures).foldAll();
    },
    /** All there is of the projections, in a form that compares. */
    async projections(): Promise<Record<string, string[]>> {
      const entries = Object.entries(TABLES).map(async ([table, where]) => [table, await rows(table, where)]);
      return Object.fromEntries(await Promise.all(entries)) as Record<string, string[]>;
    },
  };
}
