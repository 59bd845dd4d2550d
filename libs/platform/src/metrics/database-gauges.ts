import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import type { Pool } from 'pg';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { acrossStreets, streetCrossings } from '../database/street-scope';
import { postgresPool, UnitOfWork } from '../database/unit-of-work';
import { Queues } from '../queues/queues';
import { withTimeout } from '../queues/with-timeout';
import { Metrics } from './metrics';

interface StandingRow {
  outbox_size: number;
  outbox_lag: number;
  undone: number;
  dead: number;
  armed: number;
  overdue: number;
  failing: number;
  timer_lag: number;
  jobs_open: number;
  jobs_failed: number;
}

const COUNT_TIMEOUT_MS = 3000;

const STANDING = `
SELECT
  (SELECT count(*)::int FROM outbox_events WHERE relayed_at IS NULL) AS outbox_size,
  (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0)::float8
     FROM outbox_events WHERE relayed_at IS NULL) AS outbox_lag,
  (SELECT count(*)::int FROM event_deliveries WHERE done_at IS NULL AND next_send_at IS NOT NULL) AS undone,
  (SELECT count(*)::int FROM event_deliveries WHERE done_at IS NULL AND next_send_at IS NULL) AS dead,
  (SELECT count(*)::int FROM timers WHERE state = 'ARMED') AS armed,
  (SELECT count(*)::int FROM timers WHERE state = 'ARMED' AND due_at <= app_now()) AS overdue,
  (SELECT count(*)::int FROM timers WHERE state = 'ARMED' AND due_at <= app_now() AND failures > 0) AS failing,
  (SELECT greatest(0, coalesce(extract(epoch FROM app_now() - min(due_at)), 0) / greatest(1, (SELECT scale FROM app_clock)))::float8
     FROM timers WHERE state = 'ARMED') AS timer_lag,
  (SELECT count(*)::int FROM background_jobs WHERE state IN ('PENDING', 'RUNNING')) AS jobs_open,
  (SELECT count(*)::int FROM background_jobs WHERE state = 'FAILED') AS jobs_failed`;

/** What stands in the database and the queues, read when Prometheus asks. Every process reports the same figures. */
@Injectable()
export class DatabaseGauges implements OnModuleInit {
  private readonly pool: Pool;
  private asked: Promise<StandingRow> | null = null;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Optional() @Inject(Queues) private readonly queues: Queues | null,
  ) {
    this.pool = postgresPool(dataSource);
  }

  onModuleInit(): void {
    this.standingGauge('outbox_events_unrelayed', 'Events no relay has taken', 'outbox_size');
    this.standingGauge('outbox_lag_seconds', 'Age of the oldest event no relay has taken', 'outbox_lag');
    this.standingGauge('event_deliveries_undone', 'Deliveries on their way', 'undone');
    this.standingGauge('event_deliveries_dead', 'Deliveries given up', 'dead');
    this.standingGauge('timers_armed', 'Deadlines in force', 'armed');
    this.standingGauge('timers_overdue', 'Deadlines in force that are past due', 'overdue');
    this.standingGauge(
      'timers_lag_seconds',
      'How long past due the most overdue deadline is, real seconds',
      'timer_lag',
    );
    this.standingGauge('timers_failing', 'Overdue deadlines whose firing failed before', 'failing');
    this.standingGauge('background_jobs_open', 'Exports and imports waiting or under way', 'jobs_open');
    this.standingGauge('background_jobs_failed', 'Exports and imports given up', 'jobs_failed');
    this.crossingGauge();
    this.poolGauge();
    this.queueGauge();
    this.workerGauge();
  }

  private standingGauge(name: string, help: string, key: keyof StandingRow): void {
    const standing = () => this.standing();
    new Gauge({
      name,
      help,
      registers: [this.metrics.registry],
      async collect() {
        this.set((await standing())[key]);
      },
    });
  }

  /** One query for all gauges of a scrape: they are collected side by side. */
  private standing(): Promise<StandingRow> {
    this.asked ??= acrossStreets('METRICS', () =>
      this.unitOfWork.atomic((tx) => tx.query<StandingRow>(STANDING)),
    )
      .then((rows) => rows[0]!)
      .finally(() => (this.asked = null));
    return this.asked;
  }

  private crossingGauge(): void {
    const gauge: Gauge<'reason'> = new Gauge({
      name: 'street_crossings',
      help: 'How often this process looked across all streets, by reason, since it started',
      labelNames: ['reason'],
      registers: [this.metrics.registry],
      collect() {
        for (const [reason, n] of streetCrossings()) gauge.set({ reason }, n);
      },
    });
  }

  private poolGauge(): void {
    const { pool } = this;
    const connections: Gauge<'state'> = new Gauge({
      name: 'database_pool_connections',
      help: 'Connections of the main pool, by state',
      labelNames: ['state'],
      registers: [this.metrics.registry],
      collect() {
        connections.set({ state: 'open' }, pool.totalCount);
        connections.set({ state: 'idle' }, pool.idleCount);
        connections.set({ state: 'waited_for' }, pool.waitingCount);
      },
    });
  }

  private queueGauge(): void {
    const { queues } = this;
    if (!queues) return;
    const jobs: Gauge<'queue' | 'state'> = new Gauge({
      name: 'queue_jobs',
      help: 'Jobs by queue and state',
      labelNames: ['queue', 'state'],
      registers: [this.metrics.registry],
      async collect() {
        for (const queue of queues.all()) {
          // with the store away the last figures stay
          const counts = await queue.counts().catch(() => null);
          for (const [state, n] of Object.entries<number>({ ...counts }))
            jobs.set({ queue: queue.name, state }, n);
        }
      },
    });
  }

  /** Who takes jobs, as the store sees it: also a worker that is gone without a word is missed here. */
  private workerGauge(): void {
    const { queues } = this;
    if (!queues) return;
    const workers: Gauge<'queue'> = new Gauge({
      name: 'queue_workers',
      help: 'Workers connected to a queue; 0 as well when the store does not answer',
      labelNames: ['queue'],
      registers: [this.metrics.registry],
      async collect() {
        for (const queue of queues.bullQueues()) {
          const asked = withTimeout(queue.getWorkersCount(), COUNT_TIMEOUT_MS, 'counting workers');
          workers.set({ queue: queue.name }, await asked.catch(() => 0));
        }
      },
    });
  }
}
