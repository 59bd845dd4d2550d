/** Sign-in codes, docs of the threat model: six digits, five minutes, five guesses, one use. */
export const CODE_MINUTES = 5;
export const MAX_TRIES = 5;
