/**
 * What a person typed or read out, without what carries no meaning: full-width characters become plain ones (１２３,
 * （０４１１）), and blanks of every kind and dashes of every kind are dropped. Anything else stays, so that a
 * check can still refuse it.
 */
export function normalizeDigits(value: string): string {
  return value.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '');
}
