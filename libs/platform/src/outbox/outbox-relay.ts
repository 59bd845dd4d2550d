import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { DatabaseListener } from '../database/database-listener';
import { UnitOfWork } from '../database/unit-of-work';
import { Metrics } from '../metrics/metrics';
import { PollingLoop } from '../work/polling-loop';
import { WorkHints } from '../work/work-hints';
import { DeliverySender, type DeliveryAttempt } from './delivery-sender';
import { EventConsumers } from './event-consumers';
import { livePayloads } from './live-notice';

const BATCH = 500;

interface RelayedRow {
  id: string;
  type: string;
  street_id: string;
  subject_id: string;
  community_path: string | null;
  consumers: string[];
}

/**
 * Takes events from the outbox to the queue and to live screens. Any number of relays may run: each takes rows the others
 * have not locked. Marked first, sent after the commit: what is lost in between is sent again by the sweeper.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(EventConsumers) private readonly consumers: EventConsumers,
    @Inject(DeliverySender) private readonly sender: DeliverySender,
    @Inject(WorkHints) private readonly hints: WorkHints,
    @Inject(DatabaseListener) private readonly listener: DatabaseListener,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'relayPollMs' | 'resendMs'>,
  ) {
    this.loop = new PollingLoop({
      name: OutboxRelay.name,
      everyMs: config.relayPollMs,
      work: async () => (await this.relayBatch()) === BATCH,
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.loop.start();
    await this.hints.onHint(() => this.loop.wake());
    this.listener.onReconnected(() => this.loop.wake());
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  /** Takes one batch. @returns how many events it took */
  async relayBatch(): Promise<number> {
    const rows = await this.unitOfWork.transaction(async (tx) => {
      const taken = await tx.query<RelayedRow>(TAKE_BATCH, [
        this.consumersAsJson(),
        this.config.resendMs / 1000,
      ]);
      const payloads = livePayloads(
        taken.map((row) => ({ t: row.type, s: row.street_id, id: row.subject_id, p: row.community_path })),
      );
      if (payloads.length > 0)
        await tx.query(`SELECT pg_notify('live', p) FROM unnest($1::text[]) AS p`, [payloads]);
      return taken;
    });
    this.metrics.eventsRelayed.inc(rows.length);
    const deliveries: DeliveryAttempt[] = rows.flatMap((row) =>
      row.consumers.map((consumer) => ({ eventId: row.id, consumer, attempt: 1 })),
    );
    await this.sender.send(deliveries);
    return rows.length;
  }

  private consumersAsJson(): string {
    return JSON.stringify(
      this.consumers.all().map(({ name, events }) => ({ name, types: events === '*' ? null : events })),
    );
  }
}

/** One statement: lock a batch nobody else has, write a delivery per consumer, mark the events. */
const TAKE_BATCH = `
WITH batch AS (
  SELECT id, type, street_id, subject_id, payload FROM outbox_events
  WHERE relayed_at IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
), sent AS (
  INSERT INTO event_deliveries (event_id, consumer, sent_at, attempts, next_send_at)
  SELECT batch.id, c.name, clock_timestamp(), 1, clock_timestamp() + make_interval(secs => $2::float8)
  FROM batch JOIN jsonb_to_recordset($1::jsonb) AS c(name text, types jsonb)
    ON c.types IS NULL OR c.types = 'null'::jsonb OR c.types ? batch.type
  ON CONFLICT DO NOTHING
  RETURNING event_id, consumer
), marked AS (
  UPDATE outbox_events SET relayed_at = clock_timestamp() FROM batch WHERE outbox_events.id = batch.id
)
SELECT batch.id, batch.type, batch.street_id, batch.subject_id, batch.payload ->> 'communityPath' AS community_path,
  ARRAY(SELECT consumer FROM sent WHERE event_id = batch.id) AS consumers
FROM batch ORDER BY batch.id`;
