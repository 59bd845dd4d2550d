import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { postgresPool } from '../database/unit-of-work';
import { JobWaker } from '../jobs/job-waker';
import { OutboxRelay } from '../outbox/outbox-relay';
import { Queues } from '../queues/queues';
import { TimerSweeper } from '../timers/timer-sweeper';

/**
 * Brings everything to rest: events relayed and heard, due timers fired, and what follows from them, too. For tests,
 * seeds and the demonstration; the running product needs nobody to call it.
 */
@Injectable()
export class WorkDrain {
  private readonly pool: Pool;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
    @Inject(TimerSweeper) private readonly sweeper: TimerSweeper,
    @Inject(Queues) private readonly queues: Queues,
    @Optional() @Inject(JobWaker) private readonly jobs: JobWaker | null,
  ) {
    this.pool = postgresPool(dataSource);
  }

  /**
   * @param patienceMs real milliseconds
   * @throws Error naming what is still open when patience ends; failed deliveries and timers count as open
   */
  async drain(patienceMs = 15_000): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      await this.relay.relayBatch();
      await this.queues.drainInline();
      await this.sweeper.fireDue();
      await this.jobs?.runDue();
      const open = await this.open();
      if (open === null) return;
      if (performance.now() > deadline) throw new Error(`still open after ${patienceMs} ms: ${open}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  private async open(): Promise<string | null> {
    const { rows } = await this.pool.query<{ open: string | null }>(`
SELECT nullif(concat_ws(', ',
  (SELECT 'events to relay: ' || count(*) FROM outbox_events WHERE relayed_at IS NULL HAVING count(*) > 0),
  (SELECT string_agg(DISTINCT 'delivery to ' || consumer || coalesce(' (' || last_error || ')', ''), ', ')
     FROM event_deliveries WHERE done_at IS NULL),
  (SELECT string_agg(DISTINCT 'job ' || kind || coalesce(' (' || last_error || ')', ''), ', ')
     FROM background_jobs WHERE state IN ('PENDING', 'RUNNING')),
  (SELECT string_agg(DISTINCT 'timer ' || kind || coalesce(' (' || last_error || ')', ''), ', ')
     FROM timers WHERE state = 'ARMED' AND due_at <= app_now())), '') AS open`);
    return rows[0]!.open;
  }
}
