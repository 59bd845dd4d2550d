import { ids } from '../orders-app';
import type { TwoStreets } from './two-streets';

/** A row put there by hand, where the way to it is long and not what is tested. @returns its id */
export async function insertRow(
  { app }: TwoStreets,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<{ id: string }> {
  const values = { id: ids.uuid(), ...row };
  await app.dataSource.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`, [
    JSON.stringify(values),
  ]);
  return { id: values.id };
}

/** Days from product time, negative for days ago. */
export async function daysAhead(streets: TwoStreets, days: number): Promise<Date> {
  return new Date((await streets.now()).getTime() + days * 86_400_000);
}
