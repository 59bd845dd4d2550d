import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { errorLabel } from '../logging/error-label';
import { Queues } from '../queues/queues';
import type { Delivery } from './delivery';
import { deliveryJobs } from './delivery-jobs';

/** While the queue is away it is asked only this often; each question costs a time-out. */
const PAUSE_MS = 5000;

/** Hands deliveries to the queue. What the queue does not take goes back to the sweeper, uncounted. */
@Injectable()
export class DeliverySender {
  private readonly log = new Logger(DeliverySender.name);
  private awayUntil = 0;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  async send(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    if (performance.now() < this.awayUntil) return this.takeBack(deliveries);
    try {
      await this.queues.events.addBulk(deliveryJobs(deliveries));
    } catch (error) {
      this.awayUntil = performance.now() + PAUSE_MS;
      this.log.warn(`${deliveries.length} deliveries wait for the queue: ${errorLabel(error)}`);
      await this.takeBack(deliveries);
    }
  }

  /** The attempt keeps its number: a send that the queue refused does not count. */
  private async takeBack(deliveries: readonly Delivery[]): Promise<void> {
    await this.dataSource.query(
      `UPDATE event_deliveries d
       SET attempts = d.attempts - 1, next_send_at = clock_timestamp() + make_interval(secs => $4)
       FROM unnest($1::uuid[], $2::text[], $3::integer[]) AS s(event_id, consumer, attempt)
       WHERE d.event_id = s.event_id AND d.consumer = s.consumer AND d.attempts = s.attempt AND d.done_at IS NULL`,
      [
        deliveries.map(({ event }) => event.id),
        deliveries.map(({ consumer }) => consumer),
        deliveries.map(({ attempt }) => attempt),
        PAUSE_MS / 1000,
      ],
    );
  }
}
