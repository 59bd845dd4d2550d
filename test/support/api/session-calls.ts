import { SYSTEM } from '#libs/kernel';
import { PlaceOrderService, StandingOrders } from '#libs/orders';
import { ids, local } from '../orders-app';
import { call, type Call } from './call';
import { must } from './order-states';
import type { TwoStreets } from './two-streets';

const AT = local('2026-11-04 10:00');
const reason = { reason: '情况有变' };
export const SHELF_ITEM = '电话问候';

export async function itemId({ app }: TwoStreets): Promise<string> {
  const [item] = await app.dataSource.query<{ id: string }[]>(
    'SELECT id FROM service_items WHERE name_zh = $1',
    [SHELF_ITEM],
  );
  return item!.id;
}

export async function sessionOf(
  streets: TwoStreets,
  { capacity = 5, open = true, startsAt = AT } = {},
): Promise<string> {
  const session = must(
    await streets.app.sessions.createSession(SYSTEM, {
      itemId: await itemId(streets),
      organizationId: streets.place('branch').id,
      open,
      idempotencyKey: ids.uuid(),
      content: {
        startsAt,
        endsAt: new Date(startsAt.getTime() + 2 * 3600_000),
        place: '党群服务中心',
        capacity,
        waitingCapacity: 5,
      },
    }),
  );
  return session.id;
}

const book = async ({ app }: TwoStreets, who: TwoStreets['cast']['resident'], sessionId: string) =>
  must(await app.submit(who, { sessionId, text: '' })).orderId;

/** A session of the branch on which the cast's resident is booked. */
async function booked(streets: TwoStreets): Promise<{ id: string; orderId: string }> {
  const id = await sessionOf(streets);
  return { id, orderId: await book(streets, streets.cast.resident, id) };
}

/** An order on the waiting list, a place falling free to it for the moment. */
async function placeOnOffer(streets: TwoStreets): Promise<{ id: string }> {
  const sessionId = await sessionOf(streets, { capacity: 1 });
  const neighbour = (await streets.newPerson('RESIDENT', 'c01')).actor;
  const first = await book(streets, neighbour, sessionId);
  const id = await book(streets, streets.cast.resident, sessionId);
  await streets.app.do(neighbour, first, { name: 'cancelOrder', reason: '不来了' });
  await streets.settle();
  return { id };
}

async function standing(streets: TwoStreets, agreed: boolean): Promise<{ id: string }> {
  const { app, cast, place } = streets;
  const made = must(
    await app.get(StandingOrders).create(cast.resident, {
      communityId: place('c01').id,
      organizationId: place('branch').id,
      itemId: null,
      text: '每天打个电话',
      for: { kind: 'SELF' },
      beneficiary: 'PERSON',
      rule: { startsOn: '2026-11-10', endsOn: null, everyDays: 1, weekdays: [], atMinute: 540 },
      channel: 'WEB',
      idempotencyKey: ids.uuid(),
    }),
  );
  if ('emergency' in made) throw new Error('taken for an emergency');
  if (agreed) must(await app.get(StandingOrders).accept(cast.lead, made.id));
  return { id: made.id };
}
const standingCommand = (agreed: boolean, more: object): Call =>
  call({
    about: (streets) => standing(streets, agreed),
    variables: ({ id }) => ({ input: { standingOrderId: id, ...more } }),
  });

async function emergency({ app, cast, place }: TwoStreets): Promise<{ id: string }> {
  const raised = must(
    await app.get(PlaceOrderService).place(cast.resident, {
      communityId: place('c01').id,
      text: '厨房着火了',
      itemId: null,
      sessionId: null,
      urgency: 'NORMAL',
      beneficiary: 'PERSON',
      for: { kind: 'SELF' },
      address: null,
      contactName: null,
      contactPhone: null,
      channel: 'WEB',
      occurredAt: null,
      idempotencyKey: ids.uuid(),
    }),
  );
  if (!('emergency' in raised)) throw new Error('not taken for an emergency');
  return { id: raised.noticeId };
}

/** Sessions and their roll, places on offer, standing orders, emergencies. */
export const SESSION_CALLS: Readonly<Record<string, Call>> = {
  providerSessions: call({
    about: booked,
    variables: (_, s) => ({ organizationId: s.place('branch').id, first: 100 }),
  }),
  sessionRoll: call({ about: booked, variables: ({ id }) => ({ sessionId: id }) }),
  checkIn: call({ about: booked, variables: ({ orderId }) => ({ input: { orderId } }) }),
  closeSession: call({
    about: async (streets) => {
      const session = await booked(streets);
      await streets.app.dataSource.query(
        `UPDATE service_sessions SET starts_at = app_now() - interval '1 hour', ends_at = app_now() WHERE id = $1`,
        [session.id],
      );
      await streets.app.dataSource.query(
        `UPDATE service_orders SET appointed_at = app_now() - interval '1 hour' WHERE session_id = $1`,
        [session.id],
      );
      return session;
    },
    variables: ({ id }) => ({ input: { sessionId: id } }),
  }),
  cancelSession: call({ about: booked, variables: ({ id }) => ({ input: { sessionId: id, ...reason } }) }),
  acceptPlace: call({ about: placeOnOffer, variables: ({ id }) => ({ input: { orderId: id } }) }),
  declinePlace: call({ about: placeOnOffer, variables: ({ id }) => ({ input: { orderId: id } }) }),
  standingOrders: call({
    about: (streets) => standing(streets, true),
    variables: (_, streets) => ({ under: streets.place('c01').path }),
  }),
  acceptStandingOrder: standingCommand(false, {}),
  declineStandingOrder: standingCommand(false, reason),
  endStandingOrder: standingCommand(true, reason),
  skipOccurrence: standingCommand(true, { ...reason, on: '2026-11-12' }),
  emergencyNotices: call({
    about: emergency,
    variables: (_, streets) => ({ under: streets.place('c01').path }),
  }),
  recordEmergencyCall: call({
    about: emergency,
    variables: ({ id }) => ({ input: { noticeId: id, outcome: '消防已到' } }),
  }),
};
