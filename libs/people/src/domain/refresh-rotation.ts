import type { Role } from '#libs/kernel';

/** Why a session is over. REUSED: an old refresh token came back, so one of its copies is stolen. */
export const SESSION_ENDS = [
  'SIGNED_OUT',
  'SIGNED_OUT_EVERYWHERE',
  'REUSED',
  'ERASED',
  'PASSWORD_CHANGED',
  'LOCKED',
  'FACTOR_RESET',
] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** How long the token before the newest is still answered, with the same newest one: the reply may have been lost. */
export const GRACE_MS = 10_000;

/** What a presented token is to the session. UNPROVEN: it may be anybody's invention. */
export type TokenStanding = 'CURRENT' | 'PREVIOUS' | 'OLDER' | 'UNPROVEN';

/** ROTATE gives the next token, REPEAT the newest one again, REVOKE ends the family, REFUSE changes nothing. */
export type RefreshDecision = 'ROTATE' | 'REPEAT' | 'REVOKE' | 'REFUSE';

export interface SessionState {
  readonly rotatedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export function decideRefresh(standing: TokenStanding, session: SessionState, now: Date): RefreshDecision {
  if (session.revokedAt || now >= session.expiresAt) return 'REFUSE';
  switch (standing) {
    case 'CURRENT':
      return 'ROTATE';
    case 'PREVIOUS':
      return now.getTime() - session.rotatedAt.getTime() <= GRACE_MS ? 'REPEAT' : 'REVOKE';
    case 'OLDER':
      return 'REVOKE';
    case 'UNPROVEN':
      return 'REFUSE';
  }
}

const UNOFFICIAL: readonly Role[] = ['RESIDENT', 'VOLUNTEER', 'PROVIDER_LEAD'];

/** How long a session may lie unused; set by the installation. */
export interface IdleTimes {
  readonly staffMinutes: number;
  readonly residentDays: number;
}

/** Seconds a session may lie unused: minutes for who holds an office, days for everybody else. */
export function idleSecondsFor(roles: readonly Role[], { staffMinutes, residentDays }: IdleTimes): number {
  return roles.every((role) => UNOFFICIAL.includes(role)) ? residentDays * 24 * 3600 : staffMinutes * 60;
}
