import { cleanText } from './clean-text';
import { termsOf } from './terms';

/** What a text is compared by; made once per text. */
export const wordsIn = (text: string): ReadonlySet<string> => new Set(termsOf(cleanText(text)));

/** How much two texts say the same, 0 to 1: their common words as a share of all their words (Jaccard). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
