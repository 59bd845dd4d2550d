import { Sessions } from '#libs/people';
import { only, openDistrict, type District, type TestPerson } from './district';

let district: District;
let sessions: Sessions;
beforeAll(async () => {
  district = await openDistrict();
  sessions = district.get(Sessions);
});
afterAll(() => district?.close());

const open = async (person: TestPerson) =>
  sessions.open(person.accountId, person.id, { deviceId: 'kitchen-tablet' });
const idOf = (refreshToken: string) => refreshToken.split('.')[0]!;
const age = (refreshToken: string, seconds: number) =>
  district.query(`UPDATE sessions SET rotated_at = rotated_at - make_interval(secs => $2) WHERE id = $1`, [
    idOf(refreshToken),
    seconds,
  ]);
async function refreshed(token: string): Promise<string> {
  const result = await sessions.refresh(token);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.refreshToken;
}
const works = async (token: string) =>
  (await district.ask({ id: '', accountId: '', token }, '{ me { id } }')).errors === undefined;

describe('refresh tokens', () => {
  it('rotate: each gives the next, and an access token that works', async () => {
    const first = await open(await district.person('c01'));
    const second = await sessions.refresh(first.refreshToken);
    expect(second.ok && second.value.refreshToken).not.toBe(first.refreshToken);
    expect(second.ok && (await works(second.value.accessToken))).toBe(true);
  });

  it('answer a lost reply again, with the same token, for ten seconds', async () => {
    const { refreshToken } = await open(await district.person('c01'));
    const next = await refreshed(refreshToken);
    expect(await refreshed(refreshToken)).toBe(next);
    expect(await refreshed(next)).not.toBe(next);
  });

  it('give two tabs that refresh at once one and the same token', async () => {
    const { refreshToken } = await open(await district.person('c01'));
    const all = await Promise.all(Array.from({ length: 20 }, () => refreshed(refreshToken)));
    expect(new Set(all).size).toBe(1);
  });

  it('that come back later end the whole session: one of the copies is stolen', async () => {
    const stolen = await open(await district.person('c01'));
    const owner = await refreshed(stolen.refreshToken);
    await age(owner, 11);
    expect((await sessions.refresh(stolen.refreshToken)).ok).toBe(false);
    expect((await sessions.refresh(owner)).ok).toBe(false);
    expect(await works(stolen.accessToken)).toBe(false);
    const [row] = await district.query('SELECT revoked_because FROM sessions WHERE id = $1', [idOf(owner)]);
    expect(row).toEqual({ revoked_because: 'REUSED' });
  });

  it('of many rotations ago end it too, even within the ten seconds', async () => {
    const { refreshToken } = await open(await district.person('c01'));
    const newest = await refreshed(await refreshed(await refreshed(refreshToken)));
    expect((await sessions.refresh(refreshToken)).ok).toBe(false);
    expect((await sessions.refresh(newest)).ok).toBe(false);
  });

  it('that somebody invented end nothing', async () => {
    const { refreshToken } = await open(await district.person('c01'));
    const newest = await refreshed(refreshToken);
    const invented = `${idOf(newest)}.0.${'0'.repeat(64)}`;
    expect((await sessions.refresh(invented)).ok).toBe(false);
    expect((await sessions.refresh(`${idOf(newest)}.1.${'f'.repeat(64)}`)).ok).toBe(false);
    await expect(refreshed(newest)).resolves.toBeTruthy();
  });

  it('are nowhere in the database', async () => {
    const { refreshToken } = await open(await district.person('c01'));
    const rows = JSON.stringify(await district.query('SELECT * FROM sessions'));
    expect(rows).not.toContain(refreshToken.split('.')[2]);
  });

  it('do nothing once unused for too long: half an hour for officials', async () => {
    const { refreshToken } = await open(await district.person('c01', [['COMMUNITY_DESK', 'c01']]));
    const [{ minutes }] = (await district.query<{ minutes: string }>(
      'SELECT extract(epoch FROM expires_at - now()) / 60 AS minutes FROM sessions WHERE id = $1',
      [idOf(refreshToken)],
    )) as [{ minutes: string }];
    expect(Math.round(Number(minutes))).toBe(30);
    await district.query('UPDATE sessions SET expires_at = now() WHERE id = $1', [idOf(refreshToken)]);
    expect((await sessions.refresh(refreshToken)).ok).toBe(false);
  });
});

describe('signing out', () => {
  it('ends the access token at once', async () => {
    const person = await district.person('c01');
    expect(await works(person.token)).toBe(true);
    expect(only(await district.ask(person, 'mutation { signOut }'))).toBe(true);
    const answer = await district.ask(person, '{ me { id } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('everywhere ends every device of that person and nobody else', async () => {
    const [person, other] = [await district.person('c01'), await district.person('c01')];
    const tablet = await open(person);
    await district.ask(person, 'mutation { signOutEverywhere }');
    expect([await works(person.token), await works(tablet.accessToken), await works(other.token)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('of one device leaves the others, and nobody ends a session of somebody else', async () => {
    const [person, other] = [await district.person('c01'), await district.person('c01')];
    const tablet = await open(person);
    const end = `mutation ($id: ID!) { endMySession(sessionId: $id) }`;
    await district.ask(other, end, { id: idOf(tablet.refreshToken) });
    expect(await works(tablet.accessToken)).toBe(true);
    await district.ask(person, end, { id: idOf(tablet.refreshToken) });
    expect([await works(tablet.accessToken), await works(person.token)]).toEqual([false, true]);
    const left = only<{ current: boolean }[]>(
      await district.ask(person, '{ mySessions { device current } }'),
    );
    expect(left).toEqual([{ device: null, current: true }]);
  });
});
