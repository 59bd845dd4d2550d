import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseListener, outboxWrite, Queues, UnitOfWork } from '#libs/platform';
import { Client } from 'pg';
import { countingConsumer, Effects, eventually } from '../../support/effects';
import { startForgetfulNetwork, type ForgetfulNetwork } from '../../support/forgetful-network';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { startPrivateRedis, type PrivateRedis } from '../../support/private-redis';
import { describeWithRedis } from '../../support/redis';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

/** PostgreSQL ends a statement after so long; silence for a second more is a lost connection. */
const STATEMENT_MS = 1000;

describeWithRedis('when the network forgets connections without telling anybody', () => {
  let database: TestDatabase;
  let redis: PrivateRedis;
  let toDatabase: ForgetfulNetwork;
  let toRedis: ForgetfulNetwork;
  let effects: Effects;
  let worker: PlatformWorker;

  beforeEach(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startPrivateRedis()]);
    const url = new URL(database.url);
    toDatabase = await startForgetfulNetwork({ host: url.hostname, port: Number(url.port) });
    toRedis = await startForgetfulNetwork({ host: '127.0.0.1', port: Number(new URL(redis.url).port) });
    url.hostname = '127.0.0.1';
    url.port = String(toDatabase.port);
    effects = new Effects(database.url);
    await effects.create();
    worker = await startPlatformWorker({
      databaseUrl: url.href,
      backend: 'redis',
      redisUrl: `redis://127.0.0.1:${toRedis.port}`,
      consumers: [countingConsumer('listener')],
      env: { STATEMENT_TIMEOUT_MS: String(STATEMENT_MS), DATABASE_POOL: '4' },
    });
  }, 30_000);

  afterEach(async () => {
    await worker.stop();
    await Promise.all([toDatabase.close(), toRedis.close(), effects.close()]);
    await Promise.all([redis.stop(), database.drop()]);
  }, 30_000);

  const ask = () => worker.get(UnitOfWork).atomic((tx) => tx.query('SELECT 1'));

  it('questions to the database fail in time instead of waiting for ever, and the next ones are answered', async () => {
    await Promise.all(Array.from({ length: 4 }, ask));
    toDatabase.forget();
    const answers = await Promise.allSettled(Array.from({ length: 8 }, ask));
    // at least the connections that were open when the network forgot them
    expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    await expect(ask()).resolves.toHaveLength(1);
  }, 20_000);

  it('a connection lost in the middle of a question fails that question and nothing else', async () => {
    const slow = worker.get(UnitOfWork).atomic((tx) => tx.query('SELECT pg_sleep(0.9)'));
    slow.catch(() => undefined);
    await eventually(
      async () =>
        (
          await effects.query(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
          )
        ).length > 0,
    );
    await effects.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await expect(slow).rejects.toThrow();
    // the others in the pool were cut off, too, and each question that finds one fails by itself
    await eventually(() =>
      ask().then(
        () => true,
        () => false,
      ),
    );
    await expect(ask()).resolves.toHaveLength(1);
  }, 20_000);

  it('who listens to the database hears again', async () => {
    const heard: string[] = [];
    await worker.get(DatabaseListener).listen('forgotten', (payload) => heard.push(payload));
    toDatabase.forget();
    const teller = new Client({ connectionString: database.url });
    await teller.connect();
    for (const end = Date.now() + 25_000; heard.length === 0 && Date.now() < end; await sleep(500))
      await teller.query(`SELECT pg_notify('forgotten', 'here')`);
    await teller.end();
    expect(heard).toContain('here');
  }, 40_000);

  it('events reach their consumers again', async () => {
    await worker.get(Queues).events.ping();
    toRedis.forget();
    const events = Array.from({ length: 5 }, () => ({
      id: randomUUID(),
      type: 'OrderClaimed',
      streetId: randomUUID(),
      subjectId: randomUUID(),
      occurredAt: new Date(),
      payload: {},
    }));
    await worker.get(UnitOfWork).atomic(async (tx) => tx.write(outboxWrite(events)));
    await eventually(async () => (await effects.counts()).different === 5, 60_000);
  }, 80_000);
});
