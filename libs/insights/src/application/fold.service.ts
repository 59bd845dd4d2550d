import {
  Inject,
  Injectable,
  Optional,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { OutboxRelay, PollingLoop, UnitOfWork, type LiveNotice, type Tx } from '#libs/platform';
import { FOLD } from './fold.sql';
import { MARK_INSERT } from './mark-orders.consumer';

/** Orders taken at once; more would hold the street's lock for longer than a screen waits. */
const BATCH = 500;
/** Between two rounds, ms: a busy second costs a few folds and not a hundred. Keeps screens within the promised 2 s. */
const GAP_MS = 300;
const POLL_MS = 1000;

/** What live screens hear when figures of a street have moved. */
export const FIGURES_CHANGED = 'FiguresChanged';

/**
 * Keeps facts and cells up with the marks: one street at a time, under that street's lock, so that no two folds meet in a
 * cell and any number of workers may run. Runs where the relay runs.
 */
@Injectable()
export class FoldFigures implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop = new PollingLoop({
    name: FoldFigures.name,
    everyMs: POLL_MS,
    gapMs: GAP_MS,
    work: async () => (await this.foldRound('SKIP')) >= BATCH,
  });

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    // the API hears no events
    @Optional() @Inject(OutboxRelay) private readonly relay: OutboxRelay | null,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.relay) return;
    this.unitOfWork.onCommitted((writes) => {
      if (writes.some(({ text }) => text === MARK_INSERT)) this.loop.wake();
    });
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  /** Until no mark is left; for tests, repair and what must read its own writes. @returns how many orders were folded */
  async foldAll(): Promise<number> {
    let all = 0;
    for (;;) {
      const folded = await this.foldRound('WAIT');
      if (folded === 0) return all;
      all += folded;
    }
  }

  /** One batch of each street that has marks. @returns how many orders were folded */
  private async foldRound(busy: 'WAIT' | 'SKIP'): Promise<number> {
    const streets = await this.unitOfWork.atomic((tx) =>
      tx.query<{ id: string }>(
        'SELECT street_id AS id FROM insight_marks GROUP BY street_id ORDER BY min(marked_at) LIMIT 100',
      ),
    );
    let folded = 0;
    for (const { id } of streets) folded += await this.foldStreet(id, busy);
    return folded;
  }

  private foldStreet(streetId: string, busy: 'WAIT' | 'SKIP'): Promise<number> {
    const fold = async (tx: Tx): Promise<number> => {
      if (!(await lockStreet(tx, streetId, busy))) return 0;
      // gone with the commit; a mark written meanwhile is another row, and read next time
      const marked = await tx.query<{ orderId: string }>(
        `DELETE FROM insight_marks WHERE id IN (
           SELECT id FROM insight_marks WHERE street_id = $1 ORDER BY marked_at LIMIT ${BATCH})
         RETURNING order_id AS "orderId"`,
        [streetId],
      );
      const orderIds = [...new Set(marked.map(({ orderId }) => orderId))];
      if (orderIds.length === 0) return 0;
      await tx.query(FOLD, [orderIds]);
      await tellScreens(tx, streetId);
      return orderIds.length;
    };
    return this.unitOfWork.transaction(fold, { prepared: true });
  }
}

/** Held by whoever writes facts and cells of a street, to the end of the transaction. @returns false when SKIP found it held */
export async function lockStreet(tx: Tx, streetId: string, busy: 'WAIT' | 'SKIP'): Promise<boolean> {
  const key = `hashtext('insights'), hashtext($1::text)`;
  const [lock] = await tx.query<{ taken: boolean }>(
    busy === 'SKIP'
      ? `SELECT pg_try_advisory_xact_lock(${key}) AS taken`
      : `SELECT true AS taken FROM (SELECT pg_advisory_xact_lock(${key})) waited`,
    [streetId],
  );
  return lock!.taken;
}

async function tellScreens(tx: Tx, streetId: string): Promise<void> {
  const notices: LiveNotice[] = [{ t: FIGURES_CHANGED, s: streetId, id: streetId, p: null }];
  await tx.query(`SELECT pg_notify('live', $1)`, [JSON.stringify(notices)]);
}
