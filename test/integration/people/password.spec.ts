import { PasswordSignIn } from '#libs/people';
import { only, openDistrict, type District, type TestPerson } from './district';

const PASSWORD = '大连-2026-Passw0rd';
const SIGN_IN = `mutation ($username: String!, $password: String!) {
  signInWithPassword(input: { username: $username, password: $password }) {
    __typename ... on SignedIn { personId } ... on CommandRefused { code message } } }`;

let district: District;
let officer: TestPerson;
let username: string;
beforeAll(async () => {
  district = await openDistrict();
  officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']], { password: PASSWORD });
  username = `u${officer.id.slice(-12)}`;
});
afterAll(() => district?.close());
beforeEach(async () => {
  await district.query('DELETE FROM call_limits');
  await district.query('UPDATE accounts SET failed_count = 0, locked_until = NULL');
});

const signIn = async (name: string, password: string) =>
  only<{ __typename: string; code: string }>(await district.ask(null, SIGN_IN, { username: name, password }));

describe('signing in by password', () => {
  it('works, whatever the case of the user name', async () => {
    expect(await signIn(username.toUpperCase(), PASSWORD)).toMatchObject({ personId: officer.id });
  });

  it('answers an unknown name like a wrong password', async () => {
    expect(await signIn('nobody-here', PASSWORD)).toEqual(await signIn(username, 'wrong'));
  });

  it('is closed for 15 minutes after five wrong tries in a row, even to the right password', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((n) => signIn(username, `wrong ${n}`)));
    expect(await signIn(username, PASSWORD)).toMatchObject({ code: 'USERNAME_OR_PASSWORD_WRONG' });
    const later = `UPDATE accounts SET locked_until = locked_until - interval '15 minutes' WHERE id = $1`;
    await district.query(later, [officer.accountId]);
    expect((await signIn(username, PASSWORD)).__typename).toBe('SignedIn');
  });

  it('counts wrong tries in a row only', async () => {
    for (let round = 0; round < 2; round++) {
      await Promise.all([1, 2, 3].map(() => signIn(username, 'wrong')));
      expect((await signIn(username, PASSWORD)).__typename).toBe('SignedIn');
    }
  });

  it('gives eight guesses at once no more than five tries', async () => {
    const service = district.get(PasswordSignIn);
    const client = { clientAddress: '10.0.0.1', deviceId: null };
    const guesses = Array.from({ length: 8 }, (_, n) => service.signIn(username, `wrong ${n}`, client));
    await Promise.all(guesses);
    const [row] = await district.query<{ failed_count: number; locked: boolean }>(
      'SELECT failed_count, locked_until > now() AS locked FROM accounts WHERE id = $1',
      [officer.accountId],
    );
    expect(row).toEqual({ failed_count: 5, locked: true });
  });
});
