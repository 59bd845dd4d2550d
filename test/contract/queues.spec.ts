import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Queues, type JobQueue, type QueueBackend, type QueueJob } from '#libs/platform';
import { eventually } from '../support/effects';
import { describeWithRedis, testRedisUrl, uniqueQueuePrefix } from '../support/redis';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const backends: readonly (readonly [QueueBackend, jest.Describe])[] = [
  ['redis', describeWithRedis],
  ['postgres', describe],
  ['inline', describe],
];

for (const [backend, describeBackend] of backends) {
  describeBackend(`the ${backend} queue`, () => {
    let database: TestDatabase;
    let queues: Queues;
    let queue: JobQueue;

    beforeAll(async () => {
      Logger.overrideLogger(false);
      database = await createTestDatabase();
    });

    beforeEach(async () => {
      queues = await Queues.open(
        {
          queueBackend: backend,
          redisUrl: backend === 'redis' ? testRedisUrl() : null,
          databaseUrl: database.url,
          queuePrefix: uniqueQueuePrefix(),
        },
        () => undefined,
      );
      queue = queues.events;
    });

    afterEach(() => queues.close(2000));
    afterAll(() => database.drop());

    const job = (n: number, more: Partial<QueueJob> = {}): QueueJob => ({
      id: `job-${n}`,
      name: 'event',
      data: { eventId: `e${n}`, attempt: n },
      ...more,
    });

    it('hands each job over once, as it was added', async () => {
      const taken: QueueJob[] = [];
      queue.process(async (taking) => void taken.push(taking), 4);
      await queue.add(job(0));
      await queue.addBulk(Array.from({ length: 199 }, (_, n) => job(n + 1)));
      await eventually(async () => taken.length >= 200);
      await sleep(100);
      expect(taken).toHaveLength(200);
      expect(new Set(taken.map(({ id }) => id)).size).toBe(200);
      expect(taken.find(({ id }) => id === 'job-7')).toMatchObject(job(7));
    });

    it('keeps jobs until there is a worker', async () => {
      const taken: string[] = [];
      await queue.addBulk([job(1), job(2)]);
      await sleep(50);
      queue.process(async ({ id }) => void taken.push(id), 1);
      await eventually(async () => taken.length === 2);
    });

    it('drops a second job of an id that still waits', async () => {
      let taken = 0;
      await queue.addBulk([job(1), job(1)]);
      await queue.add(job(1));
      queue.process(async () => void taken++, 1);
      await eventually(async () => taken === 1);
      await sleep(200);
      expect(taken).toBe(1);
    });

    it('runs a delayed job when its time has come, and others meanwhile', async () => {
      const at = new Map<string, number>();
      queue.process(async ({ id }) => void at.set(id, performance.now()), 2);
      const begun = performance.now();
      await queue.addBulk([job(1, { delayMs: 600 }), job(2), job(3, { delayMs: 300 })]);
      await eventually(async () => at.size === 3);
      expect([...at.keys()]).toEqual(['job-2', 'job-3', 'job-1']);
      expect(at.get('job-3')! - begun).toBeGreaterThanOrEqual(290);
      expect(at.get('job-1')! - begun).toBeGreaterThanOrEqual(590);
    });

    it('never runs more at once than asked', async () => {
      let running = 0;
      let most = 0;
      let done = 0;
      queue.process(async () => {
        most = Math.max(most, ++running);
        await sleep(20);
        running--;
        done++;
      }, 3);
      await queue.addBulk(Array.from({ length: 20 }, (_, n) => job(n)));
      await eventually(async () => done === 20);
      expect(most).toBeGreaterThan(1);
      expect(most).toBeLessThanOrEqual(3);
    });

    it('counts a failing job, does not try it again, and goes on with the others', async () => {
      const taken: string[] = [];
      queue.process(async ({ id }) => {
        taken.push(id);
        if (id === 'job-1') throw new Error('poison');
      }, 1);
      await queue.addBulk([job(1), job(2), job(3)]);
      await eventually(async () => taken.length === 3);
      await eventually(async () => (await queue.counts()).failed === 1);
      expect(taken).toEqual(['job-1', 'job-2', 'job-3']);
    });

    it('finishes the job under way before it closes, and begins no other', async () => {
      const begun: string[] = [];
      let ended = 0;
      queue.process(async ({ id }) => {
        begun.push(id);
        await sleep(300);
        ended++;
      }, 1);
      await queue.addBulk([job(1), job(2)]);
      await eventually(async () => begun.length === 1);
      await queues.close(2000);
      expect(ended).toBe(1);
      await sleep(400);
      expect(begun).toEqual(['job-1']);
    });

    it('closes in bounded time under a job that hangs', async () => {
      let begun = false;
      queue.process(() => {
        begun = true;
        return new Promise(() => undefined);
      }, 1);
      await queue.add(job(1));
      await eventually(async () => begun);
      const from = performance.now();
      await queues.close(200);
      expect(performance.now() - from).toBeLessThan(5000);
    });

    it('answers whether it is there', async () => {
      await expect(queue.ping()).resolves.toBeUndefined();
    });
  });
}
