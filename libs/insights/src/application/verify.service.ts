import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type TransactionTx } from '#libs/platform';
import { MEASURES, type Counts } from '../domain/measures';
import { ANY } from '../domain/dimensions';
import { beginningOf, type Grain } from '../domain/period';
import { endOfCell, type Scope } from '../domain/roll-ups';
import { CELL_KEYS } from './cells.sql';
import { factsWith, ORDER_FACTS, PROVIDER_FACTS } from './facts.sql';
import { FoldFigures, lockStreet } from './fold.service';

export interface CheckedCell {
  readonly cell: string;
  /** Measures that differ: `closed 4 ≠ 5`, the cell's first. */
  readonly differences: readonly string[];
}

interface Cell extends Counts {
  readonly street_id: string;
  readonly scope: Scope;
  readonly grain: Grain;
  readonly period: string;
  readonly scope_id: string;
  readonly category: string;
  readonly channel: string;
  readonly age_band: string;
}

/** Compares cells with what the raw rows say, without any projection in between. For audits, and for the bench. */
@Injectable()
export class VerifyFigures {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(FoldFigures) private readonly fold: FoldFigures,
  ) {}

  /** So many cells, drawn at random over all streets and roll-ups. */
  async verify(
    cells: number,
    onCell: (checked: CheckedCell) => void = () => undefined,
  ): Promise<CheckedCell[]> {
    await this.fold.foldAll();
    const drawn = await this.patiently((tx) =>
      tx.query<{ key: string }>(
        `SELECT jsonb_build_object(${CELL_KEYS.map((key) => `'${key}', ${key}`).join(', ')})::text AS key
           FROM (SELECT ${CELL_KEYS.join(', ')} FROM figure_cells ORDER BY random() LIMIT $1) drawn`,
        [cells],
      ),
    );
    const checked: CheckedCell[] = [];
    for (const { key } of drawn) {
      const one = await this.check(key);
      checked.push(one);
      onCell(one);
    }
    return checked;
  }

  /** Orders that are in no street's figures, or in them twice; 0 when all is well. */
  async miscounted(): Promise<number> {
    const [row] = await this.patiently((tx) =>
      tx.query<{ raw: string; counted: string }>(
        `SELECT (SELECT count(*) FROM service_orders WHERE workflow = 'service-order') AS raw,
                (SELECT coalesce(sum(orders), 0) FROM figure_cells WHERE scope = 'STREET' AND grain = 'QUARTER' AND sliced_by = 0) AS counted`,
      ),
    );
    return Math.abs(Number(row!.raw) - Number(row!.counted));
  }

  /** All cells and all orders are looked through: that takes longer than an everyday statement may. */
  private patiently<T>(work: (tx: TransactionTx) => Promise<T>): Promise<T> {
    return this.unitOfWork.transaction(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0');
      await tx.query('SET LOCAL jit = off');
      return work(tx);
    });
  }

  private check(key: string): Promise<CheckedCell> {
    return this.patiently(async (tx) => {
      const { street_id } = JSON.parse(key) as { street_id: string };
      await lockStreet(tx, street_id, 'WAIT');
      const [cell] = await tx.query<Cell>(
        `SELECT c.*, c.period::text AS period FROM figure_cells c JOIN jsonb_populate_record(NULL::figure_cells, $1::jsonb) k
           USING (${CELL_KEYS.join(', ')})`,
        [key],
      );
      const raw = cell && (await recompute(tx, cell));
      const differences = !cell
        ? ['the cell is gone']
        : MEASURES.flatMap((measure) =>
            cell[measure] === raw![measure] ? [] : [`${measure} ${cell[measure]} ≠ ${raw![measure]}`],
          );
      return { cell: key, differences };
    });
  }
}

async function recompute(tx: TransactionTx, cell: Cell): Promise<Counts> {
  const ofOrganization = cell.scope === 'ORGANIZATION';
  const where = {
    STREET: '$4::uuid IS NOT NULL',
    COMMUNITY: 's.community_id = $4::uuid',
    ORGANIZATION: `s.id IN (SELECT order_id FROM claims WHERE organization_id = $4 UNION SELECT order_id FROM evaluations
      WHERE organization_id = $4 UNION SELECT order_id FROM callbacks WHERE organization_id = $4)`,
  }[cell.scope];
  const sums = MEASURES.map((measure) => `coalesce(sum(${measure}), 0)::int AS ${measure}`).join(', ');
  const within = ofOrganization
    ? 'organization_id = $4'
    : `(category = $5 OR $5 = '${ANY}') AND (channel = $6 OR $6 = '${ANY}') AND (age_band = $7 OR $7 = '${ANY}')`;
  const unit = `s.street_id = $1 AND s.created_at >= $2::timestamptz AND s.created_at < $3::timestamptz AND ${where}`;
  const [row] = await tx.query<Counts>(
    `WITH ${factsWith(unit)} SELECT ${sums} FROM (${ofOrganization ? PROVIDER_FACTS : ORDER_FACTS}) f WHERE ${within}`,
    [
      cell.street_id,
      beginningOf(cell.period),
      beginningOf(endOfCell(cell.grain, cell.period)),
      cell.scope_id,
      ...(ofOrganization ? [] : [cell.category, cell.channel, cell.age_band]),
    ],
  );
  return row!;
}
