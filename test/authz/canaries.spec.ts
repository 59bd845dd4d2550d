import { Redis } from 'ioredis';
import { Client } from 'pg';
import { ids } from '../support/orders-app';
import { allOperations, type Operation } from '../support/api/operations';
import { openTwoStreets, type Caller, type TwoStreets } from '../support/api/two-streets';
import { describeWithRedis, testRedisUrl, uniqueQueuePrefix } from '../support/redis';
import { ProductProcess } from '../support/product-process';

/** What must never be seen where nobody needs it: each sort of what identifies somebody or was said in confidence. */
const CANARIES = {
  name: '金丝雀甲',
  phone: '13712345678',
  address: '金丝雀巷77号3单元501',
  words: '金丝雀说厨房的水龙头坏了',
  note: '金丝雀家有大狗',
  rating: '金丝雀觉得师傅很耐心',
  callback: '金丝雀的女儿接的电话',
  reason: '金丝雀核对门牌',
} as const;
const prefix = uniqueQueuePrefix();

/** Names of the canaries that a text holds. */
const singing = (text: string): string[] =>
  Object.entries(CANARIES).flatMap(([name, value]) => (text.includes(value) ? [name] : []));

describeWithRedis('canaries', () => {
  let streets: TwoStreets;
  let operations: ReadonlyMap<string, Operation>;
  let api: ProductProcess;
  let worker: ProductProcess;
  let listener: Client;
  const notified: string[] = [];
  const answersToOthers: string[] = [];

  beforeAll(async () => {
    ({ operations } = await allOperations());
    streets = await openTwoStreets();
    const started = {
      databaseUrl: streets.databaseUrl,
      documents: [...operations.values()].map(({ document }) => document),
      env: { QUEUE_BACKEND: 'redis', REDIS_URL: testRedisUrl(), QUEUE_PREFIX: prefix },
    };
    api = await ProductProcess.start('api', started);
    worker = await ProductProcess.start('worker', started);
    listener = new Client({ connectionString: streets.databaseUrl });
    await listener.connect();
    listener.on('notification', ({ payload }) => notified.push(payload ?? ''));
    for (const channel of ['live', 'clock', 'outbox_hint', 'timer_hint'])
      await listener.query(`LISTEN "${channel}"`);
    await wholeLoop();
  }, 180_000);
  afterAll(async () => {
    await listener?.end();
    await worker?.stop();
    await api?.stop();
    await streets?.close();
  });

  const ask = async (caller: Caller, name: string, variables: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.accessToken}` },
      body: JSON.stringify({ query: operations.get(name)!.document, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data[name] as Record<string, unknown>;
  };
  const give = async (caller: Caller, name: string, input: object) => {
    const given = await ask(caller, name, { input: { idempotencyKey: ids.uuid(), ...input } });
    if (given['__typename'] === 'CommandRefused') throw new Error(`${name}: ${JSON.stringify(given)}`);
    return given;
  };

  /** An order from the counter to the rating, each step with something nobody else may read. */
  async function wholeLoop(): Promise<void> {
    const [desk, lead, volunteer] = await Promise.all([
      streets.caller('COMMUNITY_DESK', 'own'),
      streets.caller('PROVIDER_LEAD', 'own'),
      streets.caller('VOLUNTEER', 'own'),
    ]);
    const { name, phone, address, words, note, rating, reason } = CANARIES;
    const placed = (await give(desk, 'placeOrder', {
      communityId: streets.place('c01').id,
      text: words,
      channel: 'COUNTER',
      requester: { name, phone, address, consentEvidence: '当面同意' },
      contactName: name,
      contactPhone: phone,
      address,
    })) as {
      order: { id: string };
      receipt: { startCode: string; finishCode: string; progressToken: string };
    };
    const orderId = placed.order.id;
    const secondDesk: Caller = {
      role: 'COMMUNITY_DESK',
      scope: 'own',
      ...(await streets.newPerson('COMMUNITY_DESK', 'c01')),
    };
    await give(secondDesk, 'triageOrder', { orderId, decision: 'ACCEPT' });
    await give(lead, 'claimOrder', { orderId, organizationId: streets.place('branch').id });
    await give(desk, 'addNote', { orderId, note });
    await give(lead, 'revealOrderContact', { orderId, reason });
    await give(lead, 'scheduleOrder', {
      orderId,
      appointedAt: '2026-11-03T09:30:00+08:00',
      residentAgreed: true,
    });
    await give(lead, 'offerAssignment', { orderId, personId: volunteer.actor!.personId });
    await give(volunteer, 'acceptAssignment', { orderId });
    await give(volunteer, 'startService', { orderId, code: placed.receipt.startCode });
    await give(volunteer, 'finishService', { orderId, code: placed.receipt.finishCode, note });
    const { progressToken } = placed.receipt;
    await give(desk, 'confirmOrder', { orderId, progressToken, resolved: true, note: CANARIES.callback });
    await give(secondDesk, 'rateOrder', {
      orderId,
      stars: 5,
      words: rating,
      evidence: 'CALL_RECORD',
      evidenceRef: 'T-1',
      channel: 'PHONE',
    });
    // what others are answered: refused, or shown what they may see
    for (const role of ['RESIDENT', 'PROVIDER_LEAD', 'COMMUNITY_DESK', 'STREET_OFFICER'] as const) {
      const other = await streets.caller(role, 'street');
      for (const read of ['order', 'orderCard', 'revealOrderContact'] as const) {
        const input = { orderId, reason, idempotencyKey: ids.uuid() };
        const variables = read === 'revealOrderContact' ? { input } : { id: orderId, orderId };
        const answer = await ask(other, read, variables).catch((error: Error) => ({ error: error.message }));
        answersToOthers.push(JSON.stringify(answer));
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 3000)); // what the worker does of it
  }

  const columnOf = async (sql: string): Promise<string> =>
    (await streets.app.dataSource.query<{ text: string }[]>(sql)).map(({ text }) => text).join('\n');

  /** Every key and value, whatever its type. */
  async function everythingInRedis(): Promise<string> {
    const redis = new Redis(testRedisUrl());
    const found: string[] = [];
    for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 500 }) as AsyncIterable<
      string[]
    >) {
      for (const key of keys) {
        const type = await redis.type(key);
        const value =
          type === 'hash'
            ? await redis.hgetall(key)
            : type === 'list'
              ? await redis.lrange(key, 0, -1)
              : type === 'zset'
                ? await redis.zrange(key, 0, -1)
                : type === 'set'
                  ? await redis.smembers(key)
                  : type === 'stream'
                    ? await redis.xrange(key, '-', '+')
                    : await redis.get(key);
        found.push(key, JSON.stringify(value));
      }
    }
    redis.disconnect();
    return found.join('\n');
  }

  it('sing where they were put: the loop has really carried them', async () => {
    const notes = await columnOf('SELECT note AS text FROM timeline_entries WHERE note IS NOT NULL');
    expect(singing(notes)).toEqual(expect.arrayContaining(['note']));
    expect(await columnOf('SELECT words AS text FROM evaluations')).toContain(CANARIES.rating);
    expect(await everythingInRedis()).toContain(prefix);
    expect(notified.join()).toContain('OrderPlaced');
  });

  it.each<[string, () => Promise<string> | string]>([
    ['the API’s log', () => api.log()],
    ['the worker’s log', () => worker.log()],
    ['Redis: keys, values, queued jobs', everythingInRedis],
    ['events on their way', () => columnOf('SELECT payload::text AS text FROM outbox_events')],
    ['the hashed part of the timeline', () => columnOf('SELECT data::text AS text FROM timeline_entries')],
    ['what the database tells its listeners', () => notified.join('\n')],
    ['figures for operators', async () => (await fetch(`${api.url}/metrics`)).text()],
    ['notices', () => columnOf('SELECT params::text AS text FROM notices')],
    ['answers to others', () => answersToOthers.join('\n')],
    [
      'columns that identify somebody, unless sealed',
      () =>
        columnOf(
          'SELECT row_to_json(p)::text AS text FROM persons p UNION ALL SELECT row_to_json(c)::text FROM order_contacts c',
        ),
    ],
  ])('are silent in %s', async (_, read) => {
    const text = await read();
    expect(singing(text)).toEqual([]);
  });

  it('are heard when one is planted (control)', async () => {
    const redis = new Redis(testRedisUrl());
    await redis.hset(`${prefix}:planted`, 'data', JSON.stringify({ phone: CANARIES.phone }));
    redis.disconnect();
    expect(singing(await everythingInRedis())).toEqual(['phone']);
    expect(singing(JSON.stringify({ msg: CANARIES.name }))).toEqual(['name']);
  });
});
