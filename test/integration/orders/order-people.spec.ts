import type { PersonActor } from '#libs/kernel';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { ids, local, openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
let itemId: string;
const tokens = new Map<PersonActor, string>();
beforeAll(async () => {
  app = await openOrdersApp();
  await app.importMenu();
  [{ id: itemId }] = await app.dataSource.query<[{ id: string }]>(
    `SELECT id FROM service_items WHERE name_zh = '电话问候'`,
  );
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  const { resident, branch, team, ann, desk } = app.people;
  for (const actor of [resident, branch, team, ann, desk]) tokens.set(actor, await signIn(app, actor));
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

const ask = async (actor: PersonActor, query: string, variables: object = {}) => {
  const answer = await api.post(query, {
    variables,
    headers: { authorization: `Bearer ${tokens.get(actor)}`, 'accept-language': 'zh' },
  });
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data!)[0] as Record<string, unknown>;
};
const PEOPLE = `query ($id: ID!) { order(id: $id) { ... on ServiceOrder { whoIsComing { personId name badge organizationName }
  preferredVolunteer { personId name } contactPreference materialCost { amountFen status } } } }`;

/** An order the branch serves with ann, up to its finish. */
async function served(): Promise<string> {
  const { resident, branch, ann } = app.people;
  const orderId = await app.open(resident);
  await app.do(branch, orderId, { name: 'claimOrder', organizationId: app.place('branch').id });
  const appointedAt = local('2026-11-02 10:00');
  await app.do(branch, orderId, { name: 'scheduleOrder', appointedAt, residentAgreed: true });
  await app.do(branch, orderId, { name: 'offerAssignment', personId: ann.personId });
  await app.do(ann, orderId, { name: 'acceptAssignment' });
  return orderId;
}

describe('who comes', () => {
  it('is told to the order’s people with name, badge and organisation', async () => {
    const orderId = await served();
    expect(await ask(app.people.resident, PEOPLE, { id: orderId })).toMatchObject({
      whoIsComing: [
        {
          personId: app.people.ann.personId,
          name: '测试',
          badge: expect.any(Number) as number,
          organizationName: '组织 branch',
        },
      ],
    });
  });
});

describe('the same volunteer again', () => {
  const again = () => ({ itemId, preferredVolunteerId: app.people.ann.personId });

  it('can be asked for only by those to whom the volunteer came', async () => {
    expect(await app.submit(await app.person(), again())).toMatchObject({
      ok: false,
      error: { code: 'VOLUNTEER_NEVER_CAME' },
    });
  });

  it('is asked first, with the organisation, and forced to nothing', async () => {
    const { resident, branch, ann } = app.people;
    const earlier = await served();
    const { start } = app.codesOf(await app.load(earlier));
    await app.do(ann, earlier, { name: 'startService', code: start });
    await app.do(ann, earlier, { name: 'finishService' });
    const mine = await ask(resident, '{ myVolunteers { personId organizationName } }');
    expect(mine).toEqual([{ personId: ann.personId, organizationName: '组织 branch' }]);

    const placed = await app.submit(resident, again());
    if (!placed.ok) throw new Error(placed.error.code);
    const { orderId } = placed.value;
    expect(await app.load(orderId)).toMatchObject({
      status: 'INVITED',
      invitation: { organizationId: app.place('branch').id, fromPool: 'OPEN' },
    });
    const taken = await app.do(branch, orderId, { name: 'acceptInvitation' });
    expect(taken.assignments).toMatchObject([{ personId: ann.personId, status: 'OFFERED' }]);
    const declined = await app.do(ann, orderId, { name: 'declineAssignment', reason: '出差' });
    expect(declined).toMatchObject({ status: 'CLAIMED', assignments: [{ status: 'DECLINED' }] });
  });

  it('goes to everybody where that organisation takes no orders now, or declines', async () => {
    const { resident, branch } = app.people;
    const placed = await app.submit(resident, again());
    if (!placed.ok) throw new Error(placed.error.code);
    const declined = await app.do(branch, placed.value.orderId, {
      name: 'declineInvitation',
      reason: '本周无人',
    });
    expect(declined.status).toBe('OPEN');
    await app.dataSource.query(
      `UPDATE organizations SET pausing = true, changed_at = now() WHERE code = 'branch'`,
    );
    app.organizations.forget();
    const another = await app.submit(resident, again());
    expect(another).toMatchObject({ ok: true, value: { status: 'OPEN' } });
    await app.dataSource.query(
      `UPDATE organizations SET pausing = false, changed_at = now() WHERE code = 'branch'`,
    );
    app.organizations.forget();
  });
});

describe('how to reach the resident', () => {
  it('may differ for one order; through family only with a number', async () => {
    const refused = await app.submit(app.people.resident, { contactPreference: 'FAMILY' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'FAMILY_CONTACT_NEEDED' } });
    const orderId = await app.open(app.people.resident, {
      contactPreference: 'FAMILY',
      contactName: '女儿',
      contactPhone: '13900001234',
    });
    expect(await ask(app.people.desk, PEOPLE, { id: orderId })).toMatchObject({
      contactPreference: 'FAMILY',
    });
  });
});

describe('material costs over GraphQL', () => {
  it('are proposed by who serves and agreed by the resident; both stand on the record', async () => {
    const orderId = await served();
    const propose = `mutation ($input: ProposeMaterialCostInput!) { proposeMaterialCost(input: $input) {
      ... on ServiceOrder { materialCost { amountFen what status } } ... on CommandRefused { code } } }`;
    const input = { orderId, amountFen: 1500, what: '水龙头一个', idempotencyKey: ids.uuid() };
    expect(await ask(app.people.branch, propose, { input })).toEqual({
      materialCost: { amountFen: 1500, what: '水龙头一个', status: 'PROPOSED' },
    });
    const agree = `mutation ($input: OrderCommandInput!) { agreeMaterialCost(input: $input) {
      ... on ServiceOrder { materialCost { status } timeline { command note } } } }`;
    const agreed = await ask(app.people.resident, agree, { input: { orderId, idempotencyKey: ids.uuid() } });
    expect(agreed).toMatchObject({ materialCost: { status: 'AGREED' } });
    expect((agreed['timeline'] as { command: string }[]).map(({ command }) => command)).toEqual(
      expect.arrayContaining(['proposeMaterialCost', 'agreeMaterialCost']),
    );
  });
});

describe('the card for the group', () => {
  const CARD = `query ($id: ID!) { orderCard(orderId: $id) { ... on OrderCard { text } } }`;

  it('tells the service and no person', async () => {
    const orderId = await app.open(app.people.resident, {
      text: '王奶奶 13912345678 家水管漏水',
      address: '3号楼',
    });
    const { text } = (await ask(app.people.team, CARD, { id: orderId })) as { text: string };
    expect(text).toContain('点单待接');
    for (const secret of ['王奶奶', '13912345678', '3号楼']) expect(text).not.toContain(secret);
  });

  it('is for those who lead an organisation or keep a desk', async () => {
    const orderId = await app.open(app.people.resident);
    const answer = await api.post(CARD, {
      variables: { id: orderId },
      headers: { authorization: `Bearer ${tokens.get(app.people.resident)}` },
    });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
