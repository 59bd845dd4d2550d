import type { PersonActor } from '#libs/kernel';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { ids, local, openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
let colleague: PersonActor;
const tokens = new Map<PersonActor, string>();
beforeAll(async () => {
  app = await openOrdersApp();
  colleague = await app.person('COMMUNITY_DESK', 'c01');
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  const { resident, branch, team, desk, street } = app.people;
  for (const actor of [resident, branch, team, desk, street, colleague])
    tokens.set(actor, await signIn(app, actor));
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

const post = (actor: PersonActor, query: string, variables: object = {}) =>
  api.post(query, {
    variables,
    headers: { authorization: `Bearer ${tokens.get(actor)}`, 'accept-language': 'en' },
  });
const ask = async <T = Record<string, unknown>>(
  actor: PersonActor,
  query: string,
  variables: object = {},
) => {
  const answer = await post(actor, query, variables);
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data!)[0] as T;
};
const forbidden = async (actor: PersonActor, query: string, variables: object) =>
  expect((await post(actor, query, variables)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');

describe('joining a team', () => {
  const JOIN = `mutation ($organizationId: ID!) { joinTeam(input: { organizationId: $organizationId }) {
    ... on JoinRequest { id status } ... on CommandRefused { code } } }`;
  const DECIDE = `mutation ($requestId: ID!, $approve: Boolean!) { decideJoinRequest(input: { requestId: $requestId, approve: $approve }) {
    ... on JoinRequest { id status } ... on CommandRefused { code } } }`;
  const PENDING = `query ($organizationId: ID!) { joinRequests(organizationId: $organizationId) { nodes { id personId } } }`;

  it('is asked once, decided by the organisation’s own lead, and makes a volunteer with a badge', async () => {
    const { resident, branch, team } = app.people;
    const organizationId = app.place('branch').id;
    const asked = await ask<{ id: string; status: string }>(resident, JOIN, { organizationId });
    expect(await ask(resident, JOIN, { organizationId })).toEqual({ id: asked.id, status: 'PENDING' });
    expect(await ask(branch, PENDING, { organizationId })).toEqual({
      nodes: [{ id: asked.id, personId: resident.personId }],
    });
    await forbidden(team, PENDING, { organizationId });
    await forbidden(team, DECIDE, { requestId: asked.id, approve: true });
    expect(await ask(branch, DECIDE, { requestId: asked.id, approve: true })).toMatchObject({
      status: 'APPROVED',
    });
    const rows = await app.dataSource.query<object[]>(
      `SELECT role, badge FROM memberships WHERE person_id = $1 AND organization_id = $2`,
      [resident.personId, organizationId],
    );
    expect(rows).toEqual([{ role: 'VOLUNTEER', badge: expect.any(Number) as number }]);
    expect(await ask(resident, JOIN, { organizationId })).toEqual({ code: 'ALREADY_A_VOLUNTEER_THERE' });
    expect(await ask(branch, DECIDE, { requestId: asked.id, approve: false })).toEqual({
      code: 'JOIN_REQUEST_NOT_OPEN',
    });
  });
});

describe('a role lent for a leave', () => {
  const LEND = `mutation ($input: DelegateRoleInput!) { delegateRole(input: $input) {
    ... on RoleDelegation { id role fromPersonId toPersonId } ... on CommandRefused { code } } }`;
  const membershipOf = async (actor: PersonActor): Promise<string> =>
    (
      await app.dataSource.query<{ id: string }[]>(
        `SELECT id FROM memberships WHERE person_id = $1 AND until IS NULL LIMIT 1`,
        [actor.personId],
      )
    )[0]!.id;

  it('lets a colleague act on record in the lender’s name, and ends by itself', async () => {
    const officer = await app.person('STREET_OFFICER', 'xzz');
    const standIn = await app.person('STREET_SUPERVISOR', 'xzz');
    tokens.set(officer, await signIn(app, officer));
    const helper = await app.person('VOLUNTEER', 'xzz');
    tokens.set(helper, await signIn(app, helper));
    await signIn(app, standIn);
    const input = {
      membershipId: await membershipOf(officer),
      toPersonId: helper.personId,
      until: local('2026-11-06 17:00'),
    };
    expect(await ask(officer, LEND, { input })).toMatchObject({
      role: 'STREET_OFFICER',
      fromPersonId: officer.personId,
      toPersonId: helper.personId,
    });
    expect(await ask(officer, LEND, { input: { ...input, toPersonId: standIn.personId } })).toEqual({
      code: 'DELEGATION_OVERLAPS',
    });

    const placed = await app.submit(await app.person());
    if (!placed.ok) throw new Error(placed.error.code);
    const { orderId } = placed.value;
    const TRIAGE = `mutation ($input: TriageOrderInput!) { triageOrder(input: $input) { ... on ServiceOrder { status } } }`;
    const triage = { orderId, decision: 'ACCEPT', idempotencyKey: ids.uuid() };
    expect(await ask(helper, TRIAGE, { input: triage })).toEqual({ status: 'OPEN' });
    const [entry] = await app.dataSource.query<object[]>(
      `SELECT actor_person_id AS actor, on_behalf_of_person_id AS "onBehalfOf" FROM timeline_entries
        WHERE subject_id = $1 AND command = 'triageOrder'`,
      [orderId],
    );
    expect(entry).toEqual({ actor: helper.personId, onBehalfOf: officer.personId });

    await app.jumpTo('2026-11-06 17:01');
    const again = await app.submit(await app.person());
    if (!again.ok) throw new Error(again.error.code);
    await new Promise((resolve) => setTimeout(resolve, 5_100)); // roles are remembered for five seconds
    await forbidden(helper, TRIAGE, {
      input: { ...triage, orderId: again.value.orderId, idempotencyKey: ids.uuid() },
    });
  });

  it('goes to a colleague only, for ninety days at most, and is lent by its holder', async () => {
    const { desk, resident } = app.people;
    const membershipId = await membershipOf(desk);
    const until = local('2026-11-20 17:00');
    expect(await ask(desk, LEND, { input: { membershipId, toPersonId: resident.personId, until } })).toEqual({
      code: 'NOT_A_COLLEAGUE',
    });
    const long = { membershipId, toPersonId: colleague.personId, until: local('2027-11-20 17:00') };
    expect(await ask(desk, LEND, { input: long })).toEqual({ code: 'DELEGATION_DATES' });
    await forbidden(resident, LEND, { input: { ...long, until } });
  });

  it('is lent to one at a time, whoever writes it', async () => {
    const membershipId = await membershipOf(app.people.desk);
    const insert = `INSERT INTO role_delegations (id, membership_id, from_person_id, to_person_id, starts_at, ends_at, granted_by)
      VALUES (gen_random_uuid(), $1, $2, $3, '2026-12-01', '2026-12-03', $2)`;
    const values = [membershipId, app.people.desk.personId, colleague.personId];
    await app.dataSource.query(insert, values);
    await expect(app.dataSource.query(insert, values)).rejects.toThrow('role_delegations_one_at_a_time');
  });
});
