import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { Queue } from 'bullmq';
import { inProject } from '../../../scripts/lib/project.mjs';

/** As the relay makes them: a job of another shape would be thrown away and prove nothing. */
const deliveryJobs = (deliveries) =>
  createRequire(import.meta.url)(inProject('dist/libs/platform/src/outbox/delivery-jobs.js')).deliveryJobs(
    deliveries,
  );

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
  { events: [], hear: { notices: [randomUUID()] }, again: false },
  {
    events: [{ id: 'not an id' }],
    hear: { ['__proto__']: ['not an id'], nobody: ['not an id'] },
    again: 'yes',
  },
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
      const deliveries = await services.query(
        `SELECT d.consumer, json_build_object('id', e.id, 'type', e.type, 'streetId', e.street_id,
                'subjectId', e.subject_id, 'occurredAt', e.occurred_at, 'payload', e.payload) AS event
           FROM event_deliveries d JOIN outbox_events e ON e.id = d.event_id ORDER BY d.sent_at DESC LIMIT 120`,
      );
      const timers = await services.query(
        'SELECT subject_id AS "subjectId", kind, generation FROM timers ORDER BY due_at DESC LIMIT 120',
      );
      const again = (rows, name) => dice.shuffle(rows).map((data) => job(name, data, dice.whole(0, 2000)));
      // one by one, as the first time and as sent once more; and all of them together
      const events = [
        ...[1, 1, 2].flatMap((attempt) => deliveries.map((one) => deliveryJobs([{ ...one, attempt }])[0])),
        ...deliveryJobs(deliveries.map((one) => ({ ...one, attempt: 1 }))),
      ];
      await withQueues(services, async (eventQueue, timerQueue) => {
        await eventQueue.addBulk(
          again(
            events.map(({ data }) => data),
            'events',
          ),
        );
        await timerQueue.addBulk(again([...timers, ...timers, ...timers], 'timer'));
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
