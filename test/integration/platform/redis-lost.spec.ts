import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { armTimers, outboxWrite, Queues, UnitOfWork } from '#libs/platform';
import { countingConsumer, countingHandler, Effects, eventually } from '../../support/effects';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis';
import { describeWithRedis } from '../../support/redis';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describeWithRedis('when Redis loses everything', () => {
  let database: TestDatabase;
  let redis: PrivateRedis;
  let effects: Effects;
  let workers: PlatformWorker[];

  beforeEach(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startPrivateRedis({ durable: false })]);
    effects = new Effects(database.url);
    await effects.create();
    workers = await Promise.all([start(), start()]);
  }, 30_000);

  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await effects.close();
    await redis.stop();
    await database.drop();
  }, 30_000);

  const start = () =>
    startPlatformWorker({
      databaseUrl: database.url,
      backend: 'redis',
      redisUrl: redis.url,
      consumers: [countingConsumer('listener')],
      handlers: (unitOfWork) => [countingHandler()(unitOfWork)],
    });

  it('none of 2,000 armed timers is lost and none fires twice', async () => {
    const rows = Array.from({ length: 2000 }, (_, n) => ({
      subjectType: 'test-subject',
      subjectId: randomUUID(),
      streetId: randomUUID(),
      kind: 'CLAIM_EXPIRED',
      dueAt: new Date(Date.now() + 2000 + n * 2),
    }));
    await workers[0]!.get(UnitOfWork).atomic(async (tx) => tx.write(armTimers(rows)));
    const queue = workers[0]!.get(Queues).timers;
    await eventually(async () => (await queue.counts()).delayed > 1000);
    const client = new Redis(redis.url);
    for (let n = 0; n < 4; n++) {
      await client.flushall();
      await sleep(1000);
    }
    client.disconnect();
    await eventually(async () => (await effects.counts()).different === 2000, 30_000);
    await sleep(1500); // a second effect would come with the next sweep
    expect(await effects.counts()).toEqual({ effects: 2000, different: 2000 });
    const [late] = await effects.query<{ worst: number; early: number }>(
      `SELECT max(extract(epoch FROM fired_at - due_at))::float8 AS worst,
         count(*) FILTER (WHERE fired_at < due_at)::int AS early FROM timers`,
    );
    expect(late!.early).toBe(0);
    expect(late!.worst).toBeLessThan(60);
  }, 60_000);

  it('timers go on firing while Redis is down, and events are heard once it is back', async () => {
    await redis.kill();
    const soon = Array.from({ length: 20 }, () => ({
      subjectType: 'test-subject',
      subjectId: randomUUID(),
      streetId: randomUUID(),
      kind: 'CLAIM_EXPIRED',
      dueAt: new Date(Date.now() + 500),
    }));
    const events = Array.from({ length: 20 }, () => ({
      id: randomUUID(),
      type: 'OrderClaimed',
      streetId: randomUUID(),
      subjectId: randomUUID(),
      occurredAt: new Date(),
      payload: {},
    }));
    await workers[0]!.get(UnitOfWork).atomic(async (tx) => {
      tx.write(armTimers(soon));
      tx.write(outboxWrite(events));
    });
    await eventually(async () => (await effects.counts()).effects === 20);
    await redis.restart();
    await eventually(async () => (await effects.counts()).different === 40, 40_000);
    expect(await effects.counts()).toEqual({ effects: 40, different: 40 });
  }, 90_000);
});
