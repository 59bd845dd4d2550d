/** Sign-in codes: six digits, five minutes, five guesses, one use (threat model, authentication). */
export const CODE_MINUTES = 5;
export const MAX_TRIES = 5;

export interface StoredCode {
  /** Guesses already taken. */
  readonly tries: number;
  readonly expiresAt: Date;
}

/** RIGHT uses the code up, WRONG costs a guess, VOID ends it: too old, or no guess is left. */
export type GuessVerdict = 'RIGHT' | 'WRONG' | 'VOID';

/** Judges one guess. The caller holds the row locked, so that guesses at once cannot share one try. */
export function judgeGuess(code: StoredCode, matches: boolean, now: Date): GuessVerdict {
  if (now >= code.expiresAt || code.tries >= MAX_TRIES) return 'VOID';
  if (matches) return 'RIGHT';
  return code.tries + 1 >= MAX_TRIES ? 'VOID' : 'WRONG';
}
