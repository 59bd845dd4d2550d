import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DomainEvent } from '#libs/kernel';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import { withCorrelation } from '../logging/correlation';
import { errorLabel } from '../logging/error-label';
import { Metrics } from '../metrics/metrics';
import { Queues } from '../queues/queues';
import { EventConsumers, type EventConsumer } from './event-consumers';

interface DeliveryRow {
  id: string;
  type: string;
  street_id: string;
  subject_id: string;
  occurred_at: Date;
  payload: object;
}

/**
 * Lets a consumer hear an event. That it was heard is recorded in the same statement as what the consumer writes, so it
 * has one effect however often and by however many workers it is delivered.
 */
@Injectable()
export class DeliveryProcessor implements OnApplicationBootstrap {
  private readonly log = new Logger(DeliveryProcessor.name);

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventConsumers) private readonly consumers: EventConsumers,
    @Inject(Queues) private readonly queues: Queues,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'queueConcurrency'>,
  ) {}

  onApplicationBootstrap(): void {
    this.queues.events.process(
      ({ data }) => this.deliver(String(data['eventId']), String(data['consumer'])),
      this.config.queueConcurrency,
    );
  }

  /** Never throws for what the consumer does: failures are kept in the row and tried again by the sweeper. */
  async deliver(eventId: string, consumerName: string): Promise<void> {
    await withCorrelation(eventId, async () => {
      try {
        const consumer = this.consumers.get(consumerName);
        if (!consumer) throw new UnknownConsumer();
        const isNew = await this.unitOfWork.atomic((tx) => hear(tx, eventId, consumer));
        this.metrics.deliveries.inc({ consumer: consumerName, outcome: isNew ? 'done' : 'repeated' });
      } catch (error) {
        await this.recordFailure(eventId, consumerName, errorLabel(error));
      }
    });
  }

  private async recordFailure(eventId: string, consumer: string, label: string): Promise<void> {
    this.metrics.deliveries.inc({ consumer, outcome: 'failed' });
    this.log.warn(`${consumer} could not hear event ${eventId}: ${label}`);
    await this.dataSource.query(
      `UPDATE event_deliveries SET last_error = $3,
         next_send_at = clock_timestamp() + make_interval(secs => least(power(2, least(attempts, 20) - 1), 600))
       WHERE event_id = $1 AND consumer = $2 AND ${UNHEARD} AND next_send_at IS NOT NULL`,
      [eventId, consumer, label],
    );
  }
}

/**
 * `done_at IS NULL`, said so that the planner cannot use the partial index over all unheard deliveries: a plan made while
 * there are few of them would go on reading all of them when a backlog has built up.
 */
const UNHEARD = "coalesce(done_at, 'infinity') = 'infinity'";

/** A consumer that this build does not have, e.g. after it was renamed. */
class UnknownConsumer extends Error {
  override readonly name = 'UnknownConsumer';
}

/** @returns false when it had been heard before */
async function hear(tx: Tx, eventId: string, consumer: EventConsumer): Promise<boolean> {
  const [row] = await tx.query<DeliveryRow>(
    `SELECT e.id, e.type, e.street_id, e.subject_id, e.occurred_at, e.payload
     FROM event_deliveries d JOIN outbox_events e ON e.id = d.event_id
     WHERE d.event_id = $1 AND d.consumer = $2 AND ${UNHEARD}`,
    [eventId, consumer.name],
  );
  if (!row) return false;
  await consumer.handle(asEvent(row), tx);
  tx.write({
    text: `
UPDATE event_deliveries SET done_at = clock_timestamp(), next_send_at = NULL, last_error = NULL
WHERE event_id = $1::uuid AND consumer = $2::text AND ${UNHEARD}`,
    values: [eventId, consumer.name],
    // another worker heard it meanwhile: undo, look again, find it done
    expectRows: 1,
  });
  return true;
}

const asEvent = (row: DeliveryRow): DomainEvent => ({
  id: row.id,
  type: row.type,
  streetId: row.street_id,
  subjectId: row.subject_id,
  occurredAt: row.occurred_at,
  payload: row.payload,
});
