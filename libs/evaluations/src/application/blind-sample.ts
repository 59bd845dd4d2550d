import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM, type Random } from '#libs/kernel';
import { RANDOM, type Tx } from '#libs/platform';
import { commitmentOf, draw, EMPTY_LIST, extendList, monthAfter, SAMPLE_SHARE } from '../domain/sampling';
import { CallbackTasks } from './callback-tasks';
import { RatingFacts } from './rating-facts.service';
import { insertRow, updateRow, type Columns } from './row-writes';

interface Lot {
  readonly seed: string;
  readonly eligible: number;
  readonly drawn: number;
  readonly listHash: string;
}

interface Drawing {
  /** It was called about already, for a bad review or by an earlier draw. */
  readonly called: boolean;
  readonly lot: Lot | null;
  readonly isNextCommitted: boolean;
}

const DRAWING = `
SELECT EXISTS (SELECT 1 FROM callbacks WHERE order_id = $1::uuid AND purpose = 'BAD_REVIEW')
    OR EXISTS (SELECT 1 FROM callbacks WHERE purpose = 'SAMPLE' AND cause_id = $1::uuid AND round = $2::integer) AS called,
  (SELECT jsonb_build_object('seed', seed, 'eligible', eligible, 'drawn', drawn, 'listHash', list_hash)
     FROM sampling_months WHERE street_id = $3::uuid AND month = $4::text) AS lot,
  EXISTS (SELECT 1 FROM sampling_months WHERE street_id = $3::uuid AND month = $5::text) AS "isNextCommitted"`;

/**
 * Draws a tenth of what was not a bad review for a blind call by another unit (handbook §4). Every order that stands for the
 * draw becomes a line of the month's list, and the next month's seed is committed to with this month's first.
 */
@Injectable()
export class BlindSample {
  constructor(
    private readonly facts: RatingFacts,
    private readonly callbacks: CallbackTasks,
    @Inject(RANDOM) private readonly random: Random,
  ) {}

  /** A closed order stands for the draw of the local month it closed in. */
  async stand(tx: Tx, orderId: string, closedAt: Date): Promise<void> {
    const rated = await this.facts.load(tx, orderId, SYSTEM);
    if (!rated?.served) return;
    const { order, served: unit, now, calendar } = rated;
    const { streetId, round } = order;
    const month = calendar.localDate(closedAt).slice(0, 7);
    const next = monthAfter(month);
    const [drawing] = await tx.query<Drawing>(DRAWING, [orderId, round, streetId, month, next]);
    if (drawing!.called) return;
    const lot = drawing!.lot ?? this.newLot();
    const { seed, eligible, drawn } = lot;
    const drawnBy = draw({ orderId, seed, eligible, drawn, share: SAMPLE_SHARE });
    const after: Lot = {
      seed,
      eligible: eligible + 1,
      drawn: drawn + (drawnBy ? 1 : 0),
      listHash: extendList(lot.listHash, { orderId, round, drawnBy }),
    };
    const here = { street_id: streetId, month };
    const line = { ...here, position: eligible, order_id: orderId, round, drawn_by: drawnBy };
    tx.write(insertRow('sampling_draws', line));
    tx.write(
      drawing!.lot
        ? updateRow('sampling_months', { ...here, eligible, drawn }, columnsOf(after))
        : insertRow('sampling_months', committed(here, after, now)),
    );
    if (!drawing!.isNextCommitted)
      tx.write(insertRow('sampling_months', committed({ ...here, month: next }, this.newLot(), now)));
    if (drawnBy)
      this.callbacks.open(tx, { order, purpose: 'SAMPLE', causeId: orderId, unit, now, calendar, drawnBy });
  }

  private newLot(): Lot {
    const seed = Buffer.from(this.random.bytes(32)).toString('hex');
    return { seed, eligible: 0, drawn: 0, listHash: EMPTY_LIST };
  }
}

const columnsOf = ({ eligible, drawn, listHash }: Lot): Columns => ({ eligible, drawn, list_hash: listHash });

const committed = (here: Columns, lot: Lot, now: Date): Columns => ({
  ...here,
  seed: lot.seed,
  commitment: commitmentOf(lot.seed),
  ...columnsOf(lot),
  created_at: now,
});
