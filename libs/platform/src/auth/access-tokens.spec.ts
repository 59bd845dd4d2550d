import { SignJWT } from 'jose';
import { parseKeyRing } from '../crypto/key-ring';
import { AccessTokens } from './access-tokens';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const tokens = new AccessTokens(parseKeyRing(`k1:${key(1)}`));
const claims = { accountId: 'a', personId: 'p', sessionId: 's', streetId: 'st' };
const now = new Date('2026-11-22T08:00:00.400Z');

describe('access tokens', () => {
  it('carry account, person, session and street for fifteen minutes', async () => {
    const { token, expiresAt } = await tokens.issue(claims, now);
    expect(expiresAt).toEqual(new Date('2026-11-22T08:15:00Z'));
    expect(await tokens.read(token, new Date('2026-11-22T08:14:59Z'))).toEqual({ ...claims, expiresAt });
    expect(await tokens.read(token, new Date('2026-11-22T08:15:01Z'))).toBeNull();
  });

  it('carry no street for people of the district', async () => {
    const { token } = await tokens.issue({ ...claims, streetId: null }, now);
    expect((await tokens.read(token, now))?.streetId).toBeNull();
  });

  it('stay readable while their key is still in the ring', async () => {
    const { token } = await tokens.issue(claims, now);
    expect(await new AccessTokens(parseKeyRing(`k2:${key(2)},k1:${key(1)}`)).read(token, now)).not.toBeNull();
    expect(await new AccessTokens(parseKeyRing(`k2:${key(2)}`)).read(token, now)).toBeNull();
  });

  it.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.'])(
    'refuse %p without failing',
    async (forged) => {
      expect(await tokens.read(forged, now)).toBeNull();
    },
  );

  it('refuse a token of the right key with another algorithm', async () => {
    const forged = await new SignJWT({ pid: 'p', sid: 's', st: null })
      .setProtectedHeader({ alg: 'HS512', kid: 'k1' })
      .setSubject('a')
      .setIssuer('volunteer-service-supermarket')
      .setExpirationTime(Math.floor(now.getTime() / 1000) + 60)
      .sign(Buffer.alloc(64, 1));
    expect(await tokens.read(forged, now)).toBeNull();
  });
});
