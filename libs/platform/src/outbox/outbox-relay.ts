import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { DatabaseListener } from '../database/database-listener';
import { postgresPool } from '../database/unit-of-work';
import { Metrics } from '../metrics/metrics';
import { PollingLoop } from '../work/polling-loop';
import { WorkHints } from '../work/work-hints';
import { eventOf, type EventRow } from './delivery';
import { DeliverySender } from './delivery-sender';
import { EventConsumers } from './event-consumers';

const BATCH = 500;
/** A busy moment's events are taken together; a single event in a quiet one does not wait. */
const GAP_MS = 40;
/** PostgreSQL takes NOTIFY payloads below 8,000 bytes: a payload ends with the notice that passes half of that. */
const HALF_A_PAYLOAD = 3900;

interface RelayedRow extends EventRow {
  consumers: string[];
}

/**
 * Takes events from the outbox to the queue and to live screens. Any number of relays may run: each takes rows the others
 * have not locked. Marked first, sent after that is committed: what is lost in between is sent again by the sweeper.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly pool: Pool;
  private readonly loop: PollingLoop;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(EventConsumers) private readonly consumers: EventConsumers,
    @Inject(DeliverySender) private readonly sender: DeliverySender,
    @Inject(WorkHints) private readonly hints: WorkHints,
    @Inject(DatabaseListener) private readonly listener: DatabaseListener,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'relayPollMs' | 'resendMs'>,
  ) {
    this.pool = postgresPool(dataSource);
    this.loop = new PollingLoop({
      name: OutboxRelay.name,
      everyMs: config.relayPollMs,
      gapMs: GAP_MS,
      work: async () => (await this.relayBatch()) === BATCH,
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.loop.start();
    await this.hints.onHint('events', () => this.loop.wake());
    this.listener.onReconnected(() => this.loop.wake());
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  /** Takes one batch. @returns how many events it took */
  async relayBatch(): Promise<number> {
    const { rows } = await this.pool.query<RelayedRow>({
      name: 'outbox_relay',
      text: TAKE_BATCH,
      values: [this.consumersAsJson(), this.config.resendMs / 1000],
    });
    this.metrics.eventsRelayed.inc(rows.length);
    await this.sender.send(
      rows.flatMap((row) => {
        const event = eventOf(row);
        return row.consumers.map((consumer) => ({ event, consumer, attempt: 1 }));
      }),
    );
    return rows.length;
  }

  private consumersAsJson(): string {
    return JSON.stringify(
      this.consumers.all().map(({ name, events }) => ({ name, types: events === '*' ? null : events })),
    );
  }
}

/**
 * One statement: lock a batch nobody else has, write a delivery per consumer, mark the events, tell live screens. What
 * these are told (LiveNotice) is packed into as few payloads as PostgreSQL's 8,000 bytes allow, in order.
 */
const TAKE_BATCH = `
WITH batch AS MATERIALIZED (
  SELECT id, type, street_id, subject_id, occurred_at, payload FROM outbox_events
  WHERE relayed_at IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
), sent AS (
  INSERT INTO event_deliveries (event_id, consumer, sent_at, attempts, next_send_at)
  SELECT batch.id, c.name, clock_timestamp(), 1, clock_timestamp() + make_interval(secs => $2::float8)
  FROM batch JOIN jsonb_to_recordset($1::jsonb) AS c(name text, types jsonb)
    ON c.types IS NULL OR c.types = 'null'::jsonb OR c.types ? batch.type
  ON CONFLICT DO NOTHING
  RETURNING event_id, consumer
), heard AS (
  SELECT event_id, array_agg(consumer) AS consumers FROM sent GROUP BY event_id
), marked AS (
  UPDATE outbox_events SET relayed_at = clock_timestamp() FROM batch WHERE outbox_events.id = batch.id
), notices AS (
  SELECT id, json_build_object('t', type, 's', street_id, 'id', subject_id, 'p', payload -> 'communityPath')::text AS notice
  FROM batch
), payloads AS (
  SELECT '[' || string_agg(notice, ',' ORDER BY id) || ']' AS payload
  FROM (SELECT id, notice, sum(octet_length(notice) + 1) OVER (ORDER BY id) / ${HALF_A_PAYLOAD} AS part FROM notices) AS parts
  GROUP BY part
), told AS MATERIALIZED (
  SELECT count(pg_notify('live', payload)) AS payloads FROM payloads
)
SELECT batch.*, coalesce(heard.consumers, '{}') AS consumers
FROM told CROSS JOIN batch LEFT JOIN heard ON heard.event_id = batch.id ORDER BY batch.id`;
