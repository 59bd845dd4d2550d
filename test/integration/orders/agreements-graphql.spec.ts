import type { PersonActor } from '#libs/kernel';
import { SYSTEM } from '#libs/kernel';
import { startApi } from '../../support/api-server';
import type { GraphqlAnswer, GraphqlServer } from '../../support/graphql-server';
import { ids, local, openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
const tokens = new Map<PersonActor, string>();
beforeAll(async () => {
  app = await openOrdersApp();
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  for (const actor of [app.people.resident, app.people.branch, app.people.desk])
    tokens.set(actor, await signIn(app, actor));
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

const ask = (actor: PersonActor, query: string, input?: object): Promise<GraphqlAnswer> =>
  api.post(query, {
    variables: { input: { idempotencyKey: ids.uuid(), ...input } },
    headers: { authorization: `Bearer ${tokens.get(actor)}`, 'accept-language': 'en' },
  });
const mutate = async (actor: PersonActor, name: string, type: string, fields: string, input: object) => {
  const answer = await ask(
    actor,
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${fields} ... on UserError { code message wayOut } } }`,
    input,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data![name] as Record<string, unknown>;
};
const STANDING = '... on StandingOrder { id status at nextAt residentName organizationName }';

it('a standing order: asked for, agreed, listed, a day left out, ended', async () => {
  const { resident, branch, desk } = app.people;
  const rule = { startsOn: '2026-11-04', everyDays: 1, weekdays: [1, 3, 5], at: '09:30' };
  const asked = {
    communityId: app.place('c01').id,
    organizationId: app.place('branch').id,
    text: '打电话问平安',
    rule,
  };
  const proposed = await mutate(resident, 'createStandingOrder', 'CreateStandingOrderInput', STANDING, asked);
  expect(proposed).toMatchObject({
    status: 'PROPOSED',
    at: '09:30',
    nextAt: null,
    residentName: expect.stringContaining('测'),
    organizationName: '组织 branch',
  });
  const standingOrderId = proposed['id'];
  expect(
    await mutate(branch, 'acceptStandingOrder', 'StandingOrderInput', STANDING, { standingOrderId }),
  ).toMatchObject({ status: 'ACTIVE', nextAt: '2026-11-04T01:30:00.000Z' });
  const skip = { standingOrderId, on: '2026-11-06', reason: '走亲戚' };
  expect(await mutate(resident, 'skipOccurrence', 'SkipOccurrenceInput', STANDING, skip)).toMatchObject({
    status: 'ACTIVE',
  });
  expect(
    await mutate(resident, 'skipOccurrence', 'SkipOccurrenceInput', STANDING, { ...skip, on: '2026-11-05' }),
  ).toMatchObject({ code: 'NO_SUCH_OCCURRENCE' });
  const bad = await ask(
    resident,
    'mutation ($input: SkipOccurrenceInput!) { skipOccurrence(input: $input) { __typename } }',
    { ...skip, on: '2026-02-30' },
  );
  expect(bad.errors![0]).toMatchObject({
    message: 'There is no day 2026-02-30',
    extensions: { code: 'BAD_USER_INPUT' },
  });
  const list = await ask(desk, `{ standingOrders(under: "${app.place('c01').path}") { nodes { id } } }`);
  expect(list.data).toMatchObject({ standingOrders: { nodes: [{ id: standingOrderId }] } });
  expect(
    await mutate(desk, 'endStandingOrder', 'StandingReasonInput', STANDING, {
      standingOrderId,
      reason: '住院',
    }),
  ).toMatchObject({ status: 'ENDED' });
  const danger = await mutate(
    resident,
    'createStandingOrder',
    'CreateStandingOrderInput',
    '... on EmergencyDetected { call }',
    { ...asked, text: '他说不想活了' },
  );
  expect(danger).toMatchObject({ __typename: 'EmergencyDetected', call: '110' });
});

it('a session: the roll, who came, its end', async () => {
  const { resident, branch } = app.people;
  await app.importMenu();
  const [item] = await app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM service_items WHERE name_zh = '电话问候'`,
  );
  await app.dataSource.query(
    'INSERT INTO service_item_providers (item_id, organization_id, street_id, joined_at) VALUES ($1, $2, $3, app_now())',
    [item!.id, app.place('branch').id, app.place('xzz').id],
  );
  const content = {
    startsAt: local('2026-11-04 10:00'),
    endsAt: local('2026-11-04 12:00'),
    place: '党群服务中心',
    capacity: 2,
    waitingCapacity: 0,
  };
  const session = await app.sessions.createSession(SYSTEM, {
    itemId: item!.id,
    organizationId: app.place('branch').id,
    open: true,
    idempotencyKey: ids.uuid(),
    content,
  });
  if (!session.ok) throw new Error(session.error.code);
  const sessionId = session.value.id;
  const booked = [
    await app.submit(resident, { sessionId, text: '' }),
    await app.submit(await app.person(), { sessionId, text: '' }),
  ];
  const [first, second] = booked.map((answer) => (answer.ok ? answer.value.orderId : ''));
  const ROLL = '... on SessionRoll { session { status } entries { orderId status outcome residentName } }';
  expect(
    await mutate(branch, 'checkIn', 'CheckInInput', '... on ServiceOrder { id status }', {
      sessionId,
      code: (await app.load(first!)).queryCode,
    }),
  ).toMatchObject({ id: first, status: 'IN_SERVICE' });
  const close = { sessionId, absentOrderIds: [second] };
  expect(await mutate(branch, 'closeSession', 'CloseSessionInput', ROLL, close)).toMatchObject({
    code: 'SESSION_NOT_BEGUN',
  });
  await app.jumpTo('2026-11-04 12:00');
  expect(await mutate(branch, 'closeSession', 'CloseSessionInput', ROLL, close)).toMatchObject({
    session: { status: 'CLOSED' },
    entries: [{ status: 'DONE' }, { outcome: 'ABSENT' }],
  });
  expect(
    await mutate(branch, 'cancelSession', 'CancelSessionInput', ROLL, { sessionId, reason: '下雨' }),
  ).toMatchObject({ code: 'SESSION_OVER' });
  const roll = await ask(branch, `{ sessionRoll(sessionId: "${sessionId}") { ${ROLL} } }`);
  expect(roll.data).toMatchObject({ sessionRoll: { entries: [{ orderId: first }, { orderId: second }] } });
  const foreign = await ask(resident, `{ sessionRoll(sessionId: "${sessionId}") { __typename } }`);
  expect(foreign.errors![0]!.extensions.code).toBe('FORBIDDEN');
});
