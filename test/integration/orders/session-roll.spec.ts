import type { PersonActor } from '#libs/kernel';
import { SYSTEM } from '#libs/kernel';
import { SessionRolls, type SessionRoll } from '#libs/orders';
import { checkInvariants } from '../../../apps/cli/src/doctor/check-invariants';
import { ids, local, MONDAY, openOrdersApp, type OrdersApp } from '../../support/orders-app';

const BEGINS = local('2026-11-04 10:00');
let app: OrdersApp;
let itemId: string;
let rolls: SessionRolls;
beforeAll(async () => {
  app = await openOrdersApp();
  await app.importMenu();
  [{ id: itemId }] = await app.dataSource.query(`SELECT id FROM service_items WHERE name_zh = '电话问候'`);
  await app.dataSource.query(
    'INSERT INTO service_item_providers (item_id, organization_id, street_id, joined_at) VALUES ($1, $2, $3, app_now())',
    [itemId, app.place('branch').id, app.place('xzz').id],
  );
  rolls = app.get(SessionRolls);
});
afterAll(() => app.close());
beforeEach(() => app.jumpTo(MONDAY));

async function session(capacity: number, waitingCapacity = 0): Promise<string> {
  const opened = await app.sessions.createSession(SYSTEM, {
    itemId,
    organizationId: app.place('branch').id,
    open: true,
    idempotencyKey: ids.uuid(),
    content: {
      startsAt: BEGINS,
      endsAt: local('2026-11-04 12:00'),
      place: '党群服务中心',
      capacity,
      waitingCapacity,
    },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.id;
}

/** So many neighbours book; the orders, in that order. */
async function booked(sessionId: string, n: number): Promise<string[]> {
  const orders: string[] = [];
  for (let i = 0; i < n; i++) {
    const answer = await app.submit(await app.person(), { sessionId, text: '' });
    if (!answer.ok) throw new Error(answer.error.code);
    orders.push(answer.value.orderId);
  }
  return orders;
}

const as = (actor: PersonActor) => ({ actor, channel: 'WEB' as const });
const checkIn = (orderId: string) =>
  rolls.checkIn(as(app.people.branch), { orderId, sessionId: null, code: null, idempotencyKey: ids.uuid() });
const outcomes = (roll: SessionRoll) => roll.entries.map(({ status, outcome }) => outcome ?? status);
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const broken = async () => (await checkInvariants(app.dataSource)).filter((finding) => finding.broken > 0);

it('the slip’s query code or start code checks its holder in, and another’s does not', async () => {
  const sessionId = await session(3);
  const [first, second] = await booked(sessionId, 2);
  const byCode = (code: string) =>
    rolls.checkIn(as(app.people.branch), { orderId: null, sessionId, code, idempotencyKey: ids.uuid() });
  const order = await app.load(first!);
  expect(unwrap(await byCode(order.queryCode))).toMatchObject({ orderId: first, status: 'IN_SERVICE' });
  expect(unwrap(await byCode(app.codesOf(await app.load(second!)).start))).toMatchObject({
    orderId: second,
    status: 'IN_SERVICE',
  });
  expect(await byCode('000000')).toMatchObject({ ok: false, error: { code: 'NOT_ON_THE_ROLL' } });
  expect(
    await rolls.checkIn(as(app.people.branch), {
      orderId: null,
      sessionId,
      code: null,
      idempotencyKey: ids.uuid(),
    }),
  ).toMatchObject({ ok: false, error: { code: 'WHO_IS_MISSING' } });
});

it('closing: who checked in was served, who did not is absent, and once more changes nothing', async () => {
  const sessionId = await session(3, 2);
  const [first] = await booked(sessionId, 4);
  await checkIn(first!);
  expect(await rolls.close(as(app.people.branch), sessionId, null)).toMatchObject({
    ok: false,
    error: { code: 'SESSION_NOT_BEGUN' },
  });
  await app.jumpTo('2026-11-04 12:00');
  const roll = unwrap(await rolls.close(as(app.people.branch), sessionId, null));
  expect(roll.session.status).toBe('CLOSED');
  expect(outcomes(roll)).toEqual(['DONE', 'ABSENT', 'ABSENT', 'NO_PLACE']);
  const steps = () =>
    app.dataSource.query(
      `SELECT subject_id, count(*) FROM timeline_entries WHERE command IN ('checkIn', 'closeRoll', 'markAbsent', 'sessionBegan') GROUP BY 1 ORDER BY 1`,
    );
  const before = await steps();
  const again = unwrap(await rolls.close(as(app.people.branch), sessionId, null));
  expect(outcomes(again)).toEqual(outcomes(roll));
  expect(await steps()).toEqual(before);
  await app.fireDue();
  await app.drain();
  expect(await broken()).toEqual([]);
});

it('a roll called by name: the absent are those named, all others came', async () => {
  const sessionId = await session(3);
  const [first, second, third] = await booked(sessionId, 3);
  await checkIn(third!);
  await app.jumpTo('2026-11-04 12:00');
  expect(await rolls.close(as(app.people.branch), sessionId, [third!])).toMatchObject({
    ok: false,
    error: { code: 'ABSENT_BUT_CHECKED_IN' },
  });
  expect(outcomes(unwrap(await rolls.close(as(app.people.branch), sessionId, [second!])))).toEqual([
    'DONE',
    'ABSENT',
    'DONE',
  ]);
  const steps = await app.dataSource.query<{ command: string }[]>(
    `SELECT command FROM timeline_entries WHERE subject_id = $1 AND from_status <> to_status ORDER BY seq`,
    [first],
  );
  expect(steps.map(({ command }) => command)).toEqual(['checkIn', 'closeRoll']);
  expect((await app.verify(first)).fault).toBeNull();
});

it('two leads close at once: one effect', async () => {
  const sessionId = await session(12);
  const orders = await booked(sessionId, 12);
  await app.jumpTo('2026-11-04 12:00');
  const [one, other] = await Promise.all([
    rolls.close(as(app.people.branch), sessionId, []),
    rolls.close(as(app.people.branch), sessionId, []),
  ]);
  expect(outcomes(unwrap(one))).toEqual(orders.map(() => 'DONE'));
  expect(outcomes(unwrap(other))).toEqual(orders.map(() => 'DONE'));
  const [{ n }] = await app.dataSource.query(
    `SELECT count(*)::int AS n FROM outbox_events WHERE type = 'SessionClosed' AND subject_id = $1`,
    [sessionId],
  );
  expect(n).toBe(1);
});

it('a cancelled session cancels everybody’s order, frees its places, and takes no more', async () => {
  const sessionId = await session(2, 5);
  const orders = await booked(sessionId, 4);
  const roll = unwrap(await rolls.cancel(as(app.people.branch), sessionId, '讲师生病'));
  expect(roll.session).toMatchObject({ status: 'CANCELLED', taken: 0 });
  expect(outcomes(roll)).toEqual(orders.map(() => 'SESSION_CANCELLED'));
  expect(await app.submit(await app.person(), { sessionId, text: '' })).toMatchObject({
    ok: false,
    error: { code: 'SESSION_NOT_OPEN' },
  });
  expect(outcomes(unwrap(await rolls.cancel(as(app.people.street), sessionId, '讲师生病')))).toEqual(
    orders.map(() => 'SESSION_CANCELLED'),
  );
  await app.drain();
  expect(await broken()).toEqual([]);
});

it('a session in which somebody has checked in is closed, not cancelled', async () => {
  const sessionId = await session(2);
  const [first] = await booked(sessionId, 1);
  await checkIn(first!);
  expect(await rolls.cancel(as(app.people.branch), sessionId, '下雨')).toMatchObject({
    ok: false,
    error: { code: 'SESSION_IN_SERVICE' },
  });
});

it('the roll is the provider’s and the desks’; closing it the provider’s alone', async () => {
  const sessionId = await session(2);
  await booked(sessionId, 1);
  for (const actor of [app.people.branch, app.people.desk, app.people.street])
    expect(unwrap(await rolls.roll(actor, sessionId)).entries).toHaveLength(1);
  for (const actor of [app.people.team, app.people.resident, app.people.foreignDesk])
    await expect(rolls.roll(actor, sessionId)).rejects.toThrow('You may not');
  await app.jumpTo('2026-11-04 12:00');
  for (const actor of [app.people.desk, app.people.team])
    await expect(rolls.close(as(actor), sessionId, null)).rejects.toThrow('You may not');
});

it('places added to a full session are offered to everybody who waits, in order', async () => {
  const sessionId = await session(1, 5);
  const [, ...waiting] = await booked(sessionId, 4);
  const content = {
    startsAt: BEGINS,
    endsAt: local('2026-11-04 12:00'),
    place: '党群服务中心',
    capacity: 3,
    waitingCapacity: 5,
  };
  unwrap(await app.sessions.editSession(SYSTEM, sessionId, content));
  await app.drain();
  const offers = await Promise.all(
    waiting.map(async (id) => (await app.load(id)).details.placeOffer !== undefined),
  );
  expect(offers).toEqual([true, true, false]);
  // a place that is free for a moment belongs to the line, not to whoever comes by
  unwrap(await app.sessions.editSession(SYSTEM, sessionId, { ...content, capacity: 4 }));
  expect(unwrap(await app.submit(await app.person(), { sessionId, text: '' })).status).toBe('WAITLISTED');
});
