import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseClock, DatabaseListener, ProductClock, UnitOfWork } from '#libs/platform';
import { Effects, eventually } from '../../support/effects';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const HOUR = 3_600_000;

describe('product time', () => {
  let database: TestDatabase;
  let effects: Effects;
  let worker: PlatformWorker;
  let other: PlatformWorker;

  beforeAll(async () => {
    database = await createTestDatabase();
    effects = new Effects(database.url);
    const start = () => startPlatformWorker({ databaseUrl: database.url, backend: 'inline' });
    [worker, other] = await Promise.all([start(), start()]);
  });

  afterEach(() => worker.get(ProductClock).reset());

  afterAll(async () => {
    await Promise.all([worker.stop(), other.stop()]);
    await effects.close();
    await database.drop();
  });

  const databaseNow = async () =>
    (await effects.query<{ now: Date }>('SELECT app_now() AS now'))[0]!.now.getTime();
  const distance = async (from: PlatformWorker) => {
    const now = await databaseNow();
    return Math.abs(from.get(DatabaseClock).now().getTime() - now);
  };

  it("is the database's time when nothing moved it", async () => {
    expect(await distance(worker)).toBeLessThan(250);
    const [row] = await effects.query<{ same: boolean }>(
      "SELECT app_now() - clock_timestamp() < interval '1 ms' AS same",
    );
    expect(row!.same).toBe(true);
  });

  it('does not follow the local clock when that is wrong', async () => {
    const right = Date.now;
    Date.now = () => right() + HOUR;
    try {
      await worker.get(DatabaseClock).refresh();
      expect(await distance(worker)).toBeLessThan(250);
    } finally {
      Date.now = right;
    }
  });

  it('goes on inside a long transaction', async () => {
    const passed = await worker.get(UnitOfWork).transaction(async (tx) => {
      const [first] = await tx.query<{ now: Date }>('SELECT app_now() AS now');
      await sleep(200);
      const [second] = await tx.query<{ now: Date }>('SELECT app_now() AS now');
      return second!.now.getTime() - first!.now.getTime();
    });
    expect(passed).toBeGreaterThanOrEqual(190);
  });

  it('jumps in every process at once', async () => {
    const target = new Date('2026-02-14T01:00:00Z');
    await worker.get(ProductClock).jumpTo(target);
    for (const process of [worker, other]) {
      await eventually(
        async () => Math.abs(process.get(DatabaseClock).now().getTime() - target.getTime()) < 5000,
        3000,
      );
    }
    expect(Math.abs((await databaseNow()) - target.getTime())).toBeLessThan(5000);
  });

  it('runs faster by its scale, from where it was', async () => {
    const anchorApp = new Date('2026-03-01T00:00:00Z');
    await worker.get(ProductClock).setClock({ scale: 3600, anchorApp });
    await sleep(500);
    const passed = (await databaseNow()) - anchorApp.getTime();
    expect(passed).toBeGreaterThan(0.5 * HOUR);
    expect(passed).toBeLessThan(3 * HOUR);
    // a quarter of a second of error is a quarter of an hour at this scale
    expect(await distance(worker)).toBeLessThan(0.25 * HOUR);
  });

  it('cannot be had from a database without a schema, which is said with the way out', async () => {
    const url = new URL(database.url);
    url.pathname = '/postgres';
    await expect(startPlatformWorker({ databaseUrl: url.href, backend: 'inline' })).rejects.toThrow(
      /"migrate"/,
    );
  });

  it('never runs backwards between two questions while nobody moves it', async () => {
    const clock = worker.get(DatabaseClock);
    let last = 0;
    for (const until = Date.now() + 300; Date.now() < until;) {
      const now = clock.now().getTime();
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
      if (Math.random() < 0.01) await clock.refresh();
    }
  });

  it('cannot be moved in production, by this program or by any other', async () => {
    await effects.query("UPDATE app_clock SET environment = 'production'");
    try {
      await expect(
        effects.query('UPDATE app_clock SET anchor_real = now(), anchor_app = now(), scale = 2'),
      ).rejects.toMatchObject({ constraint: 'app_clock_real_in_production' });
      await expect(worker.get(ProductClock).setClock({ scale: 2 })).rejects.toMatchObject({
        constraint: 'app_clock_real_in_production',
      });
    } finally {
      await effects.query("UPDATE app_clock SET environment = 'test'");
    }
  });

  it('is listened to again after the connection was cut', async () => {
    const listener = other.get(DatabaseListener);
    const reconnected = new Promise<void>((resolve) => listener.onReconnected(resolve));
    await effects.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'supermarket-listener' AND datname = current_database()",
    );
    await reconnected;
    const heard = new Promise<string>((resolve) => void listener.listen('clock', resolve));
    await sleep(50);
    await effects.query('NOTIFY clock');
    await expect(heard).resolves.toBe('');
  });
});
