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
import { postgresPool } from '../database/unit-of-work';
import { Metrics } from '../metrics/metrics';
import { PollingLoop } from '../work/polling-loop';
import { eventOf, type EventRow } from './delivery';
import { DeliverySender } from './delivery-sender';

const BATCH = 500;
/** Sends before a delivery is given up: spread over about two hours. */
const MOST_ATTEMPTS = 20;
const PURGE_EVERY_MS = 60_000;
const KEPT_DAYS = 30;

/**
 * Sends again what was sent and not heard: Redis may have been wiped, a worker killed, a consumer failing. Waits 30 s and
 * then twice as long each time, at most ten minutes; a consumer's own failure is tried again sooner. What failed twenty
 * times is given up: it stays in the table, is counted as dead, and `revive` gives it another round.
 */
@Injectable()
export class DeliverySweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(DeliverySweeper.name);
  private readonly pool: Pool;
  private readonly loop: PollingLoop;
  private purgedAt = -Infinity;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(DeliverySender) private readonly sender: DeliverySender,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'sweepMs' | 'resendMs'>,
  ) {
    this.pool = postgresPool(dataSource);
    this.loop = new PollingLoop({
      name: DeliverySweeper.name,
      everyMs: config.sweepMs,
      work: async () => {
        await this.purgeNowAndThen();
        return (await this.resendBatch()) === BATCH;
      },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns how many deliveries were due to be sent again */
  async resendBatch(): Promise<number> {
    const { rows } = await this.pool.query<ResentRow>(TAKE_OVERDUE, [
      BATCH,
      MOST_ATTEMPTS,
      this.config.resendMs / 1000,
    ]);
    const dead = rows.filter((row) => row.is_dead);
    const again = rows.filter((row) => !row.is_dead);
    for (const { id, consumer } of dead) this.log.error(`gave up: ${consumer} never heard event ${id}`);
    this.metrics.repairs.inc({ kind: 'delivery_dead' }, dead.length);
    this.metrics.repairs.inc({ kind: 'delivery_resent' }, again.length);
    await this.sender.send(
      again.map((row) => ({ event: eventOf(row), consumer: row.consumer, attempt: row.attempts })),
    );
    return rows.length;
  }

  /** Gives dead deliveries another round. For operators, after the cause is mended. @returns how many */
  async revive(): Promise<number> {
    const { rowCount } = await this.pool.query(
      `UPDATE event_deliveries SET attempts = 0, next_send_at = clock_timestamp()
       WHERE done_at IS NULL AND next_send_at IS NULL`,
    );
    return rowCount ?? 0;
  }

  /** The outbox is a road, not the record: what was heard by all goes after a month. */
  private async purgeNowAndThen(): Promise<void> {
    if (performance.now() - this.purgedAt < PURGE_EVERY_MS) return;
    this.purgedAt = performance.now();
    await this.pool.query(
      `DELETE FROM outbox_events WHERE id IN (
         SELECT id FROM outbox_events e
         WHERE recorded_at < clock_timestamp() - make_interval(days => $1) AND relayed_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM event_deliveries d WHERE d.event_id = e.id AND d.done_at IS NULL)
         ORDER BY recorded_at LIMIT 5000)`,
      [KEPT_DAYS],
    );
  }
}

interface ResentRow extends EventRow {
  consumer: string;
  attempts: number;
  is_dead: boolean;
}

const TAKE_OVERDUE = `
WITH overdue AS (
  SELECT event_id, consumer, attempts >= $2 AS is_dead FROM event_deliveries
  WHERE done_at IS NULL AND next_send_at <= clock_timestamp()
  ORDER BY next_send_at LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE event_deliveries d SET
  attempts = d.attempts + CASE WHEN is_dead THEN 0 ELSE 1 END,
  sent_at = CASE WHEN is_dead THEN d.sent_at ELSE clock_timestamp() END,
  next_send_at = CASE WHEN is_dead THEN NULL
    ELSE clock_timestamp() + make_interval(secs => least($3::float8 * power(2, least(d.attempts, 20)), 600)) END
FROM overdue JOIN outbox_events e ON e.id = overdue.event_id
WHERE d.event_id = overdue.event_id AND d.consumer = overdue.consumer
RETURNING e.id, e.type, e.street_id, e.subject_id, e.occurred_at, e.payload, d.consumer, d.attempts, is_dead`;
