import { SignInService } from '#libs/people';
import { only, openDistrict, type District } from './district';

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district?.close());
// limits are tested by themselves
beforeEach(() => district.query('DELETE FROM call_limits'));

const REQUEST = `mutation ($phone: String!) { requestSignInCode(input: { phone: $phone }) {
  __typename ... on CodeRequested { message } ... on CommandRefused { code field } } }`;
const SIGN_IN = `mutation ($phone: String!, $code: String!) { signInWithCode(input: { phone: $phone, code: $code }) {
  __typename ... on SignedIn { personId accessToken refreshToken }
  ... on ChoosePerson { ticket candidates { personId maskedName } }
  ... on RegistrationNeeded { ticket } ... on CommandRefused { code field } } }`;
const CHOOSE = `mutation ($ticket: String!, $personId: ID!) {
  choosePerson(input: { ticket: $ticket, personId: $personId }) {
    __typename ... on SignedIn { personId } ... on CommandRefused { code } } }`;
const REGISTER = `mutation ($ticket: String!, $communityId: ID!) {
  registerResident(input: { ticket: $ticket, communityId: $communityId, name: "赵新来" }) {
    __typename ... on SignedIn { personId accessToken } ... on CommandRefused { code } } }`;
const ME = '{ me { id name phone communityId streetId } }';

interface Answer {
  readonly __typename: string;
  readonly personId: string;
  readonly accessToken: string;
  readonly ticket: string;
  readonly code: string;
  readonly message: string;
  readonly candidates: { personId: string; maskedName: string }[];
}

const request = async (phone: string) => only<Answer>(await district.ask(null, REQUEST, { phone }));
const signIn = async (phone: string, code: string) =>
  only<Answer>(await district.ask(null, SIGN_IN, { phone, code }));

/** The newest code in the local outbox. */
async function codeFor(phone: string): Promise<string> {
  const messages = await district.ask(
    null,
    `query ($phone: String!) { localMessages(phone: $phone) { body } }`,
    {
      phone,
    },
  );
  return /\d{6}/.exec(only<{ body: string }[]>(messages)[0]!.body)![0];
}

describe('signing in by phone and code', () => {
  it('lets the person in, however the number is typed', async () => {
    const person = await district.person('c01', [], { phone: '13800000001', name: '王小明' });
    expect((await request('+86 138-0000-0001')).__typename).toBe('CodeRequested');
    const signedIn = await signIn('１３８ ００００ ０００１', await codeFor('13800000001'));
    expect(signedIn).toMatchObject({ __typename: 'SignedIn', personId: person.id });
    const me = await district.ask({ ...person, token: signedIn.accessToken }, ME);
    expect(only(me)).toMatchObject({ id: person.id, name: '王小明', phone: '13800000001' });
  });

  it('tells a stranger nothing about which numbers are known', async () => {
    await district.person('c01', [], { phone: '13800000002' });
    expect(await request('13800000002')).toEqual(await request('13800000003'));
  });

  it('asks which of the people sharing a phone it is, and lets exactly that one in, once', async () => {
    const phone = '13800000004';
    const wife = await district.person('c01', [], { phone, name: '李桂兰' });
    const husband = await district.person('c01', [], { phone, name: '张德福' });
    const stranger = await district.person('c01', [], { phone: '13800000005' });
    await request(phone);
    const choice = await signIn(phone, await codeFor(phone));
    expect(choice.candidates).toEqual([
      { personId: wife.id, maskedName: '李**' },
      { personId: husband.id, maskedName: '张**' },
    ]);
    const choose = async (personId: string) =>
      only<Answer>(await district.ask(null, CHOOSE, { ticket: choice.ticket, personId }));
    expect(await choose(stranger.id)).toMatchObject({ code: 'SIGN_IN_TICKET_OVER' });
    expect(await choose(husband.id)).toMatchObject({ __typename: 'SignedIn', personId: husband.id });
    expect(await choose(wife.id)).toMatchObject({ code: 'SIGN_IN_TICKET_OVER' });
  });

  it('registers an unknown phone as a resident of the chosen community', async () => {
    await request('13800000006');
    const { ticket } = await signIn('13800000006', await codeFor('13800000006'));
    const community = district.place('c02');
    const register = async (communityId: string) =>
      only<Answer>(await district.ask(null, REGISTER, { ticket, communityId }));
    expect(await register(district.place('team').id)).toMatchObject({ code: 'COMMUNITY_NOT_FOUND' });
    const signedIn = await register(community.id);
    const me = await district.ask({ id: '', accountId: '', token: signedIn.accessToken }, ME);
    expect(only(me)).toMatchObject({
      name: '赵新来',
      phone: '13800000006',
      communityId: community.id,
      streetId: community.streetId,
    });
    const consents = await district.query('SELECT purpose FROM consents WHERE person_id = $1', [
      signedIn.personId,
    ]);
    expect(consents).toEqual([{ purpose: 'SERVICE' }]);
  });

  it('takes a code once, and a new code replaces the one before', async () => {
    const phone = '13800000007';
    await district.person('c01', [], { phone });
    await request(phone);
    const first = await codeFor(phone);
    await district.query('DELETE FROM call_limits');
    await request(phone);
    const second = await codeFor(phone);
    if (first !== second) expect(await signIn(phone, first)).toMatchObject({ code: 'CODE_WRONG_OR_EXPIRED' });
    expect((await signIn(phone, second)).__typename).toBe('SignedIn');
    expect(await signIn(phone, second)).toMatchObject({ code: 'CODE_WRONG_OR_EXPIRED' });
  });

  it('does not take a code after five minutes', async () => {
    const phone = '13800000008';
    await district.person('c01', [], { phone });
    await request(phone);
    await district.query(`UPDATE one_time_codes SET expires_at = expires_at - interval '5 minutes'`);
    expect(await signIn(phone, await codeFor(phone))).toMatchObject({ code: 'CODE_WRONG_OR_EXPIRED' });
  });

  it('sends one code a minute', async () => {
    expect((await request('13800000009')).__typename).toBe('CodeRequested');
    expect(await request('13800000009')).toMatchObject({ code: 'CODE_SENT_RECENTLY', field: 'phone' });
  });

  it('keeps neither phone nor code readable', async () => {
    const phone = '13800000010';
    await request(phone);
    const code = await codeFor(phone);
    const stored = JSON.stringify([
      await district.query('SELECT * FROM one_time_codes'),
      await district.query('SELECT * FROM local_messages'),
      await district.query('SELECT * FROM call_limits'),
    ]);
    expect(stored).not.toContain(phone);
    expect(stored).not.toContain(`"${code}"`);
  });
});

describe('a thousand guesses at once', () => {
  const client = { clientAddress: '10.0.0.1', deviceId: null };
  const attempts = async (guess: (n: number) => string, phone: string) => {
    const service = district.get(SignInService);
    const all = Array.from({ length: 1000 }, (_, n) => service.signInWithCode(phone, guess(n), client));
    const settled = await Promise.allSettled(all);
    return settled.filter((one) => one.status === 'fulfilled' && one.value.ok).length;
  };

  it('with the right code let exactly one in', async () => {
    const phone = '13800000011';
    await district.person('c01', [], { phone });
    await request(phone);
    const code = await codeFor(phone);
    expect(await attempts(() => code, phone)).toBe(1);
  });

  it('with wrong ones void the code: afterwards even the right one is refused', async () => {
    const phone = '13800000012';
    await district.person('c01', [], { phone });
    await request(phone);
    const right = await codeFor(phone);
    const wrong = (n: number) => String((Number(right) + 1 + n) % 1_000_000).padStart(6, '0');
    expect(await attempts(wrong, phone)).toBe(0);
    await district.query('DELETE FROM call_limits');
    expect(await signIn(phone, right)).toMatchObject({ code: 'CODE_WRONG_OR_EXPIRED' });
  });

  it('in one document are refused before any of them runs', async () => {
    const fields = Array.from(
      { length: 3 },
      (_, n) => `a${n}: signInWithCode(input: { phone: "13800000013", code: "00000${n}" }) { __typename }`,
    );
    const answer = await district.ask(null, `mutation { ${fields.join('\n')} }`);
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors).not.toHaveLength(0);
  });
});
