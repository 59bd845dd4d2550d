/** Five wrong passwords in a row close an account to passwords for a quarter of an hour. */
export const MAX_FAILURES = 5;
export const LOCK_MINUTES = 15;

export interface LockState {
  readonly failedCount: number;
  readonly lockedUntil: Date | null;
}

/**
 * Takes a try before the password is compared, so that a thousand guesses at once are five guesses. Null while locked.
 * The fifth try locks already; a right password unlocks (`UNLOCKED`).
 */
export function takeTry(state: LockState, now: Date): LockState | null {
  if (state.lockedUntil && now < state.lockedUntil) return null;
  const failedCount = (state.lockedUntil ? 0 : state.failedCount) + 1;
  const lockedUntil = failedCount >= MAX_FAILURES ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null;
  return { failedCount, lockedUntil };
}

export const UNLOCKED: LockState = { failedCount: 0, lockedUntil: null };
