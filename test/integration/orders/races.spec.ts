import type { PersonActor } from '#libs/kernel';
import { ids, openOrdersApp, type OrdersApp } from '../../support/orders-app';

const ORDERS = 200;
const RIVALS = 50;
const LOAD_CAP = 6;

let app: OrdersApp;
let leads: PersonActor[];
beforeAll(async () => {
  app = await openOrdersApp({ teams: RIVALS, loadCap: LOAD_CAP });
  leads = await Promise.all(app.teams.map((team) => app.person('PROVIDER_LEAD', team.code)));
});
afterAll(() => app.close());

const claimBy = (lead: PersonActor, orderId: string, key = ids.uuid()) =>
  app.execute(lead, orderId, { name: 'claimOrder', organizationId: lead.grants[0]!.organizationId }, key);

async function inGroups<T, R>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += size)
    results.push(...(await Promise.all(items.slice(i, i + size).map(work))));
  return results;
}

it('fifty claims at once on each of 200 orders: one winner each, losers told who was first, no load cap exceeded', async () => {
  const orders = await inGroups(Array.from({ length: ORDERS }), 20, () => app.open());
  let lost = 0;
  let atCap = 0;
  const winners = await inGroups(orders, 10, async (orderId) => {
    const answers = await Promise.all(
      leads.map(async (lead) => ({ lead, answer: await claimBy(lead, orderId) })),
    );
    const won = answers.filter(({ answer }) => answer.ok);
    expect(won).toHaveLength(1);
    const winner = won[0]!.lead.grants[0]!.organizationId;
    const name = app.teams.find(({ id }) => id === winner)!.name;
    for (const { answer } of answers) {
      if (answer.ok) continue;
      if (answer.error.code === 'LOAD_CAP_REACHED') atCap++;
      else {
        expect(answer.error).toMatchObject({ code: 'ORDER_ALREADY_CLAIMED', details: { claimedBy: name } });
        lost++;
      }
    }
    return winner;
  });
  expect(lost + atCap).toBe(ORDERS * (RIVALS - 1));
  expect(lost).toBeGreaterThan(0);
  const active = await app.dataSource.query<{ organization: string; n: number }[]>(
    `SELECT organization_id AS organization, count(*)::int AS n FROM claims WHERE status = 'ACTIVE' GROUP BY 1`,
  );
  expect(active.reduce((sum, { n }) => sum + n, 0)).toBe(ORDERS);
  for (const { organization, n } of active) {
    expect(n).toBeLessThanOrEqual(LOAD_CAP);
    expect(n).toBe(winners.filter((winner) => winner === organization).length);
  }
  expect(await app.timerFaults()).toEqual([]);
  expect((await app.verify()).fault).toBeNull();
}, 300_000);

it('one organisation claiming ten orders at once stops exactly at its load cap', async () => {
  const lead = await app.person('PROVIDER_LEAD', 'branch');
  const orders = await inGroups(Array.from({ length: 10 }), 10, () => app.open());
  const answers = await Promise.all(orders.map((orderId) => claimBy(lead, orderId)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(LOAD_CAP);
  for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('LOAD_CAP_REACHED');
});

it('invitations accepted at once stop at the load cap, too', async () => {
  const lead = await app.person('PROVIDER_LEAD', 'team');
  const orders = await inGroups(Array.from({ length: 10 }), 10, () => app.open());
  for (const orderId of orders)
    await app.do(app.people.desk, orderId, {
      name: 'inviteOrganization',
      organizationId: app.place('team').id,
    });
  const answers = await Promise.all(
    orders.map((orderId) => app.execute(lead, orderId, { name: 'acceptInvitation' })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(LOAD_CAP);
  for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('LOAD_CAP_REACHED');
});

describe('the same idempotency key', () => {
  it('given twenty times at once has one effect and one answer', async () => {
    const orderId = await app.open();
    const { version } = await app.load(orderId);
    const key = ids.uuid();
    const urge = { name: 'urgeOrder' } as const;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.execute(app.people.resident, orderId, urge, key)),
    );
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: true, value: { orderId, status: 'OPEN', version: version + 1 } });
    expect(await app.load(orderId)).toMatchObject({ version: version + 1, details: { urges: 1 } });
    const [{ n }] = await app.dataSource.query(
      `SELECT count(*)::int AS n FROM outbox_events WHERE subject_id = $1 AND type = 'OrderUrged'`,
      [orderId],
    );
    expect(n).toBe(1);
  });

  it('twenty times at once places one order', async () => {
    const idempotencyKey = ids.uuid();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.submit(app.people.resident, { idempotencyKey })),
    );
    const placed = new Set(answers.map((answer) => (answer.ok ? answer.value.orderId : answer.error.code)));
    expect(placed.size).toBe(1);
    const [{ n }] = await app.dataSource.query(
      'SELECT count(*)::int AS n FROM service_orders WHERE id = ANY($1)',
      [[...placed]],
    );
    expect(n).toBe(1);
  });

  it('answers the same after the order has moved on', async () => {
    const orderId = await app.open();
    const key = ids.uuid();
    const urge = { name: 'urgeOrder' } as const;
    const first = await app.execute(app.people.resident, orderId, urge, key);
    await app.do(app.people.resident, orderId, { name: 'cancelOrder', reason: '不用了' });
    const again = await app.execute(app.people.resident, orderId, urge, key);
    expect(first).toMatchObject({ ok: true, value: { status: 'OPEN' } });
    expect(again).toMatchObject({ ok: true, value: { status: 'OPEN', order: null } });
  });

  it('with another payload, another command or another order is refused', async () => {
    const [orderId, other] = [await app.open(), await app.open()];
    const key = ids.uuid();
    const { resident } = app.people;
    expect((await app.execute(resident, orderId, { name: 'addNote', note: '三楼' }, key)).ok).toBe(true);
    const reused = { ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' } };
    expect(await app.execute(resident, orderId, { name: 'addNote', note: '四楼' }, key)).toMatchObject(
      reused,
    );
    expect(await app.execute(resident, orderId, { name: 'urgeOrder' }, key)).toMatchObject(reused);
    expect(await app.execute(resident, other, { name: 'addNote', note: '三楼' }, key)).toMatchObject(reused);
    expect(await app.submit(resident, { idempotencyKey: key })).toMatchObject(reused);
  });

  it('of somebody else is another key', async () => {
    const orderId = await app.open();
    const key = ids.uuid();
    expect((await app.execute(app.people.resident, orderId, { name: 'addNote', note: '三楼' }, key)).ok).toBe(
      true,
    );
    expect((await app.execute(app.people.desk, orderId, { name: 'addNote', note: '四楼' }, key)).ok).toBe(
      true,
    );
  });

  it('of a refused command is free again', async () => {
    const orderId = await app.open();
    const key = ids.uuid();
    const { resident } = app.people;
    expect((await app.execute(resident, orderId, { name: 'addNote', note: ' ' }, key)).ok).toBe(false);
    expect((await app.execute(resident, orderId, { name: 'addNote', note: '三楼' }, key)).ok).toBe(true);
  });
});

it('different commands at once on one order: all that were accepted are on its timeline, none is lost', async () => {
  const orderId = await app.open();
  const before = await app.load(orderId);
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      app.execute(app.people.resident, orderId, { name: 'addNote', note: `备注 ${i}` }),
    ),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const after = await app.load(orderId);
  expect(after.version).toBe(before.version + 12);
  expect(after.timeline.seq).toBe(before.timeline.seq + 12);
  expect((await app.verify(orderId)).fault).toBeNull();
});
