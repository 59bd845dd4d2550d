import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  armTimers,
  disarmTimers,
  Metrics,
  ProductClock,
  settleTimer,
  TimerFirer,
  timerIsDue,
  TimerSweeper,
  UnitOfWork,
  WorkDrain,
  type TimerArm,
} from '#libs/platform';
import { countingHandler, Effects, eventually } from '../../support/effects';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { describeWithRedis, testRedisUrl, uniqueQueuePrefix } from '../../support/redis';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const HOUR = 3_600_000;
/** Nothing fires by itself: the test brings the timers it wants brought. */
const still = { SWEEP_MS: '60000', TIMER_GRACE_MS: '60000', TIMER_HORIZON_MS: '1000' };

const inMs = (ms: number, kind = 'CLAIM_EXPIRED'): TimerArm => ({
  subjectType: 'test-subject',
  subjectId: randomUUID(),
  streetId: randomUUID(),
  kind,
  dueAt: new Date(Date.now() + ms),
});

describeWithRedis('timers', () => {
  let database: TestDatabase;
  let effects: Effects;
  const workers: PlatformWorker[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    effects = new Effects(database.url);
    await effects.create();
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await effects.close();
    await database.drop();
  });

  async function worker(
    options: Partial<Parameters<typeof startPlatformWorker>[0]> = {},
  ): Promise<PlatformWorker> {
    const started = await startPlatformWorker({
      databaseUrl: database.url,
      backend: 'redis',
      redisUrl: testRedisUrl(),
      queuePrefix: uniqueQueuePrefix(),
      handlers: (unitOfWork) => [countingHandler()(unitOfWork)],
      ...options,
    });
    workers.push(started);
    return started;
  }

  const arm = (from: PlatformWorker, rows: readonly TimerArm[]) =>
    from.get(UnitOfWork).atomic(async (tx) => tx.write(armTimers(rows)));
  /** As if its job had been asked for and lost, so that nobody but the test brings the timer. */
  const armUnheard = async (row: TimerArm) => {
    const { text, values } = armTimers([row]);
    await effects.transaction([
      { text, values },
      { text: 'UPDATE timers SET hinted_at = clock_timestamp()', values: [] },
    ]);
  };
  const ref = (row: TimerArm, generation = 1) => ({ subjectId: row.subjectId, kind: row.kind, generation });
  const outcomes = async (from: PlatformWorker, source: string) =>
    (await from.get(Metrics).timerFires.get()).values
      .filter(({ labels }) => labels.source === source && labels.outcome === 'done')
      .reduce((sum, { value }) => sum + value, 0);

  it('fire within tenths of a second, woken by the queue and not by the sweeper', async () => {
    const one = await worker({ env: { TIMER_GRACE_MS: '5000' } });
    const due = Array.from({ length: 50 }, (_, n) => inMs(300 + n * 10));
    await arm(one, due);
    await eventually(async () => (await effects.counts()).effects === 50);
    const [late] = await effects.query<{ worst: number }>(
      `SELECT max(extract(epoch FROM e.at - t.due_at))::float8 AS worst FROM effects e
       JOIN timers t ON e.source = t.subject_id || '-' || t.generation`,
    );
    expect(late!.worst).toBeGreaterThanOrEqual(0);
    expect(late!.worst).toBeLessThan(2);
    expect(await outcomes(one, 'bullmq')).toBe(50);
  });

  it('do nothing when looked at too early', async () => {
    const one = await worker({ backend: 'inline', env: still });
    const row = inMs(HOUR);
    await armUnheard(row);
    expect(await one.get(TimerFirer).fire(ref(row), 'bullmq')).toBe('early');
    expect((await effects.counts()).effects).toBe(0);
  });

  it('do nothing for an old generation, and fire for the new one', async () => {
    const one = await worker({ backend: 'inline', env: still });
    const row = inMs(-1000);
    await armUnheard(row);
    await armUnheard(row);
    expect(await one.get(TimerFirer).fire(ref(row, 1), 'bullmq')).toBe('stale');
    expect(await one.get(TimerFirer).fire(ref(row, 2), 'bullmq')).toBe('done');
    expect((await effects.counts()).effects).toBe(1);
  });

  it('do nothing once disarmed', async () => {
    const one = await worker({ backend: 'inline', env: still });
    const row = inMs(-1000);
    await armUnheard(row);
    await one
      .get(UnitOfWork)
      .atomic(async (tx) => tx.write(disarmTimers(row.subjectId, [row.kind, 'OTHER'])));
    expect(await one.get(TimerFirer).fire(ref(row), 'bullmq')).toBe('stale');
    expect(await one.get(TimerSweeper).fireDue()).toBe(0);
    expect((await effects.counts()).effects).toBe(0);
  });

  it('fire late, after the worker was away, and only once', async () => {
    const one = await worker({ backend: 'inline', env: still });
    await armUnheard(inMs(-48 * HOUR));
    await one.get(WorkDrain).drain();
    await one.get(TimerSweeper).fireDue();
    expect(await effects.counts()).toEqual({ effects: 1, different: 1 });
  });

  it('have one effect when brought ten times at once', async () => {
    const one = await worker({ backend: 'inline', env: still });
    const row = inMs(-1000);
    await armUnheard(row);
    await Promise.all(Array.from({ length: 10 }, () => one.get(TimerFirer).fire(ref(row), 'bullmq')));
    expect(await effects.counts()).toEqual({ effects: 1, different: 1 });
  });

  it('can be armed again by their own firing', async () => {
    let rounds = 0;
    const one = await worker({
      backend: 'inline',
      env: still,
      handlers: (unitOfWork) => [
        {
          subjectType: 'test-subject',
          fire: (timer) =>
            unitOfWork.atomic(async (tx) => {
              if (!(await timerIsDue(tx, timer))) return;
              const nextDueAt = ++rounds < 3 ? new Date(Date.now() - 1000) : null;
              tx.write(settleTimer({ ...timer, nextDueAt }));
            }),
        },
      ],
    });
    const row = inMs(-1000);
    await armUnheard(row);
    await one.get(WorkDrain).drain();
    expect(await effects.query('SELECT generation, state FROM timers')).toEqual([
      { generation: 3, state: 'FIRED' },
    ]);
  });

  it('that fail are tried again, counted, and do not hold up the others', async () => {
    let poisoned = true;
    const one = await worker({
      env: { SWEEP_MS: '100', TIMER_GRACE_MS: '0', QUEUE_CONCURRENCY: '2' },
      handlers: (unitOfWork) => [
        countingHandler()(unitOfWork),
        {
          subjectType: 'poison',
          async fire(timer) {
            if (poisoned) throw new RangeError('not today');
            await countingHandler('poison')(unitOfWork).fire(timer);
          },
        },
      ],
    });
    const poison = Array.from({ length: 5 }, () => ({ ...inMs(-60_000), subjectType: 'poison' }));
    await arm(one, poison);
    await arm(
      one,
      Array.from({ length: 20 }, () => inMs(-1000)),
    );
    await eventually(async () => (await effects.counts()).effects === 20);
    await eventually(async () => {
      const [row] = await effects.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM timers WHERE failures >= 2 AND last_error = 'RangeError'",
      );
      return row!.n === 5;
    });
    poisoned = false;
    await eventually(async () => (await effects.counts()).effects === 25);
  });

  it('whose handler hangs keep one place busy and no other', async () => {
    const one = await worker({
      env: { SWEEP_MS: '100', TIMER_GRACE_MS: '0', QUEUE_CONCURRENCY: '2', SHUTDOWN_MS: '300' },
      handlers: (unitOfWork) => [
        countingHandler()(unitOfWork),
        { subjectType: 'hanging', fire: () => new Promise(() => undefined) },
      ],
    });
    await arm(one, [{ ...inMs(-60_000), subjectType: 'hanging' }]);
    await sleep(300);
    await arm(
      one,
      Array.from({ length: 20 }, () => inMs(-1000)),
    );
    await eventually(async () => (await effects.counts()).effects === 20);
  });

  it('whose subject nobody handles stay armed and say why', async () => {
    const one = await worker({ backend: 'inline', env: still });
    const row = { ...inMs(-1000), subjectType: 'unknown' };
    await armUnheard(row);
    expect(await one.get(TimerFirer).fire(ref(row), 'sweeper')).toBe('failed');
    expect(await effects.query('SELECT state, failures, last_error FROM timers')).toEqual([
      { state: 'ARMED', failures: 1, last_error: 'NoTimerHandler' },
    ]);
  });

  it('whose handler forgets to settle are reported instead of fired without end', async () => {
    let fired = 0;
    const one = await worker({
      backend: 'inline',
      env: still,
      handlers: () => [{ subjectType: 'test-subject', fire: async () => void fired++ }],
    });
    const row = inMs(-1000);
    await armUnheard(row);
    expect(await one.get(TimerFirer).fire(ref(row), 'sweeper')).toBe('failed');
    expect(await effects.query('SELECT last_error FROM timers')).toEqual([{ last_error: 'TimerNotSettled' }]);
    expect(fired).toBe(1);
  });

  it('follow product time when it is moved or made faster, with jobs asked for anew', async () => {
    const one = await worker({ env: { TIMER_GRACE_MS: '10000', TIMER_HORIZON_MS: '3600000' } });
    const tomorrow = inMs(24 * HOUR, 'TOMORROW');
    const nextWeek = inMs(7 * 24 * HOUR, 'NEXT_WEEK');
    await arm(one, [tomorrow, nextWeek, inMs(0.5 * HOUR, 'SOON')]);
    await eventually(
      async () => (await effects.query('SELECT 1 FROM timers WHERE hinted_at IS NOT NULL')).length === 1,
    );
    await one.get(ProductClock).jumpTo(new Date(tomorrow.dueAt.getTime() - HOUR));
    await eventually(async () => (await effects.counts()).effects === 1);
    // from here a week takes six seconds
    await one.get(ProductClock).setClock({ scale: 100_000 });
    await eventually(async () => (await effects.counts()).effects === 3);
    expect(await effects.query('SELECT name FROM effects ORDER BY at')).toEqual([
      { name: 'SOON' },
      { name: 'TOMORROW' },
      { name: 'NEXT_WEEK' },
    ]);
    // SOON was long overdue after the jump, which is the sweeper's business
    expect(await outcomes(one, 'bullmq')).toBeGreaterThanOrEqual(2);
  }, 30_000);
});
