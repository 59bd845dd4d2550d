import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { DatabaseClock } from '../database/database-clock';
import { postgresPool } from '../database/unit-of-work';
import { Metrics } from '../metrics/metrics';
import { PollingLoop } from '../work/polling-loop';
import { Slots } from '../work/slots';
import { TimerFirer } from './timer-firer';
import type { TimerRef } from './timer-writes';

/** How long a timer that one sweeper is firing is left alone by the others, seconds. */
const LEASE_SECONDS = 30;

interface OverdueRow {
  subject_id: string;
  kind: string;
  generation: number;
}

/**
 * Fires what is overdue although nobody came: Redis was wiped, a worker died, a job was early by its worker's clock, a
 * handler failed. Looks every second, straight at PostgreSQL, so no deadline is lost while PostgreSQL lives.
 */
@Injectable()
export class TimerSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly pool: Pool;
  private readonly loop: PollingLoop;
  private readonly slots: Slots;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(TimerFirer) private readonly firer: TimerFirer,
    @Inject(DatabaseClock) private readonly clock: DatabaseClock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(APP_CONFIG)
    private readonly config: Pick<AppConfig, 'sweepMs' | 'timerGraceMs' | 'queueConcurrency' | 'shutdownMs'>,
  ) {
    this.pool = postgresPool(dataSource);
    this.loop = new PollingLoop({
      name: TimerSweeper.name,
      everyMs: config.sweepMs,
      work: async () => {
        await this.sweep();
        return false;
      },
    });
    // more may be waiting than there were places for
    this.slots = new Slots(config.queueConcurrency, () => this.wasFull && this.loop.wake());
  }

  private wasFull = false;

  onApplicationBootstrap(): void {
    this.loop.start();
    this.clock.onChanged(() => this.loop.wake());
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
    await this.slots.idle(this.config.shutdownMs);
  }

  /** Fires everything that is due now, without grace, and waits for it. For tests, seeds and one-off commands. */
  async fireDue(): Promise<number> {
    let fired = 0;
    for (;;) {
      const timers = await this.lease(100, 0);
      if (timers.length === 0) return fired;
      for (const timer of timers) if ((await this.firer.fire(timer, 'sweeper')) === 'done') fired++;
    }
  }

  private async sweep(): Promise<void> {
    const places = this.slots.free;
    if (places === 0) return;
    const timers = await this.lease(places, this.config.timerGraceMs / 1000);
    this.wasFull = timers.length === places;
    this.metrics.repairs.inc({ kind: 'timer_swept' }, timers.length);
    for (const timer of timers) {
      // a lost connection is no handler's failure: the lease runs out and the next sweep finds it
      this.slots.run(async () => void (await this.firer.fire(timer, 'sweeper').catch(() => undefined)));
    }
  }

  private async lease(limit: number, graceSeconds: number): Promise<TimerRef[]> {
    const { rows } = await this.pool.query<OverdueRow>({
      name: 'timer_lease',
      text: LEASE_OVERDUE,
      values: [graceSeconds, limit, LEASE_SECONDS],
    });
    return rows.map(({ subject_id, kind, generation }) => ({ subjectId: subject_id, kind, generation }));
  }
}

/** No row lock while firing: the handler's own unit has to update the row. A lease in the row does instead. */
const LEASE_OVERDUE = `
WITH overdue AS (
  SELECT subject_id, kind FROM timers
  WHERE state = 'ARMED'
    AND due_at <= app_now() - make_interval(secs => $1::float8) * (SELECT scale FROM app_clock)
    AND (not_before IS NULL OR not_before <= clock_timestamp())
  ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
)
UPDATE timers t SET not_before = clock_timestamp() + make_interval(secs => $3::float8) FROM overdue
WHERE t.subject_id = overdue.subject_id AND t.kind = overdue.kind
RETURNING t.subject_id, t.kind, t.generation`;
