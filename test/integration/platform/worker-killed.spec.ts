import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { armTimers, outboxWrite } from '#libs/platform';
import { countingConsumer, countingHandler, Effects, eventually } from '../../support/effects';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { describeWithRedis, testRedisUrl, uniqueQueuePrefix } from '../../support/redis';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const fixture = path.join(__dirname, 'fixtures/doomed-worker.cjs');
const impatient = { RESEND_MS: '1000', SWEEP_MS: '200' };

describeWithRedis.each(['before-commit', 'after-commit'] as const)('a worker killed %s', (moment) => {
  let database: TestDatabase;
  let effects: Effects;
  let doomed: ChildProcess;
  let survivor: PlatformWorker | null = null;
  const queuePrefix = uniqueQueuePrefix();

  beforeEach(async () => {
    database = await createTestDatabase();
    effects = new Effects(database.url);
    await effects.create();
    doomed = fork(fixture, [moment], {
      execArgv: [],
      cwd: path.resolve(__dirname, '../../..'),
      env: {
        ...process.env,
        ...impatient,
        NODE_ENV: 'development',
        DATABASE_URL: database.url,
        QUEUE_BACKEND: 'redis',
        REDIS_URL: testRedisUrl(),
        QUEUE_PREFIX: queuePrefix,
      },
    });
    await once(doomed, 'message');
  }, 30_000);

  afterEach(async () => {
    doomed.kill('SIGKILL');
    await survivor?.stop();
    survivor = null;
    await effects.close();
    await database.drop();
  });

  /** Kills it while it works, and lets another worker take over. */
  async function killAndTakeOver(): Promise<void> {
    await once(doomed, 'message');
    const gone = once(doomed, 'exit');
    doomed.kill('SIGKILL');
    await gone;
    survivor = await startPlatformWorker({
      databaseUrl: database.url,
      backend: 'redis',
      redisUrl: testRedisUrl(),
      queuePrefix,
      env: impatient,
      consumers: [countingConsumer('listener')],
      handlers: (unitOfWork) => [countingHandler()(unitOfWork)],
    });
  }

  async function expectOneEffect(): Promise<void> {
    await eventually(async () => (await effects.counts()).effects >= 1);
    await sleep(3000); // long enough for another send and another sweep
    expect(await effects.counts()).toEqual({ effects: 1, different: 1 });
  }

  it('while it hears an event leaves one effect', async () => {
    const { text, values } = outboxWrite([
      {
        id: randomUUID(),
        type: 'OrderClaimed',
        streetId: randomUUID(),
        subjectId: randomUUID(),
        occurredAt: new Date(),
        payload: {},
      },
    ]);
    await effects.query(text, values);
    await killAndTakeOver();
    await expectOneEffect();
    await eventually(async () => {
      const open = await effects.query('SELECT 1 FROM event_deliveries WHERE done_at IS NULL');
      return open.length === 0;
    });
  }, 60_000);

  it('while it fires a timer leaves one effect', async () => {
    const { text, values } = armTimers([
      {
        subjectType: 'test-subject',
        subjectId: randomUUID(),
        streetId: randomUUID(),
        kind: 'CLAIM_EXPIRED',
        dueAt: new Date(),
      },
    ]);
    await effects.query(text, values);
    await killAndTakeOver();
    await expectOneEffect();
    expect(await effects.query('SELECT state FROM timers')).toEqual([{ state: 'FIRED' }]);
  }, 90_000);
});
