import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Metrics, OutboxRelay, Queues } from '#libs/platform';
import { Effects, eventually } from '../../support/effects';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis';
import { describeWithRedis } from '../../support/redis';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const FILE = path.resolve(__dirname, '../../../ops/alerts.yml');
const RULE = /- alert: (\w+)\n\s+expr: (\w+)\((\w+)(?:\{(\w+)="(\w+)"\})?\) ([<>]) (\d+)/g;

interface Rule {
  readonly aggregate: string;
  readonly metric: string;
  readonly label: string | undefined;
  readonly value: string | undefined;
  readonly sign: string;
  readonly limit: number;
}

const rules = new Map<string, Rule>(
  [...readFileSync(FILE, 'utf8').matchAll(RULE)].map(
    ([, name, aggregate, metric, label, value, sign, limit]) => [
      name!,
      { aggregate: aggregate!, metric: metric!, label, value, sign: sign!, limit: Number(limit) },
    ],
  ),
);

describeWithRedis('the alert rules', () => {
  let database: TestDatabase;
  let redis: PrivateRedis;
  let effects: Effects;
  let worker: PlatformWorker;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startPrivateRedis()]);
    effects = new Effects(database.url);
    worker = await startPlatformWorker({
      databaseUrl: database.url,
      backend: 'redis',
      redisUrl: redis.url,
      // nobody sweeps or relays here: what waits goes on waiting
      env: { RELAY_POLL_MS: '60000', SWEEP_MS: '60000' },
    });
  }, 30_000);

  afterAll(async () => {
    await worker.stop();
    await effects.close();
    await redis.stop();
    await database.drop();
  }, 30_000);

  const valuesOf = async ({ metric, label, value }: Rule): Promise<number[]> => {
    const text = await worker.get(Metrics).registry.metrics();
    return [...text.matchAll(new RegExp(`^${metric}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))]
      .filter(([, labels = '']) => !label || labels.includes(`${label}="${value}"`))
      .map(([, , number]) => Number(number));
  };
  const fires = async (name: string): Promise<boolean> => {
    const rule = rules.get(name)!;
    const values = await valuesOf(rule);
    const found = rule.aggregate === 'min' ? Math.min(...values) : Math.max(...values);
    return rule.sign === '<' ? found < rule.limit : found > rule.limit;
  };

  it('are all read, and ask for figures that exist', async () => {
    expect(rules.size).toBe(readFileSync(FILE, 'utf8').match(/- alert:/g)!.length);
    for (const [name, rule] of rules) expect([name, await valuesOf(rule)]).not.toEqual([name, []]);
  });

  it('are silent while all is well', async () => {
    await eventually(async () => !(await fires('WorkerDead')));
    for (const name of rules.keys()) expect([name, await fires(name)]).toEqual([name, false]);
  });

  it('tell of a deadline that is late', async () => {
    await effects.query(
      `INSERT INTO timers (subject_id, kind, subject_type, street_id, due_at, hinted_at, failures)
       VALUES ($1, 'X', 'test-subject', $1, app_now() - interval '2 minutes', now(), 3)`,
      [randomUUID()],
    );
    expect(await fires('TimerLate')).toBe(true);
    expect(await fires('TimerFailing')).toBe(true);
  });

  it('tell of an outbox that is stuck and of a delivery that was given up', async () => {
    await worker.get(OutboxRelay).onModuleDestroy();
    const id = randomUUID();
    await effects.query(
      `INSERT INTO outbox_events (id, type, street_id, subject_id, occurred_at, payload, recorded_at)
       VALUES ($1, 'OrderClaimed', $1, $1, now(), '{}', clock_timestamp() - interval '2 minutes')`,
      [id],
    );
    await effects.query(`INSERT INTO event_deliveries (event_id, consumer, attempts) VALUES ($1, 'x', 20)`, [
      id,
    ]);
    expect(await fires('OutboxStuck')).toBe(true);
    expect(await fires('DeliveryDead')).toBe(true);
  });

  it('tell of an export that was given up', async () => {
    await effects.query(
      `INSERT INTO background_jobs (id, kind, state, attempts, last_error, ended_at)
       VALUES ($1, 'export', 'FAILED', 5, 'Error', now())`,
      [randomUUID()],
    );
    expect(await fires('BackgroundJobFailed')).toBe(true);
  });

  it('tell of workers that are gone, and of a queue that fills up without them', async () => {
    const { events } = worker.get(Queues);
    const jobs = Array.from({ length: 5001 }, (_, n) => ({
      id: `full-${n}`,
      name: 'event',
      data: {},
    }));
    await events.close(1000).catch(() => undefined);
    const other = await Queues.open(
      { queueBackend: 'redis', redisUrl: redis.url, databaseUrl: database.url, queuePrefix: 'supermarket' },
      () => undefined,
    );
    await other.events.addBulk(jobs);
    await other.close(1000);
    expect(await fires('WorkerDead')).toBe(true);
    await redis.restart();
    await sleep(500);
    expect(await fires('QueueFull')).toBe(true);
  }, 30_000);
});
