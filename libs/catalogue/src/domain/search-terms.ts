/** One word of a search, in the forms it is looked for in. */
export interface SearchTerm {
  /** As typed, width and case folded. */
  readonly word: string;
  /** Regular expression over names spelled in Latin syllables (`liang xue ya`); null when it has no Latin form. */
  readonly spelled: string | null;
  /** The Latin letters in one piece, for likeness; null when too short to tell likeness from chance. */
  readonly latin: string | null;
  /** Pairs of neighbouring Chinese characters, for overlap; empty for Latin words. */
  readonly pairs: readonly string[];
}

const LONGEST_SEARCH = 200;
const MOST_TERMS = 5;
const LONGEST_TERM = 40;
const LONGEST_SPELLED = 24;
const SHORTEST_LIKENESS = 4;
const HAN = /\p{Script=Han}/u;

/**
 * Takes a search apart. `spell` gives Chinese characters in syllables separated by spaces.
 *
 * Latin letters may be whole syllables, initials or a mixture, ended anywhere: `xueya`, `lxy`, `liangxy` and `liangxuey` all
 * find 量血压. Chinese words are looked for by sound as well, so a wrong character of the same sound still finds.
 */
export function searchTerms(search: string, spell: (han: string) => string): SearchTerm[] {
  const words = search
    .slice(0, LONGEST_SEARCH)
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.slice(0, MOST_TERMS).map((word) => term(word.slice(0, LONGEST_TERM), spell));
}

function term(word: string, spell: (han: string) => string): SearchTerm {
  const isHan = HAN.test(word);
  const syllables = isHan ? spell(word) : word;
  const latin = syllables.replace(/[^a-z0-9]/g, '');
  const isSpellable = latin !== '' && (!isHan || word.length >= 2);
  return {
    word,
    spelled: isSpellable ? (isHan ? wholeSyllables(syllables) : syllablesOrInitials(latin)) : null,
    latin: isSpellable && latin.length >= SHORTEST_LIKENESS ? latin : null,
    pairs: isHan ? pairsOf(word) : [],
  };
}

/** The very syllables, in a row. */
function wholeSyllables(syllables: string): string {
  return `\\m${syllables.replace(/[^a-z0-9 ]/g, '').trim()}\\M`;
}

/** Begins where a syllable begins; each further letter goes on in its syllable or begins the next one. */
function syllablesOrInitials(latin: string): string {
  return `\\m${[...latin.slice(0, LONGEST_SPELLED)].join('(?:[a-z0-9]* )?')}`;
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  const pairs = characters.slice(1).map((character, i) => characters[i]! + character);
  return [...new Set(pairs)];
}
