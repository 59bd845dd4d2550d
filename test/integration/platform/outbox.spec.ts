import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DomainEvent } from '#libs/kernel';
import {
  DeliveryProcessor,
  DeliverySweeper,
  OutboxRelay,
  outboxWrite,
  UnitOfWork,
  WorkDrain,
} from '#libs/platform';
import { countingConsumer, Effects, eventually } from '../../support/effects';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { describeWithRedis, testRedisUrl, uniqueQueuePrefix } from '../../support/redis';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const event = (type = 'OrderClaimed', payload: object = {}): DomainEvent => ({
  id: randomUUID(),
  type,
  streetId: randomUUID(),
  subjectId: randomUUID(),
  occurredAt: new Date(),
  payload,
});

const readSubjects = (payload: string): string[] =>
  (JSON.parse(payload) as { id: string }[]).map(({ id }) => id);

describeWithRedis('the outbox', () => {
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
      consumers: [countingConsumer('first'), countingConsumer('second')],
      ...options,
    });
    workers.push(started);
    return started;
  }

  const write = (from: PlatformWorker, events: readonly DomainEvent[]) =>
    from.get(UnitOfWork).atomic(async (tx) => tx.write(outboxWrite(events)));

  it('brings each event to each consumer exactly once, with several relays and workers at it', async () => {
    const queuePrefix = uniqueQueuePrefix();
    const [one] = await Promise.all([worker({ queuePrefix }), worker({ queuePrefix })]);
    const batches = Array.from({ length: 20 }, () => Array.from({ length: 50 }, () => event()));
    await Promise.all(batches.map((batch) => write(one, batch)));
    await Promise.all(
      workers.flatMap((w) => Array.from({ length: 4 }, () => w.get(OutboxRelay).relayBatch())),
    );
    await eventually(async () => (await effects.counts()).different === 2000);
    expect(await effects.counts()).toEqual({ effects: 2000, different: 2000 });
  });

  it('has one effect although an event is delivered ten times at once', async () => {
    const one = await worker({ backend: 'inline' });
    const told = event();
    await write(one, [told]);
    await one.get(WorkDrain).drain();
    await effects.query('DELETE FROM effects');
    await effects.query('UPDATE event_deliveries SET done_at = NULL, next_send_at = NULL');
    const processor = one.get(DeliveryProcessor);
    await Promise.all(
      Array.from({ length: 10 }, () =>
        processor.deliver({ consumer: 'first', events: [told], again: false }),
      ),
    );
    expect(await effects.counts()).toEqual({ effects: 1, different: 1 });
  });

  it('tells only those who asked for the type', async () => {
    const one = await worker({
      backend: 'inline',
      consumers: [{ ...countingConsumer('picky'), events: ['OrderRated'] }, countingConsumer('all')],
    });
    await write(one, [event('OrderClaimed'), event('OrderRated')]);
    await one.get(WorkDrain).drain();
    const rows = await effects.query('SELECT name, count(*)::int AS n FROM effects GROUP BY 1 ORDER BY 1');
    expect(rows).toEqual([
      { name: 'all', n: 2 },
      { name: 'picky', n: 1 },
    ]);
  });

  it('wakes live screens once per batch, with ids only', async () => {
    const one = await worker({ backend: 'inline', env: { RELAY_POLL_MS: '60000' } });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const heard: string[] = [];
    client.on('notification', ({ payload }) => heard.push(payload!));
    await client.query('LISTEN live');
    const events = [
      event('OrderPlaced', { communityPath: 'gjz/xzz/c03/', itemCode: 'X' }),
      event('OrderClaimed'),
    ];
    await write(one, events);
    await eventually(async () => heard.length > 0);
    await client.end();
    expect(heard.map((payload) => JSON.parse(payload) as unknown)).toEqual([
      expect.arrayContaining([
        { t: 'OrderPlaced', s: events[0]!.streetId, id: events[0]!.subjectId, p: 'gjz/xzz/c03/' },
        { t: 'OrderClaimed', s: events[1]!.streetId, id: events[1]!.subjectId, p: null },
      ]),
    ]);
  });

  it('tells live screens of a large batch in several notices, each event once', async () => {
    const one = await worker({ backend: 'inline', consumers: [], env: { RELAY_POLL_MS: '60000' } });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const heard: string[] = [];
    client.on('notification', ({ payload }) => heard.push(...readSubjects(payload!)));
    await client.query('LISTEN live');
    const events = Array.from({ length: 400 }, () =>
      event('OrderPlaced', { communityPath: 'gjz/xzz/社区/' }),
    );
    await write(one, events);
    await eventually(async () => heard.length >= 400);
    await client.end();
    expect(new Set(heard)).toEqual(new Set(events.map(({ subjectId }) => subjectId)));
    expect(heard).toHaveLength(400);
  });

  it('hears what came together in one unit, and one by one when that fails', async () => {
    const together: number[] = [];
    const events = Array.from({ length: 5 }, () => event());
    const counting = countingConsumer('gathers');
    const one = await worker({
      backend: 'inline',
      consumers: [
        {
          ...counting,
          async handleAll(some, tx) {
            together.push(some.length);
            if (some.some(({ id }) => id === events[4]!.id)) throw new TypeError('one of them is not for me');
            for (const told of some) await counting.handle(told, tx);
          },
        },
      ],
    });
    await write(one, events.slice(0, 3));
    await one.get(WorkDrain).drain();
    await write(one, events.slice(3));
    await one.get(WorkDrain).drain();
    expect(together).toEqual([3, 2]);
    expect(await effects.counts()).toEqual({ effects: 5, different: 5 });
  });

  it('tries a failing consumer again and lets the others hear meanwhile', async () => {
    let failures = 2;
    const one = await worker({
      backend: 'inline',
      env: { SWEEP_MS: '50' },
      consumers: [
        countingConsumer('healthy'),
        {
          ...countingConsumer('shaky'),
          async handle(told, tx) {
            if (failures-- > 0) throw new TypeError('a number like 13800138000 must not be written down');
            await countingConsumer('shaky').handle(told, tx);
          },
        },
      ],
    });
    await write(one, [event()]);
    await eventually(async () => (await effects.counts()).effects === 1);
    expect(await effects.query('SELECT name FROM effects')).toEqual([{ name: 'healthy' }]);
    await eventually(async () => {
      const [row] = await effects.query<{ last_error: string }>(
        "SELECT last_error FROM event_deliveries WHERE consumer = 'shaky'",
      );
      return row?.last_error === 'TypeError';
    });
    await eventually(async () => (await effects.counts()).effects === 2);
  });

  it('gives a delivery up after twenty sends, keeps it visible, and revives it when asked', async () => {
    const one = await worker({ backend: 'inline', consumers: [], env: { SWEEP_MS: '60000' } });
    const told = event();
    await write(one, [told]);
    await one.get(WorkDrain).drain();
    await effects.query(
      "INSERT INTO event_deliveries (event_id, consumer, attempts, next_send_at) VALUES ($1, 'gone', 20, clock_timestamp())",
      [told.id],
    );
    expect(await one.get(DeliverySweeper).resendBatch()).toBe(1);
    expect(await effects.query('SELECT attempts, next_send_at, done_at FROM event_deliveries')).toEqual([
      { attempts: 20, next_send_at: null, done_at: null },
    ]);
    expect(await one.get(DeliverySweeper).resendBatch()).toBe(0);
    expect(await one.get(DeliverySweeper).revive()).toBe(1);
    expect(await one.get(DeliverySweeper).resendBatch()).toBe(1);
  });
});
