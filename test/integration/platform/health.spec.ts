import { randomUUID } from 'node:crypto';
import { DatabaseGauges, HealthChecks, Metrics, OutboxRelay } from '#libs/platform';
import { Effects } from '../../support/effects';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis';
import { describeWithRedis } from '../../support/redis';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describeWithRedis('health and metrics', () => {
  let database: TestDatabase;
  let effects: Effects;
  let redis: PrivateRedis;
  let worker: PlatformWorker;

  beforeEach(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startPrivateRedis({ durable: false })]);
    effects = new Effects(database.url);
    worker = await startPlatformWorker({
      databaseUrl: database.url,
      backend: 'redis',
      redisUrl: redis.url,
      env: { RELAY_POLL_MS: '60000', SWEEP_MS: '60000' },
    });
  });

  afterEach(async () => {
    await redis.restart(); // a worker that waits for its Redis cannot say goodbye to it
    await worker.stop();
    await redis.stop();
    await effects.close();
    await database.drop();
  });

  const ready = () => worker.get(HealthChecks).ready();
  const metric = async (name: string) => {
    const text = await worker.get(Metrics).registry.metrics();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };

  it('is ok while everything answers', async () => {
    expect(await ready()).toEqual({
      status: 'ok',
      checks: [
        { name: 'database', ok: true, detail: 'answers' },
        { name: 'queues', ok: true, detail: 'redis' },
        { name: 'relay', ok: true, detail: '0 s' },
      ],
    });
  });

  it('is degraded, not down, without Redis', async () => {
    await redis.kill();
    expect(await ready()).toMatchObject({
      status: 'degraded',
      checks: [{ ok: true }, { name: 'queues', ok: false }, { ok: true }],
    });
  });

  it('is degraded when events wait for a relay that is not there', async () => {
    await worker.get(OutboxRelay).onModuleDestroy();
    await effects.query(
      `INSERT INTO outbox_events (id, type, street_id, subject_id, occurred_at, payload, recorded_at)
       VALUES ($1, 'OrderClaimed', $1, $1, now(), '{}', clock_timestamp() - interval '2 minutes')`,
      [randomUUID()],
    );
    expect(await ready()).toMatchObject({
      status: 'degraded',
      checks: [{}, {}, { name: 'relay', ok: false, detail: '120 s' }],
    });
    expect(await metric('outbox_events_unrelayed')).toBe(1);
    expect(await metric('outbox_lag_seconds')).toBeGreaterThanOrEqual(120);
  });

  it('counts deadlines in force and overdue', async () => {
    for (const due of ['-1 hour', '1 hour', '2 hours']) {
      await effects.query(
        `INSERT INTO timers (subject_id, kind, subject_type, street_id, due_at, hinted_at)
         VALUES ($1, 'X', 'test-subject', $1, app_now() + $2::interval, now())`,
        [randomUUID(), due],
      );
    }
    expect(worker.get(DatabaseGauges)).toBeDefined();
    expect([await metric('timers_armed'), await metric('timers_overdue')]).toEqual([3, 1]);
  });
});
