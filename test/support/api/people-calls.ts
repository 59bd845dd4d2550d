import { ids } from '../orders-app';
import { about, call, oneself, type Call } from './call';
import { orderIn } from './order-states';
import { Sessions } from '#libs/people';
import { insertMemberships } from '#libs/organizations';
import type { TwoStreets } from './two-streets';

/** What the cast's resident is told of an order of his; the community's desk has to phone him. */
async function notice(streets: TwoStreets): Promise<{ id: string }> {
  const orderId = await orderIn('CLAIMED', streets);
  await streets.settle();
  const [row] = await streets.app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM notices WHERE subject_id = $1 AND recipient = $2 AND channel = 'CALL_LIST' ORDER BY created_at LIMIT 1`,
    [orderId, `person:${streets.cast.resident.personId}`],
  );
  if (!row) throw new Error('the resident was told nothing');
  return row;
}

/** Whom the community's desk has to phone first. */
async function oldestCall(streets: TwoStreets): Promise<{ id: string }> {
  await notice(streets);
  const [row] = await streets.app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM notices WHERE desk_organization_id = $1 AND channel = 'CALL_LIST' AND status = 'PENDING'
      ORDER BY created_at, id LIMIT 1`,
    [streets.place('c01').id],
  );
  return row!;
}

/** Somebody the cast's resident orders for. */
async function relative(streets: TwoStreets): Promise<{ id: string }> {
  const id = ids.uuid();
  const { actor } = await streets.newPerson('RESIDENT', 'c01');
  await streets.app.dataSource.query(
    `INSERT INTO relatives (id, street_id, person_id, relative_id, relation) VALUES ($1, $2, $3, $4, 'PARENT')`,
    [id, actor.streetId, streets.cast.resident.personId, actor.personId],
  );
  return { id };
}

/** A volunteer of the branch, whose role may be ended. */
async function membership(streets: TwoStreets): Promise<{ id: string; personId: string }> {
  const { actor } = await streets.newPerson('RESIDENT', 'c01');
  const id = ids.uuid();
  const { id: organizationId, streetId = null } = streets.place('branch');
  const row = { id, streetId, personId: actor.personId, organizationId, role: 'VOLUNTEER' as const };
  await streets.app.unitOfWork.transaction((tx) => insertMemberships(tx, [row]));
  return { id, personId: actor.personId };
}

const resident = (streets: TwoStreets) => Promise.resolve({ id: streets.cast.resident.personId });
const NEW_PERSON = {
  name: '张三',
  phone: '13800138000',
  consentChannel: 'COUNTER',
  consentEvidence: '口头同意',
};
let registered = 0;
const somePhone = (): string => `137${String(++registered).padStart(8, '0')}`;

/** People, oneself, roles, notices, signing in. */
export const PEOPLE_CALLS: Readonly<Record<string, Call>> = {
  me: oneself(
    () => ({}),
    (_, { actor }) => actor?.personId ?? 'nobody',
  ),
  myReveals: oneself(
    () => ({}),
    () => 'RevealConnection',
  ),
  exportMyData: oneself(
    () => ({}),
    () => 'exportMyData',
  ),
  updateMyProfile: oneself(() => ({ input: { displayMode: 'ELDER' } })),
  eraseMe: { ...oneself(() => ({ input: { confirm: true } })), spendsCaller: true },
  myOrganizations: oneself(
    () => ({}),
    () => 'myOrganizations',
  ),
  mySessions: oneself(
    () => ({}),
    () => 'SessionType',
  ),
  signOut: { ...oneself(), spendsCaller: true },
  signOutEverywhere: { ...oneself(), spendsCaller: true },
  endMySession: {
    ...oneself((_, __, { actor }) => ({ sessionId: actor?.sessionId ?? ids.uuid() })),
  },
  myRelatives: call({ about: relative, variables: () => ({}) }),
  saveRelative: about('c01', ({ id }) => ({
    input: {
      name: `李四${++registered}`,
      phone: somePhone(),
      communityId: id,
      relation: 'PARENT',
      consentEvidence: '电话里同意',
    },
  })),
  removeRelative: call({ about: relative, variables: ({ id }) => ({ input: { relativeId: id } }) }),
  person: call({ about: resident, variables: ({ id }) => ({ id }) }),
  people: call({ about: resident, variables: (_, s) => ({ communityId: s.place('c01').id, first: 100 }) }),
  peopleByPhone: call({ about: resident, variables: ({ id }, s) => ({ phone: s.phoneOf(id) }) }),
  registerPerson: about('c01', ({ id }) => ({
    input: { ...NEW_PERSON, communityId: id, name: `张三${++registered}` },
  })),
  revealPerson: call({
    about: resident,
    variables: ({ id }) => ({ input: { personId: id, reason: '核对地址' } }),
  }),
  localMessages: oneself(
    () => ({ phone: '13800138000' }),
    () => 'localMessages',
  ),
  myNotices: call({ about: notice, variables: () => ({ first: 100 }) }),
  markNoticeRead: call({ about: notice, variables: ({ id }) => ({ input: { noticeId: id } }) }),
  recordNoticeCall: call({ about: notice, variables: ({ id }) => ({ input: { noticeId: id } }) }),
  callList: call({
    about: oldestCall,
    variables: (_, s) => ({ organizationId: s.place('c01').id, first: 100 }),
  }),
  grantRole: call({
    about: async (s) => ({ id: (await s.newPerson('RESIDENT', 'c01')).actor.personId }),
    variables: ({ id }, s) => ({
      input: { personId: id, organizationId: s.place('branch').id, role: 'VOLUNTEER' },
    }),
  }),
  endRole: call({ about: membership, variables: ({ id }) => ({ input: { membershipId: id } }) }),
  requestSignInCode: oneself(() => ({ input: { phone: somePhone() } })),
  signInWithCode: oneself(() => ({ input: { phone: somePhone(), code: '000000' } })),
  signInWithPassword: oneself(() => ({ input: { username: 'nobody', password: 'wrong password' } })),
  choosePerson: oneself((_, s) => ({
    input: { ticket: 'x'.repeat(43), personId: s.cast.resident.personId },
  })),
  registerResident: oneself((_, s) => ({
    input: { ticket: 'x'.repeat(43), communityId: s.place('c01').id, name: '张三' },
  })),
  refreshSession: call({
    about: async ({ app, cast }) => {
      const [account] = await app.dataSource.query<{ id: string }[]>(
        'SELECT account_id AS id FROM sessions WHERE person_id = $1 LIMIT 1',
        [cast.resident.personId],
      );
      const opened = await app.get(Sessions).open(account!.id, cast.resident.personId, { deviceId: null });
      return { id: cast.resident.personId, refreshToken: opened.refreshToken };
    },
    variables: ({ refreshToken }) => ({ input: { refreshToken } }),
  }),
};
