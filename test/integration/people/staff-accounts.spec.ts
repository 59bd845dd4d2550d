import { ids, only, openDistrict, type District, type TestPerson } from './district';
import { totp } from '../../support/totp';

interface AccountsPage {
  readonly nodes: { readonly personId: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const OWN = 'plum teapot sails';
const DONE = `__typename ... on StaffAccountDone { personId username oneTimePassword } ... on CommandRefused { code message }`;
const STEP = `__typename ... on SignedIn { accessToken personId } ... on NewPasswordWanted { fresh: ticket }
  ... on SecondFactorWanted { wanted: ticket } ... on CommandRefused { code message wayOut }`;
const CREATE = `mutation ($input: CreateStaffAccountInput!) { createStaffAccount(input: $input) { ${DONE} } }`;
const command = (name: string, input = 'StaffAccountInput') =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${DONE} } }`;
const RESET_PASSWORD = command('resetStaffPassword');
const LOCK = command('lockStaffAccount', 'StaffAccountReasonInput');
const UNLOCK = command('unlockStaffAccount');
const RESET_FACTOR = command('resetSecondFactor', 'StaffAccountReasonInput');
const SIGN_IN = `mutation ($username: String!, $password: String!) {
  signInWithPassword(input: { username: $username, password: $password }) { ${STEP} } }`;
const CHOOSE = `mutation ($ticket: String!, $newPassword: String!) {
  chooseFirstPassword(input: { ticket: $ticket, newPassword: $newPassword }) { ${STEP} } }`;
const CHANGE = `mutation ($currentPassword: String!, $newPassword: String!) {
  changeMyPassword(input: { currentPassword: $currentPassword, newPassword: $newPassword }) {
    __typename ... on SignedIn { accessToken } ... on CommandRefused { code } } }`;
const ME = '{ me { id } }';

interface Answer {
  readonly __typename: string;
  readonly code: string;
  readonly oneTimePassword: string;
  readonly accessToken: string;
  readonly fresh: string;
  readonly wanted: string;
}

let district: District;
let secretary: TestPerson;
let officer: TestPerson;
beforeAll(async () => {
  district = await openDistrict();
  secretary = await district.person('c01', [['COMMUNITY_SECRETARY', 'c01']]);
  officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
});
afterAll(() => district?.close());
beforeEach(() => district.query('DELETE FROM call_limits'));

const as = async (who: TestPerson | null, operation: string, variables: object) =>
  only<Answer>(await district.ask(who, operation, variables));
const codeOf = async (who: TestPerson | null, operation: string, variables: object) =>
  (await district.ask(who, operation, variables)).errors?.[0]?.extensions.code;
const key = () => ids.uuid();
const signIn = (username: string, password: string) => as(null, SIGN_IN, { username, password });
const choose = (ticket: string, newPassword: string) => as(null, CHOOSE, { ticket, newPassword });
const isSignedIn = async (token: string) =>
  (await district.ask({ id: '', accountId: '', token }, ME)).errors === undefined;

let made = 0;
/** Somebody new at the desk of c01, without an account for staff. */
async function deskPerson(roles: Parameters<District['person']>[1] = [['COMMUNITY_DESK', 'c01']]) {
  const who = await district.person('c01', roles);
  await district.query(
    'UPDATE accounts SET username = NULL, password_hash = NULL, phone_index = id::text WHERE id = $1',
    [who.accountId],
  );
  return { who, username: `desk${++made}` };
}
async function account() {
  const { who, username } = await deskPerson();
  const { oneTimePassword } = await as(secretary, CREATE, {
    input: { personId: who.id, username, idempotencyKey: key() },
  });
  return { who, username, oneTimePassword };
}
async function inUse() {
  const { who, username, oneTimePassword } = await account();
  const { fresh } = await signIn(username, oneTimePassword);
  const { accessToken } = await choose(fresh, OWN);
  return { who, username, token: accessToken };
}

describe('a staff account', () => {
  it('begins with a password that is good for choosing one’s own', async () => {
    const { who, username, oneTimePassword } = await account();
    const { fresh } = await signIn(username, oneTimePassword);
    expect((await choose(fresh, 'short')).code).toBe('PASSWORD_TOO_SHORT');
    expect((await choose(fresh, 'Password12345')).code).toBe('PASSWORD_TOO_COMMON');
    expect((await choose(fresh, `my ${username} has a teapot`)).code).toBe('PASSWORD_HAS_NAME');
    expect((await choose(fresh, '组织 c01 的三盆吊兰和猫')).code).toBe('PASSWORD_HAS_NAME');
    expect((await choose(fresh, oneTimePassword)).code).toBe('PASSWORD_UNCHANGED');
    expect(await choose(fresh, OWN)).toMatchObject({ __typename: 'SignedIn', personId: who.id });
    expect((await choose(fresh, 'another teapot sails')).code).toBe('SIGN_IN_TICKET_OVER');
    expect((await signIn(username, OWN)).__typename).toBe('SignedIn');
    expect((await signIn(username, oneTimePassword)).code).toBe('USERNAME_OR_PASSWORD_WRONG');
  });

  it('answers the same command the same, and makes one account', async () => {
    const { who, username } = await deskPerson();
    const input = { personId: who.id, username, idempotencyKey: key() };
    const [first, second] = [await as(secretary, CREATE, { input }), await as(secretary, CREATE, { input })];
    expect(second).toEqual(first);
    expect(first.oneTimePassword).toMatch(/^\w{4}(-\w{4}){3}$/);
    const again = await as(secretary, CREATE, { input: { ...input, idempotencyKey: key() } });
    expect(again.code).toBe('STAFF_ACCOUNT_PRESENT');
  });

  it('is made once when two make it at the same moment, and no user name twice', async () => {
    const [a, b] = [await deskPerson(), await deskPerson()];
    const answers = await Promise.all([
      as(secretary, CREATE, { input: { personId: a.who.id, username: a.username, idempotencyKey: key() } }),
      as(officer, CREATE, {
        input: { personId: a.who.id, username: `${a.username}x`, idempotencyKey: key() },
      }),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'CommandRefused',
      'StaffAccountDone',
    ]);
    await as(secretary, CREATE, {
      input: { personId: b.who.id, username: b.username, idempotencyKey: key() },
    });
    const { who } = await deskPerson();
    const taken = { personId: who.id, username: b.username.toUpperCase(), idempotencyKey: key() };
    expect((await as(secretary, CREATE, { input: taken })).code).toBe('USERNAME_TAKEN');
    expect((await as(secretary, CREATE, { input: { ...taken, username: '前台' } })).code).toBe(
      'USERNAME_UNUSABLE',
    );
  });

  it('loses its one-time password after seven days', async () => {
    const { who, username, oneTimePassword } = await account();
    await district.query(
      `UPDATE accounts SET one_time_until = one_time_until - interval '7 days' WHERE username = $1`,
      [username],
    );
    expect((await signIn(username, oneTimePassword)).code).toBe('ONE_TIME_PASSWORD_OVER');
    const input = { personId: who.id, idempotencyKey: key() };
    const { oneTimePassword: next } = await as(secretary, RESET_PASSWORD, { input });
    expect((await signIn(username, next)).__typename).toBe('NewPasswordWanted');
  });

  it('changes its password by the old one, and ends every other sign-in', async () => {
    const { who, token } = await inUse();
    const self = { ...who, token };
    const change = (currentPassword: string, newPassword: string) =>
      as(self, CHANGE, { currentPassword, newPassword });
    expect((await change('not the old one', 'kettle on the sill')).code).toBe('OLD_PASSWORD_WRONG');
    expect((await change(OWN, OWN)).code).toBe('PASSWORD_UNCHANGED');
    const { accessToken } = await change(OWN, 'kettle on the sill');
    expect([await isSignedIn(token), await isSignedIn(who.token), await isSignedIn(accessToken)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is locked with a reason: signed out, and out by every way until it is unlocked', async () => {
    const { who, username, token } = await inUse();
    const input = { personId: who.id, idempotencyKey: key(), reason: '离岗' };
    expect((await as(secretary, LOCK, { input: { ...input, reason: ' ' } })).code).toBe('REASON_NEEDED');
    await as(secretary, LOCK, { input });
    expect(await isSignedIn(token)).toBe(false);
    expect((await signIn(username, OWN)).code).toBe('ACCOUNT_LOCKED');
    expect((await signIn(username, 'something else')).code).toBe('USERNAME_OR_PASSWORD_WRONG');
    const { reason: _, ...unlock } = input;
    await as(secretary, UNLOCK, { input: unlock });
    expect((await signIn(username, OWN)).__typename).toBe('SignedIn');
  });

  it('gets rid of a lost second factor through who is responsible, on record', async () => {
    const { who, username, token } = await inUse();
    const self = { ...who, token };
    const begun = only<{ secret: string }>(
      await district.ask(
        self,
        'mutation { beginSecondFactor(input: {}) { ... on SecondFactorBegun { secret } } }',
      ),
    );
    await district.ask(
      self,
      'mutation ($code: String!) { confirmSecondFactor(input: { code: $code }) { __typename } }',
      { code: totp(begun.secret) },
    );
    const input = { personId: who.id, idempotencyKey: key(), reason: '手机丢失，已当面核实' };
    expect((await as(secretary, RESET_FACTOR, { input })).__typename).toBe('StaffAccountDone');
    expect(await isSignedIn(token)).toBe(false);
    expect((await signIn(username, OWN)).__typename).toBe('SignedIn');
    const list = await district.ask(
      secretary,
      `query ($id: ID!) { staffAccounts(organizationId: $id, first: 100) {
         nodes { personId username maskedName yours factorSince locked record { kind reason byPersonId } } } }`,
      { id: district.place('c01').id },
    );
    const { nodes } = only<{ nodes: { personId: string; record: object[] }[] }>(list);
    expect(nodes.find(({ personId }) => personId === who.id)).toMatchObject({
      username,
      maskedName: '测**',
      yours: true,
      factorSince: null,
      record: [
        { kind: 'FACTOR_RESET', reason: input.reason, byPersonId: secretary.id },
        { kind: 'FACTOR_ENROLLED', byPersonId: who.id },
        { kind: 'PASSWORD_CHANGED' },
        { kind: 'CREATED', byPersonId: secretary.id },
      ],
    });
    await expect(district.query('DELETE FROM account_entries')).rejects.toThrow(
      /append-only|permission denied/,
    );
  });

  it('pages through the accounts of a place, each once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: AccountsPage = only<AccountsPage>(
        await district.ask(
          officer,
          `query ($id: ID!, $after: String) { staffAccounts(organizationId: $id, first: 3, after: $after) {
             nodes { personId } pageInfo { hasNextPage endCursor } } }`,
          { id: district.place('xzz').id, after },
        ),
      );
      seen.push(...page.nodes.map(({ personId }) => personId));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen.length).toBeGreaterThan(5);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('who answers for whom', () => {
  const lock = (who: TestPerson, personId: string) =>
    codeOf(who, LOCK, { input: { personId, idempotencyKey: key(), reason: '离岗' } });

  it('is whoever may give every role the other holds', async () => {
    const { who } = await account();
    const elsewhere = await district.person('c02', [['COMMUNITY_SECRETARY', 'c02']]);
    expect(await lock(elsewhere, who.id)).toBe('FORBIDDEN');
    expect(await lock(secretary, who.id)).toBeUndefined();
  });

  it('is nobody below: a secretary gets no hold of an officer who also leads a team of hers', async () => {
    const both = await district.person('xzz', [
      ['STREET_OFFICER', 'xzz'],
      ['PROVIDER_LEAD', 'team'],
    ]);
    expect(await lock(secretary, both.id)).toBe('FORBIDDEN');
    expect(await lock(officer, both.id)).toBeUndefined();
  });

  it('is never oneself, and nobody for a mere resident', async () => {
    const { who } = await deskPerson([]);
    expect(await lock(officer, officer.id)).toBe('FORBIDDEN');
    expect(await lock(officer, who.id)).toBe('FORBIDDEN');
  });

  it('does not reach into another street, which does not show its people', async () => {
    const stranger = await district.person('qsz', [['STREET_OFFICER', 'qsz']]);
    const { who } = await account();
    const input = { personId: who.id, idempotencyKey: key(), reason: '离岗' };
    expect((await as(stranger, LOCK, { input })).code).toBe('PERSON_NOT_FOUND');
  });
});
