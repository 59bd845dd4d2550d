import { Redis } from 'ioredis';
import { Client } from 'pg';
import { startPrivateRedis } from '../../support/private-redis';
import { describeWithRedis, testRedisUrl, uniqueQueuePrefix } from '../../support/redis';
import { createTestDatabase } from '../../support/test-database';

describe('test databases', () => {
  it('are separate clones, created side by side and gone after drop', async () => {
    const databases = await Promise.all(Array.from({ length: 8 }, () => createTestDatabase()));
    const [first, second] = databases.map(({ url }) => new Client({ connectionString: url }));
    await first!.connect();
    await first!.query('CREATE TABLE only_here (id int)');
    await second!.connect();
    const { rows } = await second!.query<{ found: string | null }>(
      `SELECT to_regclass('only_here') AS found`,
    );
    expect(rows[0]?.found).toBeNull();
    await Promise.all([first!.end(), second!.end()]);
    await Promise.all(databases.map((database) => database.drop()));
    await expect(new Client({ connectionString: databases[0]!.url }).connect()).rejects.toThrow(
      /does not exist/,
    );
  });
});

describeWithRedis('test Redis', () => {
  it('never evicts, as BullMQ needs it', async () => {
    const redis = new Redis(testRedisUrl());
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    redis.disconnect();
  });

  it('gives every file its own queue prefix', () => {
    expect(uniqueQueuePrefix()).not.toBe(uniqueQueuePrefix());
  });

  it('keeps what was acknowledged more than a second before a private one was killed', async () => {
    const server = await startPrivateRedis();
    const redis = new Redis(server.url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    await redis.set('kept', 'yes');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await server.kill();
    await server.restart();
    expect(await redis.get('kept')).toBe('yes');
    redis.disconnect();
    await server.stop();
  });
});
