import { pinyin } from 'pinyin-pro';

/** Chinese in syllables without tones, separated by spaces; what is Latin already stays, in lower case. ü is `v`. */
export function inSyllables(words: string): string {
  return pinyin(words.normalize('NFKC').toLowerCase(), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
    .join(' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The first letter of each syllable. */
export function initialsOf(syllables: string): string {
  return syllables
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('');
}
