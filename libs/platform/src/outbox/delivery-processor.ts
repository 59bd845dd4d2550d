import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DomainEvent } from '#libs/kernel';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import type { WriteStatement } from '../database/combined-statement';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import { withCorrelation } from '../logging/correlation';
import { errorLabel } from '../logging/error-label';
import { Metrics } from '../metrics/metrics';
import { Queues } from '../queues/queues';
import { hearingsOf, type Hearing } from './delivery-jobs';
import { EventConsumers, type EventConsumer } from './event-consumers';

/**
 * Lets consumers hear events. That an event was heard is recorded in the same statement as what the consumer writes, so
 * it has one effect however often and by however many workers it is delivered.
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
    this.queues.events.process(async (job) => {
      await Promise.all(hearingsOf(job).map((hearing) => this.deliver(hearing)));
    }, this.config.queueConcurrency);
  }

  /** Never throws for what the consumer does: failures are kept in the rows and tried again by the sweeper. */
  async deliver({ consumer: name, events, again }: Hearing): Promise<void> {
    const consumer = this.consumers.get(name);
    if (consumer?.handleAll && events.length > 1 && (await this.hearTogether(consumer, events, again)))
      return;
    for (const event of events) {
      await withCorrelation(event.id, async () => {
        try {
          if (!consumer) throw new UnknownConsumer();
          await this.hear(consumer, [event], again);
        } catch (error) {
          await this.recordFailure(event.id, name, errorLabel(error));
        }
      });
    }
  }

  /** @returns false when it did not work: one of them may be the cause, and the others must not wait for it */
  private async hearTogether(
    consumer: EventConsumer,
    events: readonly DomainEvent[],
    again: boolean,
  ): Promise<boolean> {
    try {
      await withCorrelation(events[0]!.id, () => this.hear(consumer, events, again));
      return true;
    } catch (error) {
      this.log.warn(`${consumer.name} hears ${events.length} events one by one: ${errorLabel(error)}`);
      return false;
    }
  }

  private async hear(consumer: EventConsumer, events: readonly DomainEvent[], again: boolean): Promise<void> {
    let isFirstTry = !again;
    const heard = await this.unitOfWork.atomic(async (tx) => {
      // what was sent once is not heard yet, as a rule, and the guard of the mark decides; a second try has a cause
      const open = isFirstTry ? events : await unheard(tx, events, consumer);
      isFirstTry = false;
      if (open.length > 1 && consumer.handleAll) await consumer.handleAll(open, tx);
      else for (const event of open) await consumer.handle(event, tx);
      if (open.length > 0) tx.write(mark(open, consumer));
      return open.length;
    });
    this.metrics.deliveries.inc({ consumer: consumer.name, outcome: 'done' }, heard);
    this.metrics.deliveries.inc({ consumer: consumer.name, outcome: 'repeated' }, events.length - heard);
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

async function unheard(
  tx: Tx,
  events: readonly DomainEvent[],
  { name }: EventConsumer,
): Promise<DomainEvent[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT event_id AS id FROM event_deliveries WHERE event_id = ANY($1::uuid[]) AND consumer = $2 AND ${UNHEARD}`,
    [events.map(({ id }) => id), name],
  );
  const open = new Set(rows.map(({ id }) => id));
  return events.filter(({ id }) => open.has(id));
}

/** Another worker may have heard one of them meanwhile: then the unit is undone, looks again and finds it done. */
const mark = (events: readonly DomainEvent[], { name }: EventConsumer): WriteStatement => {
  const ids = events.map(({ id }) => id);
  return {
    // an array is planned for its length, each time anew: not for the everyday one
    text: ids.length === 1 ? MARK_ONE : MARK_MANY,
    values: [ids.length === 1 ? ids[0] : ids, name],
    expectRows: ids.length,
  };
};

const MARK = `
UPDATE event_deliveries SET done_at = clock_timestamp(), next_send_at = NULL, last_error = NULL
WHERE consumer = $2::text AND ${UNHEARD}`;
const MARK_ONE = `${MARK} AND event_id = $1::uuid`;
const MARK_MANY = `${MARK} AND event_id = ANY($1::uuid[])`;
