import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';

const withQueues = async (services, work) => {
  // a Redis that was killed a moment ago may still be starting
  const connection = {
    host: '127.0.0.1',
    port: services.redisPort,
    retryStrategy: (tries) => (tries < 40 ? 250 : null),
  };
  const queues = ['events', 'timers'].map((name) => new Queue(name, { connection, prefix: 'chaos' }));
  for (const queue of queues) queue.on('error', () => undefined);
  try {
    await work(...queues);
  } finally {
    await Promise.all(queues.map((queue) => queue.close().catch(() => undefined)));
  }
};

const job = (name, data, delay = 0) => ({
  name,
  data,
  opts: { jobId: `chaos-${randomUUID()}`, delay, removeOnComplete: true, removeOnFail: true },
});

const POISON = [
  {},
  { eventId: 'not an id', consumer: 'nobody' },
  { eventId: randomUUID(), consumer: '__proto__' },
  { eventId: null, consumer: null },
  { subjectId: 'not an id', kind: 'OPEN_POOL', generation: 1 },
  { subjectId: randomUUID(), kind: 'x'.repeat(100_000), generation: 2 ** 40 },
  { subjectId: randomUUID(), kind: null, generation: 'NaN' },
];

export const JOB_FAULTS = [
  {
    name: 'duplicate-jobs',
    part: 'jobs',
    seconds: [4, 7],
    /** Heard and unheard, fired, armed and not yet due: all once more, three times, in no order. */
    async begin({ installation: { services }, dice }) {
      const events = await services.query(
        'SELECT event_id AS "eventId", consumer FROM event_deliveries ORDER BY sent_at DESC LIMIT 120',
      );
      const timers = await services.query(
        'SELECT subject_id AS "subjectId", kind, generation FROM timers ORDER BY due_at DESC LIMIT 120',
      );
      const thrice = (rows, name) =>
        dice.shuffle([...rows, ...rows, ...rows]).map((data) => job(name, data, dice.whole(0, 2000)));
      await withQueues(services, async (eventQueue, timerQueue) => {
        await eventQueue.addBulk(thrice(events, 'event'));
        await timerQueue.addBulk(thrice(timers, 'timer'));
      });
      return async () => undefined;
    },
  },
  {
    name: 'poison-jobs',
    part: 'jobs',
    seconds: [4, 7],
    async begin({ installation: { services } }) {
      await withQueues(services, async (...queues) => {
        for (const queue of queues)
          await queue.addBulk(POISON.flatMap((data) => [job('event', data), job('nameless', data)]));
      });
      return async () => undefined;
    },
  },
];
