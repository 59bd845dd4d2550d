import { decideRefresh, idleSecondsFor, type RefreshDecision, type TokenStanding } from './refresh-rotation';

const rotatedAt = new Date('2026-11-22T10:00:00Z');
const session = { rotatedAt, expiresAt: new Date('2026-12-22T10:00:00Z'), revokedAt: null };
const after = (ms: number) => new Date(rotatedAt.getTime() + ms);

describe('a refresh token that comes back', () => {
  const cases: [TokenStanding, number, RefreshDecision][] = [
    ['CURRENT', 60_000, 'ROTATE'],
    ['PREVIOUS', 1, 'REPEAT'],
    ['PREVIOUS', 10_000, 'REPEAT'],
    ['PREVIOUS', 10_001, 'REVOKE'],
    ['OLDER', 1, 'REVOKE'],
    ['UNPROVEN', 1, 'REFUSE'],
  ];
  it.each(cases)('%s, %d ms after the rotation: %s', (standing, ms, decision) => {
    expect(decideRefresh(standing, session, after(ms))).toBe(decision);
  });

  it('does nothing once the session has ended or expired', () => {
    expect(decideRefresh('CURRENT', { ...session, revokedAt: rotatedAt }, after(1))).toBe('REFUSE');
    expect(decideRefresh('CURRENT', session, session.expiresAt)).toBe('REFUSE');
    expect(decideRefresh('OLDER', session, session.expiresAt)).toBe('REFUSE');
  });
});

describe('how long a session may lie unused', () => {
  it('is minutes for officials and days for residents and volunteers', () => {
    const times = { staffMinutes: 30, residentDays: 30 };
    expect(idleSecondsFor([], times)).toBe(30 * 24 * 3600);
    expect(idleSecondsFor(['VOLUNTEER', 'PROVIDER_LEAD'], times)).toBe(30 * 24 * 3600);
    expect(idleSecondsFor(['VOLUNTEER', 'COMMUNITY_DESK'], times)).toBe(30 * 60);
  });
});
