import type { PersonActor } from '#libs/kernel';
import {
  activeClaim,
  StandingOrderEnds,
  StandingOrderReader,
  StandingOrders,
  type CreateStandingOrder,
  type StandingOrder,
} from '#libs/orders';
import { checkInvariants } from '../../../apps/cli/src/doctor/check-invariants';
import { ids, local, openOrdersApp, type OrdersApp } from '../../support/orders-app';

let app: OrdersApp;
let standing: StandingOrders;
let ends: StandingOrderEnds;
beforeEach(async () => {
  app = await openOrdersApp();
  standing = app.get(StandingOrders);
  ends = app.get(StandingOrderEnds);
});
afterEach(() => app.close());

const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const asked = (differing: Partial<CreateStandingOrder> = {}): CreateStandingOrder => ({
  communityId: app.place('c01').id,
  organizationId: app.place('branch').id,
  itemId: null,
  text: '隔天打个电话问平安',
  for: { kind: 'SELF' },
  beneficiary: 'PERSON',
  rule: { startsOn: '2026-11-04', endsOn: null, everyDays: 2, weekdays: [], atMinute: 9 * 60 + 30 },
  channel: 'WEB',
  idempotencyKey: ids.uuid(),
  ...differing,
});
const create = async (
  actor: PersonActor,
  differing: Partial<CreateStandingOrder> = {},
): Promise<StandingOrder> => {
  const created = unwrap(await standing.create(actor, asked(differing)));
  if ('emergency' in created) throw new Error('taken for an emergency');
  return created;
};
const agreed = async (differing: Partial<CreateStandingOrder> = {}) =>
  unwrap(await standing.accept(app.people.branch, (await create(app.people.resident, differing)).id));
const ordersOf = ({ id }: StandingOrder): Promise<{ id: string; status: string }[]> =>
  app.dataSource.query(
    'SELECT id, status FROM service_orders WHERE standing_order_id = $1 ORDER BY created_at',
    [id],
  );
const outcomesOf = async ({ id }: StandingOrder): Promise<string[]> =>
  (
    await app.dataSource.query<{ outcome: string }[]>(
      'SELECT outcome FROM standing_occurrences WHERE standing_order_id = $1 ORDER BY occurs_at',
      [id],
    )
  ).map((row) => row.outcome);
const events = async (type: string): Promise<number> =>
  (await app.dataSource.query('SELECT count(*)::int AS n FROM outbox_events WHERE type = $1', [type]))[0].n;

async function until(instant: string): Promise<void> {
  await app.jumpTo(instant);
  await app.fireDue();
  await app.drain();
}

it('a resident asks, the provider agrees, and a day before each time an order is there, claimed and scheduled', async () => {
  const proposed = await create(app.people.resident);
  expect(proposed).toMatchObject({ status: 'PROPOSED', nextAt: null });
  await until('2026-11-03 10:00');
  expect(await ordersOf(proposed)).toEqual([]);
  const order = unwrap(await standing.accept(app.people.branch, proposed.id));
  expect(order).toMatchObject({ status: 'ACTIVE', nextAt: local('2026-11-04 09:30') });
  await until('2026-11-03 10:01');
  const [opened] = await ordersOf(order);
  const first = await app.load(opened!.id);
  expect(first).toMatchObject({
    status: 'SCHEDULED',
    appointedAt: local('2026-11-04 09:30'),
    requesterId: app.people.resident.personId,
    timeline: { seq: 2 },
  });
  expect(activeClaim(first)?.organizationId).toBe(app.place('branch').id);
  await until('2026-11-05 09:29');
  expect(await ordersOf(order)).toHaveLength(1);
  await until('2026-11-05 09:30');
  expect(await ordersOf(order)).toHaveLength(2);
  expect(
    (await checkInvariants(app.dataSource)).filter(
      ({ broken, name }) => broken > 0 && name !== 'no-overdue-timer',
    ),
  ).toEqual([]);
});

it('a timer that fires twice, or in two workers at once, opens an occurrence once', async () => {
  const order = await agreed();
  await app.jumpTo('2026-11-03 09:30');
  const timer = { subjectId: order.id, kind: 'NEXT_OCCURRENCE', generation: 1 };
  await Promise.all(Array.from({ length: 5 }, () => app.firer.fire(timer, 'sweeper')));
  await app.firer.fire(timer, 'sweeper');
  expect(await ordersOf(order)).toHaveLength(1);
});

it('what the provider’s lead enters for a resident is agreed at once; for the lead’s own household it is not', async () => {
  const neighbour = {
    kind: 'NEW_PERSON',
    name: '李奶奶',
    phone: '13900000001',
    address: null,
    consentEvidence: '当面同意',
  } as const;
  expect(await create(app.people.branch, { for: neighbour })).toMatchObject({ status: 'ACTIVE' });
  const own = await create(app.people.branch);
  expect(own.status).toBe('PROPOSED');
  expect(await standing.accept(app.people.branch, own.id)).toMatchObject({
    ok: false,
    error: { code: 'OWN_ORDER' },
  });
});

it('the same key creates once; another payload under it is refused', async () => {
  const input = asked();
  const [one, other] = await Promise.all([
    standing.create(app.people.resident, input),
    standing.create(app.people.resident, input),
  ]);
  expect((unwrap(one) as StandingOrder).id).toBe((unwrap(other) as StandingOrder).id);
  expect(await standing.create(app.people.resident, { ...input, text: '别的' })).toMatchObject({
    ok: false,
    error: { code: 'IDEMPOTENCY_KEY_REUSED' },
  });
});

it('a provider that is gone by then: the order goes to the pool and the desk is told', async () => {
  const order = await agreed();
  await app.dataSource.query('UPDATE organizations SET active = false, changed_at = now() WHERE id = $1', [
    app.place('branch').id,
  ]);
  app.organizations.forget();
  await until('2026-11-03 09:30');
  expect(await ordersOf(order)).toMatchObject([{ status: 'OPEN' }]);
  expect(await events('StandingProviderGone')).toBe(1);
});

it('a day can be left out, before its order is opened and after', async () => {
  const order = await agreed();
  unwrap(await ends.skip(app.people.branch, order.id, '2026-11-06', '活动日', 'WEB'));
  await until('2026-11-03 09:30');
  const [first] = await ordersOf(order);
  await expect(ends.skip(app.people.branch, order.id, '2026-11-04', '没空', 'WEB')).rejects.toThrow(
    'not yours',
  );
  unwrap(await ends.skip(app.people.resident, order.id, '2026-11-04', '走亲戚', 'WEB'));
  unwrap(await ends.skip(app.people.resident, order.id, '2026-11-04', '走亲戚', 'WEB'));
  expect(await app.load(first!.id)).toMatchObject({ status: 'CANCELLED', outcome: 'WITHDRAWN' });
  expect(await ends.skip(app.people.resident, order.id, '2026-11-05', '?', 'WEB')).toMatchObject({
    ok: false,
    error: { code: 'NO_SUCH_OCCURRENCE' },
  });
  await until('2026-11-05 09:30');
  await until('2026-11-07 09:30');
  expect(await outcomesOf(order)).toEqual(['OPENED', 'SKIPPED', 'OPENED']);
});

it('times that passed while nothing ran are told as missed, not opened', async () => {
  const order = await agreed();
  await until('2026-11-09 12:00');
  expect(await outcomesOf(order)).toEqual(['MISSED', 'MISSED', 'MISSED', 'OPENED']);
  expect(await events('OccurrenceMissed')).toBe(3);
});

it('ended by the resident: what was opened for a time ahead is cancelled with it, and nothing more is opened', async () => {
  const order = await agreed();
  await until('2026-11-03 09:30');
  await expect(ends.end(app.people.team, order.id, '?', 'WEB')).rejects.toThrow('You may not');
  expect(unwrap(await ends.end(app.people.resident, order.id, '住院了', 'WEB')).status).toBe('ENDED');
  expect(unwrap(await ends.end(app.people.resident, order.id, '住院了', 'WEB')).status).toBe('ENDED');
  await until('2026-11-20 09:30');
  expect(await ordersOf(order)).toMatchObject([{ status: 'CANCELLED' }]);
});

it('ended by the provider: the order already opened stays the provider’s', async () => {
  const order = await agreed();
  await until('2026-11-03 09:30');
  unwrap(await ends.end(app.people.branch, order.id, '人手不够', 'WEB'));
  expect(await ordersOf(order)).toMatchObject([{ status: 'SCHEDULED' }]);
});

it('ends by itself with the last day of its rule', async () => {
  const order = await agreed({
    rule: { startsOn: '2026-11-04', endsOn: '2026-11-05', everyDays: 1, weekdays: [], atMinute: 570 },
  });
  await until('2026-11-03 09:30');
  await until('2026-11-04 09:29');
  await until('2026-11-04 09:30');
  expect(await outcomesOf(order)).toEqual(['OPENED', 'OPENED']);
  expect(
    await app.dataSource.query('SELECT status, end_reason FROM standing_orders WHERE id = $1', [order.id]),
  ).toEqual([{ status: 'ENDED', end_reason: 'RULE_OVER' }]);
});

it('lists: one’s own, a provider’s, a community’s; nobody else’s', async () => {
  const order = await create(app.people.resident);
  const reader = app.get(StandingOrderReader);
  const page = { first: 10, limit: 11, after: null };
  const seen = async (actor: PersonActor, scope: Parameters<StandingOrderReader['list']>[1]) =>
    (await reader.list(actor, scope, page)).map(({ id }) => id);
  expect(await seen(app.people.resident, { kind: 'MINE' })).toEqual([order.id]);
  expect(await seen(app.people.team, { kind: 'MINE' })).toEqual([]);
  expect(await seen(app.people.branch, { kind: 'PROVIDER', organizationId: app.place('branch').id })).toEqual(
    [order.id],
  );
  expect(await seen(app.people.desk, { kind: 'UNDER', path: app.place('c01').path })).toEqual([order.id]);
  await expect(
    seen(app.people.team, { kind: 'PROVIDER', organizationId: app.place('branch').id }),
  ).rejects.toThrow('You may not');
  await expect(seen(app.people.foreignDesk, { kind: 'UNDER', path: app.place('c01').path })).rejects.toThrow(
    'You may not',
  );
});

it('refuses a rule that never comes, a provider who cannot come, and danger to life', async () => {
  expect(
    await standing.create(
      app.people.resident,
      asked({ rule: { startsOn: '2026-11-04', endsOn: null, everyDays: 7, weekdays: [1], atMinute: 0 } }),
    ),
  ).toMatchObject({ error: { code: 'RULE_NEVER_OCCURS' } });
  expect(
    await standing.create(app.people.resident, asked({ organizationId: app.place('qteam').id })),
  ).toMatchObject({ error: { code: 'PROVIDER_CANNOT_SERVE' } });
  expect(
    await standing.create(app.people.resident, asked({ text: '她说不想活了,请每天来看看' })),
  ).toMatchObject({ ok: true, value: { emergency: { call: '110' } } });
});
