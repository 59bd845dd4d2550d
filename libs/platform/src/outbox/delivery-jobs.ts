import type { DomainEvent } from '#libs/kernel';
import type { QueueJob } from '../queues/job-queue';
import type { Delivery } from './delivery';

/** So many deliveries travel in one job: enough to share commits, few enough to spread over workers. */
const MOST_IN_A_JOB = 200;

/** What one consumer is to hear. */
export interface Hearing {
  readonly consumer: string;
  readonly events: readonly DomainEvent[];
  /** Some of it was sent before: it may have been heard meanwhile. */
  readonly again: boolean;
}

/**
 * Jobs carry the events themselves (ids and codes only), so that nothing is read before a consumer hears. An event's
 * deliveries stay together where they fit.
 */
export function deliveryJobs(deliveries: readonly Delivery[]): QueueJob[] {
  const jobs: QueueJob[] = [];
  for (let from = 0; from < deliveries.length; from += MOST_IN_A_JOB) {
    const some = deliveries.slice(from, from + MOST_IN_A_JOB);
    const { event, consumer, attempt } = some[0]!;
    jobs.push({
      id: `${event.id}-${consumer}-${attempt}-${some.length}`,
      name: 'events',
      data: {
        events: [...new Map(some.map((one) => [one.event.id, one.event])).values()],
        hear: Object.fromEntries(
          [...grouped(some)].map(([name, own]) => [name, own.map((one) => one.event.id)]),
        ),
        again: some.some((one) => one.attempt > 1),
      },
    });
  }
  return jobs;
}

/** What a job asks for, by consumer. The store made JSON of it: moments are texts. */
export function hearingsOf({ data }: QueueJob): Hearing[] {
  const { events, hear, again } = data as unknown as {
    events: (Omit<DomainEvent, 'occurredAt'> & { occurredAt: string | Date })[];
    hear: Record<string, string[]>;
    again: boolean;
  };
  const byId = new Map(
    events.map((event) => [event.id, { ...event, occurredAt: new Date(event.occurredAt) }]),
  );
  return Object.entries(hear).map(([consumer, ids]) => ({
    consumer,
    events: ids.map((id) => byId.get(id)!),
    again,
  }));
}

function grouped(deliveries: readonly Delivery[]): Map<string, Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const group = groups.get(delivery.consumer);
    if (group) group.push(delivery);
    else groups.set(delivery.consumer, [delivery]);
  }
  return groups;
}
