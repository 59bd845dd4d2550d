import { only, openDistrict, type District, type TestPerson } from './district';
import { totp } from '../../support/totp';

const PASSWORD = 'plum teapot sails';
const REFUSED = '... on CommandRefused { code message wayOut }';
const STEP = `__typename ... on SignedIn { accessToken personId } ... on SecondFactorWanted { wanted: ticket }
  ... on EnrolmentWanted { enrol: ticket } ${REFUSED}`;
const SIGN_IN = `mutation ($username: String!, $password: String!) {
  signInWithPassword(input: { username: $username, password: $password }) { ${STEP} } }`;
const SHOW = `mutation ($ticket: String!, $code: String!) { showSecondFactor(input: { ticket: $ticket, code: $code }) { ${STEP} } }`;
const BEGIN = `mutation ($ticket: String) { beginSecondFactor(input: { ticket: $ticket }) {
  __typename ... on SecondFactorBegun { secret uri } ${REFUSED} } }`;
const CONFIRM = `mutation ($ticket: String, $code: String!) { confirmSecondFactor(input: { ticket: $ticket, code: $code }) {
  __typename ... on SecondFactorEnrolled { recoveryCodes signedIn { accessToken personId } } ${REFUSED} } }`;
const REMOVE = `mutation ($code: String!) { removeSecondFactor(input: { code: $code }) { __typename ${REFUSED} } }`;
const RENEW = `mutation ($code: String!) { renewRecoveryCodes(input: { code: $code }) {
  __typename ... on RecoveryCodesRenewed { recoveryCodes } ${REFUSED} } }`;
const MINE = '{ mySignIn { username factorSince recoveryCodesLeft factorWanted } }';

interface Answer {
  readonly __typename: string;
  readonly accessToken: string;
  readonly wanted: string;
  readonly enrol: string;
  readonly code: string;
  readonly secret: string;
  readonly uri: string;
  readonly recoveryCodes: string[];
  readonly signedIn: { accessToken: string; personId: string } | null;
}

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district?.close());
beforeEach(async () => {
  await district.query('DELETE FROM call_limits');
  await district.query('UPDATE street_settings SET second_factor_roles = NULL');
});

const officer = () => district.person('xzz', [['STREET_OFFICER', 'xzz']], { password: PASSWORD });
const nameOf = ({ id }: TestPerson) => `u${id.slice(-12)}`;
const as = async (who: TestPerson | null, operation: string, variables: object) =>
  only<Answer>(await district.ask(who, operation, variables));
const signIn = (who: TestPerson) => as(null, SIGN_IN, { username: nameOf(who), password: PASSWORD });
const show = (ticket: string, code: string) => as(null, SHOW, { ticket, code });

/** Somebody with a second factor in force; the half-minutes used so far are forgotten, so that codes of now are new. */
async function enrolled() {
  const who = await officer();
  const { secret } = await as(who, BEGIN, {});
  const { recoveryCodes } = await as(who, CONFIRM, { code: totp(secret) });
  await district.query('UPDATE second_factors SET last_step = last_step - 10 WHERE person_id = $1', [who.id]);
  return { who, secret, recoveryCodes };
}

describe('the second factor', () => {
  it('is set up by a code, and asked for from then on', async () => {
    const who = await officer();
    const begun = await as(who, BEGIN, {});
    expect(begun.uri).toContain(`secret=${begun.secret}`);
    expect((await signIn(who)).__typename).toBe('SignedIn');
    expect(await as(who, CONFIRM, { code: '000000' })).toMatchObject({ code: 'SECOND_FACTOR_WRONG' });
    const { recoveryCodes, signedIn } = await as(who, CONFIRM, { code: totp(begun.secret) });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(signedIn).toBeNull();
    const wanted = await signIn(who);
    expect(wanted).toMatchObject({ __typename: 'SecondFactorWanted' });
    expect(await show(wanted.wanted, totp(begun.secret, 1))).toMatchObject({ personId: who.id });
    expect(only(await district.ask(who, MINE))).toMatchObject({ recoveryCodesLeft: 10, factorWanted: false });
  });

  it('keeps the secret encrypted and the recovery codes hashed', async () => {
    const { who, secret, recoveryCodes } = await enrolled();
    const rows = await district.query(
      `SELECT f.*, r.code_hash FROM second_factors f JOIN recovery_codes r USING (person_id) WHERE person_id = $1`,
      [who.id],
    );
    expect(rows).toHaveLength(10);
    for (const plain of [secret, ...recoveryCodes]) expect(JSON.stringify(rows)).not.toContain(plain);
  });

  it('takes a code once, even from two at the same moment', async () => {
    const { who, secret } = await enrolled();
    const [first, second] = [await signIn(who), await signIn(who)];
    const code = totp(secret);
    const answers = await Promise.all([show(first.wanted, code), show(second.wanted, code)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['CommandRefused', 'SignedIn']);
  });

  it('takes a recovery code once, on record, and nobody else’s', async () => {
    const { who, recoveryCodes } = await enrolled();
    const other = await enrolled();
    expect(await show((await signIn(who)).wanted, other.recoveryCodes[0]!)).toMatchObject({
      code: 'SECOND_FACTOR_WRONG',
    });
    expect((await show((await signIn(who)).wanted, recoveryCodes[0]!.toUpperCase())).__typename).toBe(
      'SignedIn',
    );
    expect((await show((await signIn(who)).wanted, recoveryCodes[0]!)).code).toBe('SECOND_FACTOR_WRONG');
    expect(only(await district.ask(who, MINE))).toMatchObject({ recoveryCodesLeft: 9 });
    const record = await district.query<{ kind: string }>(
      'SELECT kind FROM account_entries WHERE person_id = $1 ORDER BY at, id',
      [who.id],
    );
    expect(record.map(({ kind }) => kind)).toEqual(['FACTOR_ENROLLED', 'RECOVERY_CODE_USED']);
  });

  it('gives eight guesses at once no more than five tries, and is closed to the right code after them', async () => {
    const { who, secret } = await enrolled();
    const { wanted } = await signIn(who);
    await Promise.all(Array.from({ length: 8 }, (_, n) => show(wanted, `00000${n}`)));
    expect((await show(wanted, totp(secret))).code).toBe('SECOND_FACTOR_WRONG');
    const [row] = await district.query<{ failed_count: number }>(
      'SELECT failed_count FROM second_factors WHERE person_id = $1',
      [who.id],
    );
    expect(row).toEqual({ failed_count: 5 });
    await district.query('UPDATE second_factors SET locked_until = now() WHERE person_id = $1', [who.id]);
    expect((await show(wanted, totp(secret))).__typename).toBe('SignedIn');
  });

  it('lets a ticket be used once, for five minutes', async () => {
    const { who, secret } = await enrolled();
    const used = await signIn(who);
    expect((await show(used.wanted, totp(secret))).__typename).toBe('SignedIn');
    expect((await show(used.wanted, totp(secret, 1))).code).toBe('SIGN_IN_TICKET_OVER');
    const late = await signIn(who);
    await district.query(`UPDATE sign_in_tickets SET expires_at = expires_at - interval '5 minutes'`);
    expect((await show(late.wanted, totp(secret, 1))).code).toBe('SIGN_IN_TICKET_OVER');
  });

  it('gives new recovery codes for a code of it, the old ones void, the sign-in kept, on record', async () => {
    const { who, secret, recoveryCodes: old } = await enrolled();
    expect((await as(who, RENEW, { code: '000000' })).code).toBe('SECOND_FACTOR_WRONG');
    const { recoveryCodes: fresh } = await as(who, RENEW, { code: totp(secret) });
    expect(new Set([...old, ...fresh]).size).toBe(20);
    expect(only(await district.ask(who, MINE))).toMatchObject({ recoveryCodesLeft: 10 });
    const { wanted } = await signIn(who);
    expect((await show(wanted, old[0]!)).code).toBe('SECOND_FACTOR_WRONG');
    expect((await show(wanted, fresh[0]!)).__typename).toBe('SignedIn');
    const record = await district.query<{ kind: string }>(
      'SELECT kind FROM account_entries WHERE person_id = $1 ORDER BY at, id',
      [who.id],
    );
    expect(record.map(({ kind }) => kind)).toEqual([
      'FACTOR_ENROLLED',
      'RECOVERY_CODES_RENEWED',
      'RECOVERY_CODE_USED',
    ]);
  });

  it('renews what is in force only, and takes a recovery code for it once', async () => {
    const without = await officer();
    expect((await as(without, RENEW, { code: '000000' })).code).toBe('NO_SECOND_FACTOR');
    const { who, recoveryCodes } = await enrolled();
    const code = recoveryCodes[0]!;
    expect((await as(who, RENEW, { code })).recoveryCodes).toHaveLength(10);
    expect((await as(who, RENEW, { code })).code).toBe('SECOND_FACTOR_WRONG');
  });

  it('is removed by a code of it, and by nothing less', async () => {
    const { who, secret } = await enrolled();
    expect((await as(who, REMOVE, { code: '123456' })).code).toBe('SECOND_FACTOR_WRONG');
    expect((await as(who, BEGIN, {})).code).toBe('SECOND_FACTOR_PRESENT');
    expect((await as(who, REMOVE, { code: totp(secret) })).__typename).toBe('SecondFactorRemoved');
    expect((await signIn(who)).__typename).toBe('SignedIn');
  });

  it('is asked for by phone as well: it is the person’s, not the account’s', async () => {
    const phone = '13900001111';
    const who = await district.person('c01', [['COMMUNITY_SECRETARY', 'c01']], { phone });
    const { secret } = await as(who, BEGIN, {});
    await as(who, CONFIRM, { code: totp(secret) });
    await as(
      null,
      `mutation ($phone: String!) { requestSignInCode(input: { phone: $phone }) { __typename } }`,
      {
        phone,
      },
    );
    const { localMessages } = (
      await district.ask(null, '{ localMessages(phone: "13900001111", first: 1) { body } }')
    ).data as { localMessages: { body: string }[] };
    const answer = await as(
      null,
      `mutation ($phone: String!, $code: String!) { signInWithCode(input: { phone: $phone, code: $code }) { ${STEP} } }`,
      { phone, code: /\d{6}/.exec(localMessages[0]!.body)![0] },
    );
    expect(answer.__typename).toBe('SecondFactorWanted');
    expect((await show(answer.wanted, totp(secret, 1))).__typename).toBe('SignedIn');
  });
});

describe('a street that wants a second factor of an office', () => {
  const want = (...roles: string[]) =>
    district.query('UPDATE street_settings SET second_factor_roles = $2 WHERE street_id = $1', [
      district.place('xzz').id,
      roles,
    ]);

  it('lets its holder do nothing but enrol, and then in', async () => {
    await want('STREET_OFFICER');
    const who = await officer();
    const { enrol } = await signIn(who);
    expect((await show(enrol, '123456')).code).toBe('SIGN_IN_TICKET_OVER');
    const { secret } = await as(null, BEGIN, { ticket: enrol });
    const { signedIn } = await as(null, CONFIRM, { ticket: enrol, code: totp(secret) });
    expect(signedIn).toMatchObject({ personId: who.id });
    expect((await signIn(who)).__typename).toBe('SecondFactorWanted');
    expect((await as(null, BEGIN, { ticket: enrol })).code).toBe('SIGN_IN_TICKET_OVER');
  });

  it('wants it of nobody else, and of nobody where the list is empty', async () => {
    await want('AUDITOR');
    expect((await signIn(await officer())).__typename).toBe('SignedIn');
    await want();
    expect((await signIn(await officer())).__typename).toBe('SignedIn');
  });

  it('decides by its settings', async () => {
    const who = await officer();
    const set = await district.ask(
      who,
      `mutation ($id: ID!) { updateStreetSettings(input: { streetId: $id, expectedVersion: 1,
         secondFactorRoles: [STREET_OFFICER, AUDITOR] }) { ... on StreetSettings { secondFactorRoles } } }`,
      { id: district.place('xzz').id },
    );
    expect(only(set)).toEqual({ secondFactorRoles: ['STREET_OFFICER', 'AUDITOR'] });
    expect((await signIn(who)).__typename).toBe('EnrolmentWanted');
  });
});

it('nobody sets up a second factor without being somebody', async () => {
  const answer = await district.ask(null, BEGIN, {});
  expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
