import { takeTry, UNLOCKED, type LockState } from './lockout';

const now = new Date('2026-11-22T10:00:00Z');
const minutesLater = (n: number) => new Date(now.getTime() + n * 60_000);

describe('password tries', () => {
  it('lock the account with the fifth in a row, for 15 minutes', () => {
    let state: LockState = UNLOCKED;
    for (let i = 0; i < 4; i++) state = takeTry(state, now)!;
    expect(state).toEqual({ failedCount: 4, lockedUntil: null });
    state = takeTry(state, now)!;
    expect(state).toEqual({ failedCount: 5, lockedUntil: minutesLater(15) });
  });

  it('are not taken while locked', () => {
    expect(takeTry({ failedCount: 5, lockedUntil: minutesLater(15) }, minutesLater(14))).toBeNull();
  });

  it('begin afresh when the lock is over', () => {
    const locked = { failedCount: 5, lockedUntil: minutesLater(15) };
    expect(takeTry(locked, minutesLater(15))).toEqual({ failedCount: 1, lockedUntil: null });
  });
});
