import type { DomainEvent } from '#libs/kernel';
import type { Delivery } from './delivery';
import { deliveryJobs, hearingsOf } from './delivery-jobs';

const event = (n: number): DomainEvent => ({
  id: `e${n}`,
  type: 'OrderClaimed',
  streetId: 's',
  subjectId: `o${n}`,
  occurredAt: new Date(n * 1000),
  payload: { n },
});
const delivery = (n: number, consumer: string, attempt = 1): Delivery => ({
  event: event(n),
  consumer,
  attempt,
});
/** As a store gives it back. */
const stored = (deliveries: readonly Delivery[]) =>
  deliveryJobs(deliveries).map((job) => hearingsOf(JSON.parse(JSON.stringify(job)) as typeof job));

describe('deliveryJobs', () => {
  it('makes no job of nothing', () => {
    expect(deliveryJobs([])).toEqual([]);
  });

  it('brings each consumer its events, whole, through one job', () => {
    expect(stored([delivery(1, 'a'), delivery(1, 'b'), delivery(2, 'b')])).toEqual([
      [
        { consumer: 'a', events: [event(1)], again: false },
        { consumer: 'b', events: [event(1), event(2)], again: false },
      ],
    ]);
  });

  it('carries an event once, however many consumers hear it', () => {
    const [job] = deliveryJobs([delivery(1, 'a'), delivery(1, 'b'), delivery(1, 'c')]);
    expect(job!.data['events']).toHaveLength(1);
  });

  it('says when something was sent before', () => {
    expect(stored([delivery(1, 'a'), delivery(2, 'a', 2)])[0]![0]!.again).toBe(true);
  });

  it('spreads many over several jobs with ids of their own, each delivery once', () => {
    const many = Array.from({ length: 500 }, (_, n) => delivery(n, 'a'));
    const jobs = deliveryJobs(many);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(3);
    expect(stored(many).flatMap(([hearing]) => hearing!.events)).toEqual(many.map((one) => one.event));
  });
});
