import type { OrderCommand } from '#libs/orders';
import { local, MONDAY, openOrdersApp, type OrdersApp } from '../../support/orders-app';

let app: OrdersApp;
beforeAll(async () => {
  app = await openOrdersApp();
});
afterAll(() => app.close());
beforeEach(() => app.jumpTo(MONDAY));

const status = async (orderId: string): Promise<string> => {
  const { status: is, outcome } = await app.load(orderId);
  return `${is}(${outcome})`;
};

it('an order goes the whole way: each step on its chained timeline, each deadline in force with one armed timer', async () => {
  const { resident, desk, branch, ann } = app.people;
  const placed = await app.submit(resident);
  if (!placed.ok) throw new Error(placed.error.code);
  const { orderId } = placed.value;
  const { start, finish } = app.codesOf(await app.load(orderId));
  const rated = { stars: 5, evaluationId: resident.personId, ratedAt: MONDAY };
  const steps: [actor: Parameters<OrdersApp['do']>[0], command: OrderCommand, to: string][] = [
    [desk, { name: 'triageOrder', decision: 'ACCEPT' }, 'OPEN(null)'],
    [branch, { name: 'claimOrder', organizationId: app.place('branch').id }, 'CLAIMED(null)'],
    [branch, { name: 'recordContact', reached: true }, 'CLAIMED(null)'],
    [
      branch,
      { name: 'scheduleOrder', appointedAt: local('2026-11-03 10:00'), residentAgreed: true },
      'SCHEDULED(null)',
    ],
    [branch, { name: 'offerAssignment', personId: ann.personId }, 'SCHEDULED(null)'],
    [ann, { name: 'acceptAssignment' }, 'SCHEDULED(null)'],
    [ann, { name: 'startService', code: start }, 'IN_SERVICE(null)'],
    [ann, { name: 'finishService', code: finish }, 'DONE(null)'],
    [resident, { name: 'confirmOrder', resolved: true }, 'CONFIRMED(null)'],
    [resident, { name: 'rateOrder', ...rated }, 'CLOSED(RATED)'],
  ];
  for (const [actor, command, to] of steps) {
    const order = await app.do(actor, orderId, command);
    expect(`${command.name} ${order.status}(${order.outcome})`).toBe(`${command.name} ${to}`);
    expect(await app.timerFaults()).toEqual([]);
    expect((await app.verify(orderId)).fault).toBeNull();
  }
  const order = await app.load(orderId);
  expect(order).toMatchObject({
    version: steps.length + 1,
    timeline: { seq: steps.length + 1 },
    deadlines: [],
    claims: [],
  });
  const written = await app.dataSource.query(
    'SELECT command, actor_kind AS kind, to_status AS status, channel FROM timeline_entries WHERE subject_id = $1 ORDER BY seq',
    [orderId],
  );
  expect(written.map((entry: { command: string }) => entry.command)).toEqual([
    'placeOrder',
    ...steps.map(([, { name }]) => name),
  ]);
});

it('a bad review goes through rectification and recheck into a second round with codes of its own', async () => {
  const { resident, desk, branch, ann } = app.people;
  const orderId = await app.open();
  const serve = async (stale?: string): Promise<void> => {
    const { start, finish } = app.codesOf(await app.load(orderId));
    await app.do(branch, orderId, {
      name: 'scheduleOrder',
      appointedAt: local('2026-11-03 10:00'),
      residentAgreed: true,
    });
    await app.do(branch, orderId, { name: 'offerAssignment', personId: ann.personId });
    await app.do(ann, orderId, { name: 'acceptAssignment' });
    if (stale) {
      const refused = await app.execute(ann, orderId, { name: 'startService', code: stale });
      expect(refused).toMatchObject({ ok: false, error: { code: 'WRONG_SERVICE_CODE' } });
    }
    await app.do(ann, orderId, { name: 'startService', code: start });
    await app.do(ann, orderId, { name: 'finishService', code: finish });
    await app.do(resident, orderId, { name: 'confirmOrder', resolved: true });
  };
  const rate = (stars: number): OrderCommand => ({
    name: 'rateOrder',
    stars,
    evaluationId: resident.personId,
    ratedAt: MONDAY,
  });
  await app.do(branch, orderId, { name: 'claimOrder', organizationId: app.place('branch').id });
  const first = app.codesOf(await app.load(orderId));
  await serve();
  await app.do(resident, orderId, rate(1));
  await app.do(branch, orderId, { name: 'submitRectification', note: '重新修过' });
  const again = await app.do(desk, orderId, { name: 'recheckOrder', result: 'FAIL' });
  expect(again).toMatchObject({ status: 'CLAIMED', round: 2 });
  expect(app.codesOf(again)).not.toEqual(first);
  await serve(first.start);
  await app.do(resident, orderId, rate(4));
  expect(await status(orderId)).toBe('CLOSED(RATED)');
  expect(await app.timerFaults()).toEqual([]);
  expect((await app.verify(orderId)).fault).toBeNull();
  const [{ came }] = await app.dataSource.query(
    `SELECT count(*)::int AS came FROM assignments WHERE order_id = $1 AND status = 'ACCEPTED'`,
    [orderId],
  );
  expect(came).toBe(2);
});

it('a low-risk item is accepted at once, both steps on the timeline', async () => {
  await app.importMenu();
  const [{ id }] = await app.dataSource.query(`SELECT id FROM service_items WHERE name_zh = '电话问候'`);
  const placed = await app.submit(app.people.resident, { itemId: id, text: '' });
  expect(placed).toMatchObject({ ok: true, value: { status: 'OPEN' } });
  if (!placed.ok) return;
  const order = await app.load(placed.value.orderId);
  expect(order).toMatchObject({ risk: 'LOW', pool: 'OPEN', timeline: { seq: 2 } });
  // the resident placed it himself: the receipt was in the answer
  expect(order.deadlines.map(({ kind }) => kind)).toEqual(['OPEN_POOL']);
  expect(await app.timerFaults()).toEqual([]);
  expect((await app.verify(order.id)).fault).toBeNull();
});

it('triage that names an item takes over its risk', async () => {
  await app.importMenu();
  const [{ id }] = await app.dataSource.query(`SELECT id FROM service_items WHERE name_zh = '高处清洗'`);
  const placed = await app.submit(app.people.resident);
  if (!placed.ok) throw new Error(placed.error.code);
  await app.do(app.people.desk, placed.value.orderId, {
    name: 'triageOrder',
    decision: 'ACCEPT',
    itemId: id,
  });
  expect(await app.load(placed.value.orderId)).toMatchObject({ itemId: id, risk: 'HIGH' });
});

it('time alone takes an order down the fallback chain to the street, red', async () => {
  const orderId = await app.open();
  const seen: string[] = [];
  for (const time of [
    '2026-11-02 21:00',
    '2026-11-03 09:00',
    '2026-11-03 21:00',
    '2026-11-04 09:00',
    '2026-11-05 17:00',
    '2026-11-06 17:00',
  ]) {
    await app.jumpTo(time);
    await app.drain();
    seen.push((await app.load(orderId)).status);
    expect(await app.timerFaults()).toEqual([]);
  }
  expect(seen).toEqual([
    'OPEN',
    'COMMUNITY_FALLBACK',
    'COMMUNITY_FALLBACK',
    'STREET_FALLBACK',
    'STREET_FALLBACK',
    'STREET_FALLBACK',
  ]);
  const [row] = await app.dataSource.query('SELECT light, next_due_at FROM service_orders WHERE id = $1', [
    orderId,
  ]);
  expect(row).toMatchObject({ light: 'RED', next_due_at: local('2026-11-06 17:00') });
  expect((await app.verify(orderId)).fault).toBeNull();
});

it('an order nobody looked at for a fortnight catches up once time runs again', async () => {
  const orderId = await app.open();
  await app.jumpTo('2026-11-16 09:00');
  await app.drain();
  // each fallback counts from the moment it was entered, late as that was
  expect((await app.load(orderId)).status).toBe('COMMUNITY_FALLBACK');
  await app.jumpTo('2026-11-17 09:00');
  await app.drain();
  expect((await app.load(orderId)).status).toBe('STREET_FALLBACK');
});

describe('another street', () => {
  it('has no such order', async () => {
    const orderId = await app.open();
    for (const actor of [app.people.foreignDesk, app.people.foreignTeam]) {
      expect(await app.execute(actor, orderId, { name: 'urgeOrder' })).toMatchObject({
        ok: false,
        error: { code: 'ORDER_NOT_FOUND' },
      });
    }
    const claim: OrderCommand = { name: 'claimOrder', organizationId: app.place('qteam').id };
    expect(await app.execute(app.people.foreignTeam, orderId, claim)).toMatchObject({
      ok: false,
      error: { code: 'ORDER_NOT_FOUND' },
    });
  });

  it('does not lend its organisations', async () => {
    const orderId = await app.open();
    const invite: OrderCommand = { name: 'inviteOrganization', organizationId: app.place('qteam').id };
    expect(await app.execute(app.people.desk, orderId, invite)).toMatchObject({
      ok: false,
      error: { code: 'ORGANIZATION_UNKNOWN' },
    });
  });

  it('does not take orders from this one’s people', async () => {
    await expect(app.submit(app.people.resident, { communityId: app.place('q01').id })).rejects.toMatchObject(
      { name: 'ForbiddenError' },
    );
  });

  it('has no orders to repeat', async () => {
    const there = await app.submit(app.people.foreignDesk, { communityId: app.place('q01').id });
    if (!there.ok) throw new Error(there.error.code);
    const here = await app.submit(app.people.resident);
    if (!here.ok) throw new Error(here.error.code);
    const refer: OrderCommand = {
      name: 'triageOrder',
      decision: 'REFER',
      referral: { kind: 'DUPLICATE', reason: '重复', duplicateOfId: there.value.orderId },
    };
    expect(await app.execute(app.people.desk, here.value.orderId, refer)).toMatchObject({
      ok: false,
      error: { code: 'DUPLICATE_OF_NOTHING' },
    });
  });
});

it('a duplicate comes back to triage when the order it repeats is cancelled', async () => {
  const { desk, resident } = app.people;
  const first = await app.open();
  const second = await app.submit(resident);
  if (!second.ok) throw new Error(second.error.code);
  const { orderId } = second.value;
  await app.do(desk, orderId, {
    name: 'triageOrder',
    decision: 'REFER',
    referral: { kind: 'DUPLICATE', reason: '重复', duplicateOfId: first },
  });
  expect(await status(orderId)).toBe('REFERRED(DUPLICATE)');
  await app.do(resident, first, { name: 'cancelOrder', reason: '不用了' });
  await app.drain();
  expect(await status(orderId)).toBe('SUBMITTED(null)');
});

it('the database refuses a status the workflows do not know', async () => {
  const orderId = await app.open();
  await expect(
    app.dataSource.query(`UPDATE service_orders SET status = 'LOST' WHERE id = $1`, [orderId]),
  ).rejects.toMatchObject({
    constraint: 'service_orders_status_known',
  });
});
