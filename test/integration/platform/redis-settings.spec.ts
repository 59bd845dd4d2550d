import { Redis } from 'ioredis';
import { Logger } from '@nestjs/common';
import { Queues, QueueUnavailable } from '#libs/platform';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis';
import { describeWithRedis, uniqueQueuePrefix } from '../../support/redis';

describeWithRedis('a Redis that must not be relied on', () => {
  let redis: PrivateRedis;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    redis = await startPrivateRedis({ durable: false });
  });
  afterEach(() => redis.stop());

  const open = () =>
    Queues.open(
      { queueBackend: 'redis', redisUrl: redis.url, databaseUrl: '', queuePrefix: uniqueQueuePrefix() },
      () => undefined,
    );

  it('is refused when it would throw jobs away, with the way out', async () => {
    const client = new Redis(redis.url);
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    client.disconnect();
    await expect(open()).rejects.toThrow(/allkeys-lru.*noeviction/);
  });

  it('makes add fail after seconds instead of hanging when it is down', async () => {
    const queues = await open();
    await queues.events.ping();
    await redis.kill();
    const begun = performance.now();
    await expect(queues.events.add({ id: 'a-1', name: 'event', data: {} })).rejects.toThrow(QueueUnavailable);
    expect(performance.now() - begun).toBeLessThan(7000);
    await queues.close(500);
  });

  it('does not stop a start while it is down, because timers do without it', async () => {
    await redis.kill();
    const queues = await open();
    await expect(queues.events.ping()).rejects.toThrow(QueueUnavailable);
    await queues.close(500);
  }, 20_000);
});
