import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { DatabaseClock } from '../database/database-clock';
import { postgresPool } from '../database/unit-of-work';
import { errorLabel } from '../logging/error-label';
import { Metrics } from '../metrics/metrics';
import { Queues } from '../queues/queues';
import { PollingLoop } from '../work/polling-loop';
import { WorkHints } from '../work/work-hints';
import { TimerFirer } from './timer-firer';
import { IN_FORCE } from './timer-writes';

const BATCH = 1000;
/** While the queue is away the sweeper does the work; this is how often the waker looks whether it is back. */
const PAUSE_MS = 5000;

interface HintRow {
  subject_id: string;
  kind: string;
  generation: number;
  delay_ms: number | null;
  version: number;
}

/**
 * Asks the queue for a delayed job for each timer that falls due soon, so that it fires to the tenth of a second. Only a
 * hint: a job that is lost, late, early or doubled changes nothing but the punctuality.
 */
@Injectable()
export class TimerWaker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(TimerWaker.name);
  private readonly pool: Pool;
  private readonly loop: PollingLoop;
  private awayUntil = 0;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(Queues) private readonly queues: Queues,
    @Inject(TimerFirer) private readonly firer: TimerFirer,
    @Inject(DatabaseClock) private readonly clock: DatabaseClock,
    @Inject(WorkHints) private readonly hints: WorkHints,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(APP_CONFIG)
    private readonly config: Pick<AppConfig, 'sweepMs' | 'timerHorizonMs' | 'queueConcurrency'>,
  ) {
    this.pool = postgresPool(dataSource);
    this.loop = new PollingLoop({
      name: TimerWaker.name,
      everyMs: config.sweepMs,
      work: async () => (await this.hintBatch()) === BATCH,
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.queues.timers.process(async ({ data }) => {
      const timer = {
        subjectId: String(data['subjectId']),
        kind: String(data['kind']),
        generation: Number(data['generation']),
      };
      await this.firer.fire(timer, 'bullmq');
    }, this.config.queueConcurrency);
    this.loop.start();
    this.clock.onChanged(() => this.loop.wake());
    await this.hints.onHint('timers', () => this.loop.wake());
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns how many timers it asked jobs for */
  async hintBatch(): Promise<number> {
    if (performance.now() < this.awayUntil) return 0;
    const { rows } = await this.pool.query<HintRow>({
      name: 'timer_hints',
      text: TAKE_UNHINTED,
      values: [this.config.timerHorizonMs / 1000],
    });
    try {
      await this.queues.timers.addBulk(rows.map(asJob));
    } catch (error) {
      this.awayUntil = performance.now() + PAUSE_MS;
      this.log.warn(`${rows.length} timers wait for the sweeper: ${errorLabel(error)}`);
      await this.takeBack(rows);
      return 0;
    }
    return rows.length;
  }

  private async takeBack(rows: readonly HintRow[]): Promise<void> {
    this.metrics.repairs.inc({ kind: 'timer_unhinted' }, rows.length);
    await this.pool.query(
      `UPDATE timers t SET hinted_at = NULL
       FROM unnest($1::uuid[], $2::text[], $3::integer[]) AS h(subject_id, kind, generation)
       WHERE t.subject_id = h.subject_id AND t.kind = h.kind AND t.generation = h.generation AND t.${IN_FORCE}`,
      [rows.map((r) => r.subject_id), rows.map((r) => r.kind), rows.map((r) => r.generation)],
    );
  }
}

/** The clock's version is in the id: after the clock was moved the job of the old time must not swallow the new one. */
const asJob = ({ subject_id, kind, generation, delay_ms, version }: HintRow) => ({
  id: `${subject_id}-${kind.replaceAll(':', '.')}-${generation}${version === 0 ? '' : `-c${version}`}`,
  name: 'timer',
  data: { subjectId: subject_id, kind, generation },
  delayMs: Math.max(0, delay_ms ?? 0),
});

const TAKE_UNHINTED = `
WITH soon AS (
  SELECT subject_id, kind FROM timers
  WHERE state = 'ARMED' AND hinted_at IS NULL
    AND due_at <= app_now() + make_interval(secs => $1::float8) * (SELECT scale FROM app_clock)
  ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
)
UPDATE timers t SET hinted_at = clock_timestamp() FROM soon, app_clock c
WHERE t.subject_id = soon.subject_id AND t.kind = soon.kind
RETURNING t.subject_id, t.kind, t.generation, c.version,
  (extract(epoch FROM t.due_at - app_now()) * 1000 / nullif(c.scale, 0))::float8 AS delay_ms`;
