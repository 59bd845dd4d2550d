import { judgeGuess, MAX_TRIES } from './one-time-code';

const expiresAt = new Date('2026-11-22T10:05:00Z');
const before = new Date('2026-11-22T10:04:59Z');

describe('a guess at a sign-in code', () => {
  it('is right once it matches, up to the fifth try', () => {
    expect(judgeGuess({ tries: 0, expiresAt }, true, before)).toBe('RIGHT');
    expect(judgeGuess({ tries: MAX_TRIES - 1, expiresAt }, true, before)).toBe('RIGHT');
  });

  it('costs a try when wrong, and the fifth wrong one voids the code', () => {
    expect(judgeGuess({ tries: 3, expiresAt }, false, before)).toBe('WRONG');
    expect(judgeGuess({ tries: 4, expiresAt }, false, before)).toBe('VOID');
  });

  it('never counts after the fifth, right or not', () => {
    expect(judgeGuess({ tries: MAX_TRIES, expiresAt }, true, before)).toBe('VOID');
  });

  it('comes too late from the very second the code expires', () => {
    expect(judgeGuess({ tries: 0, expiresAt }, true, expiresAt)).toBe('VOID');
  });
});
