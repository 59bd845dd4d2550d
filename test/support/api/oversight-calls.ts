import { FieldCipher, TokenHasher } from '#libs/platform';
import { supervisionKey } from '#libs/orders';
import { ids, local } from '../orders-app';
import { about, call, oneself, orderCommand, type Call } from './call';
import { orderIn } from './order-states';
import { daysAhead, insertRow } from './rows';
import type { TwoStreets } from './two-streets';

const AHEAD = local('2026-11-05 10:00');
const note = { note: '已处理' };
let made = 0;

/** An injury on an order, written down by its volunteer. */
async function incident(streets: TwoStreets): Promise<{ id: string }> {
  const { app, cast, place, now } = streets;
  const order_id = await orderIn('COMING', streets);
  const incidentId = ids.uuid();
  await app.do(cast.volunteer, order_id, { name: 'reportIncident', incidentId, kind: 'INJURY' });
  return insertRow(streets, 'incidents', {
    id: incidentId,
    street_id: place('xzz').id,
    order_id,
    kind: 'INJURY',
    details_encrypted: app.get(FieldCipher).encrypt('摔了一跤'),
    status: 'OPEN',
    reported_by_id: cast.volunteer.personId,
    reported_at: await now(),
  });
}

/** A street leader's remark for the branch. */
async function remark(streets: TwoStreets): Promise<{ id: string }> {
  const { app, cast, place, now } = streets;
  const order_id = await orderIn('CLAIMED', streets);
  const remarkId = ids.uuid();
  const command = { name: 'remarkOrder', note: '请尽快', remarkId, dueAt: AHEAD } as const;
  await app.do(cast.officer, order_id, command);
  return insertRow(streets, 'remarks', {
    id: remarkId,
    street_id: place('xzz').id,
    order_id,
    by_person_id: cast.officer.personId,
    organization_id: place('branch').id,
    text: '请尽快',
    due_at: AHEAD,
    created_at: await now(),
  });
}

/** A red deadline of an order of c01, for its community. */
async function supervision(streets: TwoStreets): Promise<{ id: string }> {
  const order_id = await orderIn('CLAIMED', streets);
  await streets.app.dataSource.query(
    `UPDATE service_orders SET details = jsonb_set(details, '{openSupervision}', $2::jsonb) WHERE id = $1`,
    [order_id, JSON.stringify([supervisionKey('FINISH', 1, 'COMMUNITY')])],
  );
  return insertRow(streets, 'supervision_orders', {
    street_id: streets.place('xzz').id,
    order_id,
    community_path: streets.place('c01').path,
    deadline: 'FINISH',
    round: 1,
    tier: 'COMMUNITY',
    issued_at: await streets.now(),
  });
}

async function screen(streets: TwoStreets): Promise<{ id: string; token: string }> {
  const token = `screen-${String(++made).padStart(40, '0')}`;
  const row = await insertRow(streets, 'screen_tokens', {
    street_id: streets.place('xzz').id,
    token_hash: streets.app.get(TokenHasher).ofToken(token),
    label: '大厅',
    issued_by_id: streets.cast.officer.personId,
    created_at: new Date(Date.now() - 1000),
    expires_at: new Date(Date.now() + 86_400_000),
  });
  return { ...row, token };
}

async function joinRequest(streets: TwoStreets): Promise<{ id: string }> {
  return insertRow(streets, 'join_requests', {
    street_id: streets.place('xzz').id,
    organization_id: streets.place('branch').id,
    person_id: (await streets.newPerson('RESIDENT', 'c01')).actor.personId,
    status: 'PENDING',
    created_at: await streets.now(),
  });
}

/** A lead of the branch, and another who may stand in. */
async function leads(streets: TwoStreets): Promise<{ id: string; from: string; to: string }> {
  const { actor } = await streets.newPerson('PROVIDER_LEAD', 'branch');
  const [membership] = await streets.app.dataSource.query<{ id: string }[]>(
    'SELECT id FROM memberships WHERE person_id = $1',
    [actor.personId],
  );
  return { id: membership!.id, from: actor.personId, to: streets.cast.lead.personId };
}
async function delegation(streets: TwoStreets): Promise<{ id: string }> {
  const { id: membership_id, from: from_person_id, to: to_person_id } = await leads(streets);
  return insertRow(streets, 'role_delegations', {
    ...{ street_id: streets.place('xzz').id, membership_id, from_person_id, to_person_id },
    starts_at: await daysAhead(streets, -1),
    ends_at: await daysAhead(streets, 3),
    granted_by: from_person_id,
  });
}
const underC01 = (_: unknown, streets: TwoStreets) => ({ under: streets.place('c01').path });

/** What watches over the orders of a street; joining teams, roles lent. */
export const OVERSIGHT_CALLS: Readonly<Record<string, Call>> = {
  auditTrail: call({
    about: async (s) => ({ id: await orderIn('OPEN', s) }),
    variables: ({ id }, s) => ({ streetId: s.place('xzz').id, subjectId: id, first: 100 }),
  }),
  verifyAudit: call({
    about: async (s) => ({ id: await orderIn('OPEN', s) }),
    variables: ({ id }) => ({ subjectId: id }),
  }),
  workQueue: about('c01', underC01, () => 'WorkQueue'),
  overdueOrders: about('c01', underC01, () => 'OverdueOrderConnection'),
  supervisionOrders: call({ about: supervision, variables: underC01 }),
  acknowledgeSupervision: call({
    about: supervision,
    variables: ({ id }) => ({ input: { supervisionId: id, ...note } }),
  }),
  triageOrders: call({
    about: async (streets) => ({ id: await orderIn('SUBMITTED', streets) }),
    variables: ({ id }) => ({ input: { orderIds: [id], decision: 'ACCEPT' } }),
    hides: (data) => JSON.stringify(data).includes('"triaged":0'),
  }),
  reportIncident: orderCommand('COMING', () => ({ kind: 'INJURY', details: '摔了一跤' })),
  incidents: call({ about: incident, variables: (_, s) => ({ streetId: s.place('xzz').id }) }),
  handleIncident: call({
    about: incident,
    variables: ({ id }) => ({ input: { incidentId: id, ...note } }),
  }),
  remarkOrder: orderCommand('CLAIMED', (_, s) => ({
    text: '请尽快',
    dueAt: AHEAD.toISOString(),
    organizationId: s.place('branch').id,
  })),
  acknowledgeRemark: call({ about: remark, variables: ({ id }) => ({ input: { remarkId: id, ...note } }) }),
  screenFigures: call({ about: screen, variables: ({ token }) => ({ token }), shows: () => 'ScreenFigures' }),
  screenOrders: call({ about: screen, variables: ({ token }) => ({ token }), shows: () => 'ScreenOrders' }),
  screenChanged: call({ about: screen, variables: ({ token }) => ({ token }), shows: () => 'ScreenOrders' }),
  screenTokens: call({ about: screen, variables: (_, s) => ({ streetId: s.place('xzz').id }) }),
  issueScreenToken: about('xzz', ({ id }) => ({ input: { streetId: id, label: '大厅' } })),
  revokeScreenToken: call({ about: screen, variables: ({ id }) => ({ input: { id } }) }),
  joinTeam: about('branch', ({ id }) => ({ input: { organizationId: id } })),
  myJoinRequests: oneself(
    () => ({}),
    () => 'myJoinRequests',
  ),
  joinRequests: call({
    about: joinRequest,
    variables: (_, s) => ({ organizationId: s.place('branch').id, first: 100 }),
  }),
  decideJoinRequest: call({
    about: joinRequest,
    variables: ({ id }) => ({ input: { requestId: id, approve: true } }),
  }),
  myDelegations: oneself(
    () => ({}),
    () => 'myDelegations',
  ),
  delegateRole: call({
    about: leads,
    variables: ({ id, to }) => ({
      input: { membershipId: id, toPersonId: to, until: AHEAD.toISOString() },
    }),
  }),
  endDelegation: call({ about: delegation, variables: ({ id }) => ({ input: { delegationId: id } }) }),
};
