import type { PersonActor } from '#libs/kernel';
import { SYSTEM } from '#libs/kernel';
import { ids, local, MONDAY, openOrdersApp, type OrdersApp } from '../../support/orders-app';

let app: OrdersApp;
let itemId: string;
beforeAll(async () => {
  app = await openOrdersApp();
  await app.importMenu();
  [{ id: itemId }] = await app.dataSource.query(`SELECT id FROM service_items WHERE name_zh = '电话问候'`);
  await app.dataSource.query(
    'INSERT INTO service_item_providers (item_id, organization_id, street_id, joined_at) VALUES ($1, $2, $3, app_now())',
    [itemId, app.place('branch').id, app.place('xzz').id],
  );
});
afterAll(() => app.close());
beforeEach(() => app.jumpTo(MONDAY));

async function session(capacity: number, waitingCapacity: number): Promise<string> {
  const opened = await app.sessions.createSession(SYSTEM, {
    itemId,
    organizationId: app.place('branch').id,
    open: true,
    idempotencyKey: ids.uuid(),
    content: {
      startsAt: local('2026-11-04 10:00'),
      endsAt: local('2026-11-04 12:00'),
      place: '党群服务中心',
      capacity,
      waitingCapacity,
    },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.id;
}

const neighbours = (n: number): Promise<PersonActor[]> =>
  Promise.all(Array.from({ length: n }, () => app.person()));
const book = (actor: PersonActor, sessionId: string) => app.submit(actor, { sessionId, text: '' });
const taken = async (sessionId: string): Promise<number> =>
  (await app.dataSource.query('SELECT taken FROM service_sessions WHERE id = $1', [sessionId]))[0].taken;

it('the last place raced by thirty: one is booked, ten wait, the others are told it is full', async () => {
  const sessionId = await session(1, 10);
  const answers = await Promise.all((await neighbours(30)).map((actor) => book(actor, sessionId)));
  const outcome = answers.map((answer) => (answer.ok ? answer.value.status : answer.error.code));
  const count = (what: string): number => outcome.filter((is) => is === what).length;
  expect({ booked: count('SCHEDULED'), waiting: count('WAITLISTED'), full: count('SESSION_FULL') }).toEqual({
    booked: 1,
    waiting: 10,
    full: 19,
  });
  expect(await taken(sessionId)).toBe(1);
});

it('one person books a session once', async () => {
  const sessionId = await session(5, 5);
  const answers = await Promise.all(Array.from({ length: 5 }, () => book(app.people.resident, sessionId)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await taken(sessionId)).toBe(1);
});

it('a place that falls free is offered for two hours, then to the next, until the session begins', async () => {
  const sessionId = await session(1, 5);
  const [booked, first, second, third] = await neighbours(4);
  const orders: string[] = [];
  for (const actor of [booked!, first!, second!, third!]) {
    const answer = await book(actor, sessionId);
    if (!answer.ok) throw new Error(answer.error.code);
    orders.push(answer.value.orderId);
  }
  const [bookedId, firstId, secondId, thirdId] = orders as [string, string, string, string];
  const offer = async (orderId: string): Promise<unknown> => (await app.load(orderId)).details.placeOffer;

  await app.do(booked!, bookedId, { name: 'cancelOrder', reason: '有事' });
  await app.drain();
  expect(await offer(firstId)).toEqual({ offeredAt: MONDAY });
  expect(await taken(sessionId)).toBe(1);

  await app.jumpTo('2026-11-02 11:00');
  await app.drain();
  expect(await offer(firstId)).toBeUndefined();
  expect(await offer(secondId)).toEqual({ offeredAt: local('2026-11-02 11:00') });
  expect((await app.do(second!, secondId, { name: 'acceptPlace' })).status).toBe('SCHEDULED');
  expect(await taken(sessionId)).toBe(1);

  await app.jumpTo('2026-11-04 10:00');
  await app.drain();
  for (const orderId of [firstId, thirdId])
    expect(await app.load(orderId)).toMatchObject({ status: 'CANCELLED', outcome: 'NO_PLACE' });
  expect(await taken(sessionId)).toBe(1);
  expect(await app.timerFaults()).toEqual([]);
  expect((await app.verify()).fault).toBeNull();
});

it('the roll: who came is served, who did not is closed ABSENT, and a redo needs no seat', async () => {
  const sessionId = await session(2, 0);
  const [came, stayed] = await neighbours(2);
  const answers = await Promise.all([book(came!, sessionId), book(stayed!, sessionId)]);
  const [cameId, stayedId] = answers.map((answer) => (answer.ok ? answer.value.orderId : '')) as [
    string,
    string,
  ];
  await app.jumpTo('2026-11-04 10:00');
  await app.do(app.people.branch, cameId, { name: 'checkIn' });
  await app.do(app.people.branch, cameId, { name: 'closeRoll' });
  expect(await app.do(app.people.branch, stayedId, { name: 'markAbsent' })).toMatchObject({
    status: 'CLOSED',
    outcome: 'ABSENT',
  });
  expect(await app.do(came!, cameId, { name: 'confirmOrder', resolved: false })).toMatchObject({
    status: 'CLAIMED',
    round: 2,
  });
  expect(await taken(sessionId)).toBe(2);
});
