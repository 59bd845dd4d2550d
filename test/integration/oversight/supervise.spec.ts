import { type PersonActor, type Role } from '#libs/kernel';
import { OversightModule } from '#libs/oversight';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { ids, local, openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
let secretary: PersonActor;
const tokens = new Map<PersonActor, string>();
beforeAll(async () => {
  app = await openOrdersApp({ more: (orders) => [OversightModule.register({ orders })] });
  secretary = await app.person('COMMUNITY_SECRETARY' satisfies Role);
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  const { resident, branch, desk, street, foreignDesk } = app.people;
  for (const actor of [resident, branch, desk, street, foreignDesk, secretary])
    tokens.set(actor, await signIn(app, actor));
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

const post = (actor: PersonActor | null, query: string, variables: object = {}) =>
  api.post(query, {
    variables,
    headers: { ...(actor ? { authorization: `Bearer ${tokens.get(actor)}` } : {}), 'accept-language': 'en' },
  });
const ask = async <T = Record<string, unknown>>(
  actor: PersonActor | null,
  query: string,
  variables: object = {},
): Promise<T> => {
  const answer = await post(actor, query, variables);
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data!)[0] as T;
};
const give = <T = Record<string, unknown>>(actor: PersonActor, name: string, type: string, input: object) =>
  ask<T>(actor, mutation(name, type), { input: { idempotencyKey: ids.uuid(), ...input } });
const mutation = (name: string, type: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on CommandRefused { code }
    ... on ServiceOrder { id remarks { id text answer organizationId } incidents { id kind status details note }
      availableActions { command } timeline { command note } } } }`;
const codeOf = async (actor: PersonActor, name: string, type: string, input: object) =>
  (await post(actor, mutation(name, type), { input: { idempotencyKey: ids.uuid(), ...input } })).errors?.[0]
    ?.extensions?.['code'];

type Shown = {
  remarks: { id: string; answer: string | null }[];
  incidents: { id: string; status: string; details: string | null }[];
  availableActions: { command: string }[];
  timeline: { command: string; note: string | null }[];
};
const offers = ({ availableActions }: Shown, command: string) =>
  availableActions.some((action) => action.command === command);

/** Version, timeline and the row itself: everything a half write would change. */
const standing = async (orderId: string, table: string) => {
  const { version } = await app.load(orderId);
  const lines = await app.dataSource.query(
    'SELECT count(*)::int AS n FROM timeline_entries WHERE subject_id = $1',
    [orderId],
  );
  const rows = await app.dataSource.query(`SELECT * FROM ${table} WHERE order_id = $1 ORDER BY id`, [
    orderId,
  ]);
  return { version, lines, rows };
};
const refusedWhole = async (
  actor: PersonActor,
  [name, type, input]: [string, string, object],
  [orderId, table]: [string, string],
  code: string,
) => {
  const before = await standing(orderId, table);
  expect(await give(actor, name, type, input)).toMatchObject({ code });
  expect(await standing(orderId, table)).toEqual(before);
  expect(await app.verify(orderId)).toMatchObject({ fault: null });
};

describe('a leader’s remark', () => {
  it('goes to a unit with a date, is answered by that unit, and stands on the record once', async () => {
    const orderId = await app.open();
    const input = {
      orderId,
      text: '请今天上门',
      dueAt: local('2026-11-03 17:00'),
      organizationId: app.place('c01').id,
      idempotencyKey: ids.uuid(),
    };
    const made = await give<Shown>(app.people.street, 'remarkOrder', 'RemarkOrderInput', input);
    expect(made.remarks).toMatchObject([{ text: '请今天上门', answer: null }]);
    const again = await give<Shown>(app.people.street, 'remarkOrder', 'RemarkOrderInput', input);
    expect(again.remarks).toHaveLength(1);
    expect(again.timeline.filter(({ command }) => command === 'remarkOrder')).toHaveLength(1);

    const remarkId = made.remarks[0]!.id;
    const answer = { remarkId, note: '已安排' };
    expect(await codeOf(app.people.branch, 'acknowledgeRemark', 'AcknowledgeRemarkInput', answer)).toBe(
      'FORBIDDEN',
    );
    const answered = await give<Shown>(
      app.people.desk,
      'acknowledgeRemark',
      'AcknowledgeRemarkInput',
      answer,
    );
    expect(answered.remarks).toMatchObject([{ answer: '已安排' }]);
    expect(offers(answered, 'acknowledgeRemark')).toBe(false);
    expect(await app.verify(orderId)).toMatchObject({ fault: null });
  });

  it('is the street’s to make', async () => {
    const input = {
      orderId: await app.open(),
      text: 'x',
      dueAt: local('2026-11-03 17:00'),
      organizationId: app.place('c01').id,
    };
    expect(await codeOf(app.people.desk, 'remarkOrder', 'RemarkOrderInput', input)).toBe('FORBIDDEN');
    const elsewhere = { ...input, organizationId: app.place('q01').id };
    expect(await give(app.people.street, 'remarkOrder', 'RemarkOrderInput', elsewhere)).toMatchObject({
      code: 'UNIT_UNKNOWN',
    });
    // refused whole: nothing of it is on the order's record
    const { version } = await app.load(elsewhere.orderId);
    await give(app.people.street, 'remarkOrder', 'RemarkOrderInput', elsewhere);
    expect((await app.load(elsewhere.orderId)).version).toBe(version);
  });
});

describe('an incident', () => {
  it('is reported by the order’s people, read by street and reporter alone, and settled with a note', async () => {
    const orderId = await app.open();
    const report = { orderId, kind: 'INJURY', details: '下楼时扭伤脚踝' };
    const reported = await give<Shown>(app.people.desk, 'reportIncident', 'ReportIncidentInput', report);
    expect(reported.incidents).toMatchObject([{ kind: 'INJURY', status: 'OPEN', details: '下楼时扭伤脚踝' }]);
    const stored = JSON.stringify(await app.dataSource.query('SELECT * FROM incidents, timeline_entries'));
    expect(stored).not.toContain('扭伤');
    const seen = `query ($id: ID!) { order(id: $id) { ... on ServiceOrder { incidents { kind details } } } }`;
    expect(await ask(app.people.resident, seen, { id: orderId })).toEqual({
      incidents: [{ kind: 'INJURY', details: null }],
    });
    const incidentId = reported.incidents[0]!.id;
    const handle = { incidentId, close: true, note: '已送医,保险已报' };
    expect(await codeOf(app.people.desk, 'handleIncident', 'HandleIncidentInput', handle)).toBe('FORBIDDEN');
    const settled = await give<Shown>(app.people.street, 'handleIncident', 'HandleIncidentInput', handle);
    expect(settled.incidents).toMatchObject([{ status: 'CLOSED' }]);
    expect(offers(settled, 'handleIncident')).toBe(false);
    const open = `query ($streetId: ID!) { incidents(streetId: $streetId) { nodes { id } } }`;
    expect(await ask(app.people.street, open, { streetId: app.place('xzz').id })).toEqual({ nodes: [] });
  });

  it('can be told after the order is over', async () => {
    const orderId = await app.open();
    await app.do(app.people.resident, orderId, { name: 'cancelOrder', reason: '不用了' });
    const report = { orderId, kind: 'DISPUTE', details: '事后发现' };
    expect(await give(app.people.resident, 'reportIncident', 'ReportIncidentInput', report)).toMatchObject({
      incidents: [{ kind: 'DISPUTE', details: '事后发现' }],
    });
  });
});

describe('what is answered a second time, under another key', () => {
  it('a remark: refused whole', async () => {
    const orderId = await app.open();
    const remark = {
      orderId,
      text: '请上门',
      dueAt: local('2026-11-03 17:00'),
      organizationId: app.place('c01').id,
    };
    const make = () => give<Shown>(app.people.street, 'remarkOrder', 'RemarkOrderInput', remark);
    const first = (await make()).remarks[0]!;
    await make();
    const answer = { remarkId: first.id, note: '已安排' };
    await give(app.people.desk, 'acknowledgeRemark', 'AcknowledgeRemarkInput', answer);
    await refusedWhole(
      app.people.desk,
      ['acknowledgeRemark', 'AcknowledgeRemarkInput', { ...answer, note: '再答' }],
      [orderId, 'remarks'],
      'REMARK_NOT_OPEN',
    );
  });

  it('an incident: refused whole', async () => {
    const orderId = await app.open();
    const report = { orderId, kind: 'PROPERTY_DAMAGE', details: '玻璃碎了' };
    const first = (await give<Shown>(app.people.desk, 'reportIncident', 'ReportIncidentInput', report))
      .incidents[0]!;
    await give(app.people.desk, 'reportIncident', 'ReportIncidentInput', report);
    const close = { incidentId: first.id, close: true, note: '已赔' };
    await give(app.people.street, 'handleIncident', 'HandleIncidentInput', close);
    await refusedWhole(
      app.people.street,
      ['handleIncident', 'HandleIncidentInput', { ...close, note: '再办' }],
      [orderId, 'incidents'],
      'INCIDENT_NOT_OPEN',
    );
  });
});

describe('a storm', () => {
  const TRIAGE = `mutation ($input: TriageOrdersInput!) { triageOrders(input: $input) {
    ... on BulkTriaged { triaged refused results { orderId status refusal { code } } } } }`;

  it('is triaged in one go, each order with its own answer, the same for a repeated call', async () => {
    const submit = async () => {
      const placed = await app.submit(await app.person(), { text: '树倒了' });
      if (!placed.ok) throw new Error(placed.error.code);
      return placed.value.orderId;
    };
    const [first, second] = [await submit(), await submit()];
    const claimed = await app.open();
    const input = {
      orderIds: [first, claimed, second, ids.uuid()],
      decision: 'ACCEPT',
      urgency: 'URGENT',
      idempotencyKey: ids.uuid(),
    };
    const done = await ask(app.people.desk, TRIAGE, { input });
    expect(done).toEqual({
      triaged: 2,
      refused: 2,
      results: [
        { orderId: first, status: 'OPEN', refusal: null },
        { orderId: claimed, status: null, refusal: { code: expect.any(String) as string } },
        { orderId: second, status: 'OPEN', refusal: null },
        { orderId: input.orderIds[3], status: null, refusal: { code: 'ORDER_NOT_FOUND' } },
      ],
    });
    expect(await ask(app.people.desk, TRIAGE, { input })).toEqual(done);
    expect(await app.load(first)).toMatchObject({ urgency: 'URGENT', status: 'OPEN' });
  });

  it('of orders of others leaves them alone', async () => {
    const placed = await app.submit(await app.person());
    if (!placed.ok) throw new Error(placed.error.code);
    const input = { orderIds: [placed.value.orderId], decision: 'ACCEPT', idempotencyKey: ids.uuid() };
    expect(await ask(app.people.branch, TRIAGE, { input })).toMatchObject({
      results: [{ status: null, refusal: { code: 'FORBIDDEN' } }],
    });
  });
});

describe('supervision', () => {
  const LIST = `query ($under: String!) { supervisionOrders(under: $under) { nodes { id orderId deadline tier } } }`;
  const under = (): string => app.place('xzz').path;
  type Listed = { nodes: { id: string; orderId: string; tier: string }[] };

  it('follows a red deadline, once for each tier, and is answered by that tier', async () => {
    const orderId = await app.open();
    await app.do(app.people.branch, orderId, { name: 'claimOrder', organizationId: app.place('branch').id });
    await app.jumpTo('2026-11-20 09:00');
    for (let i = 0; i < 6; i++) {
      await app.fireDue();
      await app.drain();
    }
    const mine = (await ask<Listed>(app.people.street, LIST, { under: under() })).nodes.filter(
      (row) => row.orderId === orderId,
    );
    expect(mine.map(({ tier }) => tier)).toEqual(expect.arrayContaining(['COMMUNITY', 'STREET']));
    const keys = await app.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM supervision_orders WHERE order_id = $1 GROUP BY deadline, round, tier`,
      [orderId],
    );
    expect(keys.every(({ n }) => n === 1)).toBe(true);

    const community = mine.find(({ tier }) => tier === 'COMMUNITY')!;
    const answer = { supervisionId: community.id, note: '明天上门' };
    const type = 'AcknowledgeSupervisionInput';
    expect(await codeOf(app.people.street, 'acknowledgeSupervision', type, answer)).toBe('FORBIDDEN');
    const answered = await give<Shown>(secretary, 'acknowledgeSupervision', type, answer);
    expect(answered.timeline).toContainEqual({ command: 'acknowledgeSupervision', note: '明天上门' });
    const left = await ask<Listed>(secretary, LIST, { under: app.place('c01').path });
    expect(left.nodes.map(({ id }) => id)).not.toContain(community.id);
    await refusedWhole(
      secretary,
      ['acknowledgeSupervision', type, answer],
      [orderId, 'supervision_orders'],
      'SUPERVISION_NOT_OPEN',
    );
  });

  it('shows in the work queue and the list of what is overdue, to those on duty alone', async () => {
    const QUEUE = `query ($under: String!) { workQueue(under: $under) { total green yellow red statuses { status text total red } } }`;
    const queue = await ask<{ total: number; green: number; yellow: number; red: number }>(
      app.people.street,
      QUEUE,
      { under: under() },
    );
    expect(queue.red).toBeGreaterThan(0);
    expect(queue.total).toBe(queue.green + queue.yellow + queue.red);
    const OVERDUE = `query ($under: String!, $after: String) { overdueOrders(under: $under, first: 1, after: $after) {
      nodes { dueAt order { light } } pageInfo { hasNextPage endCursor } } }`;
    const page = await ask<{ nodes: object[]; pageInfo: { endCursor: string } }>(app.people.street, OVERDUE, {
      under: under(),
    });
    expect(page.nodes).toMatchObject([{ order: { light: 'RED' } }]);
    const foreign = await post(app.people.foreignDesk, QUEUE, { under: under() });
    expect(foreign.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

describe('the big screen', () => {
  const ISSUE = `mutation ($input: IssueScreenTokenInput!) { issueScreenToken(input: $input) {
    ... on ScreenTokenIssued { token screen { id label expiresAt } } } }`;
  const SHOW = `query ($token: String!) { screenOrders(token: $token) {
    ... on ScreenOrders { orders { code statusText residentName communityName } } ... on CommandRefused { code } } }`;

  it('is opened by a token of the street, shows masked orders, and goes dark when it is revoked', async () => {
    await app.open();
    const input = { streetId: app.place('xzz').id, label: '一楼大厅' };
    const issued = await ask<{ token: string; screen: { id: string } }>(app.people.street, ISSUE, { input });
    const shown = await ask<{ orders: { residentName: string }[] }>(null, SHOW, { token: issued.token });
    expect(shown.orders.length).toBeGreaterThan(0);
    expect(shown.orders[0]!.residentName).toBe('测*');
    expect(JSON.stringify(await app.dataSource.query('SELECT * FROM screen_tokens'))).not.toContain(
      issued.token,
    );

    const REVOKE = `mutation ($id: ID!) { revokeScreenToken(input: { id: $id }) { ... on ScreenToken { revokedAt } } }`;
    await ask(app.people.street, REVOKE, { id: issued.screen.id });
    expect(await ask(null, SHOW, { token: issued.token })).toEqual({ code: 'SCREEN_TOKEN_OVER' });
  });

  it('goes dark by itself when its time is over, and is never opened by a stranger', async () => {
    const input = { streetId: app.place('xzz').id, label: '二楼', days: 1 };
    const issued = await ask<{ token: string; screen: { id: string } }>(app.people.street, ISSUE, { input });
    await app.dataSource.query(
      `UPDATE screen_tokens SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day' WHERE id = $1`,
      [issued.screen.id],
    );
    expect(await ask(null, SHOW, { token: issued.token })).toEqual({ code: 'SCREEN_TOKEN_OVER' });
    const foreign = await post(app.people.desk, ISSUE, { input });
    expect(foreign.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
