import { Classifier, type Labelled } from './classifier';
import { clausesOf, cleanText } from './clean-text';
import type { Example } from './examples';
import { ADVICES, type Advice, type Reading } from './reading';
import type { Signs } from './signs';
import type { Ranked } from './word-index';

/** What an advice has ahead of the others, in bits of odds, by cross-validation (docs/plain-words.md). */
const AHEAD: Readonly<Partial<Record<Advice, number>>> = { ACCEPT: 14, SPAM: 3, EMERGENCY: 2 };
/** What words that lean towards an advice add to it, in bits. */
const LEANING = 6;
/** With a lead of fewer bits nobody can tell: a person decides. */
const CLEAR = 1;
/** The same where the other reading is a service: sending somebody away is the worse mistake. */
const CLEAR_OF_SERVICE = 20;
/** So many bits behind, danger is still possible in a text, and in one of its sentences: a person decides. */
const DOUBT = 10;
const DOUBT_IN_CLAUSE = 20;
/** Characters of a text that says too little to look for danger between the lines. */
const TOO_SHORT = 6;
/** Characters beyond which words that nobody knows may mean something; a person reads them. */
const SAYS_SOMETHING = 12;

/** What triage would probably do, and what decided. */
export type Verdict = Pick<Reading, 'advice' | 'rule' | 'words' | 'ask'>;

interface Weight {
  readonly advice: Advice;
  readonly leaning: string | null;
  readonly bits: number;
}

/** Which kind of request a text is, from sentences people say; where danger is possible a person decides. */
export class Triage {
  private constructor(
    private readonly signs: Signs,
    private readonly advices: Classifier<Advice>,
  ) {}

  static async learn(signs: Signs, examples: readonly Example[]): Promise<Triage> {
    return new Triage(signs, await Classifier.learn(examples.map(adviceOf)));
  }

  /** `ranked`: the text's examples, best first, for the words that explain. */
  decide(cleaned: string, ranked: readonly Ranked[]): Verdict {
    const weights = this.weigh(cleaned);
    const [first, second] = weights;
    if (!first || ranked.length === 0)
      return { advice: 'SPAM', rule: 'nothing-known', words: [], ask: cleaned.length > SAYS_SOMETHING };
    if (first.advice !== 'EMERGENCY' && this.mayBeDanger(cleaned, weights))
      return { advice: 'EMERGENCY', rule: 'doubt', words: wordsFor('EMERGENCY', weights, ranked), ask: true };
    const clear = second?.advice === 'ACCEPT' ? CLEAR_OF_SERVICE : CLEAR;
    const close = first.bits - (second?.bits ?? 0) < clear;
    return {
      advice: first.advice,
      rule: first.leaning ? 'leaning' : 'examples',
      words: wordsFor(first.advice, weights, ranked),
      ask: close && first.advice !== 'ACCEPT' && first.advice !== 'EMERGENCY',
    };
  }

  /** Advices by their odds, likeliest first. */
  private weigh(text: string): Weight[] {
    return [...this.advices.odds(text)]
      .map(([advice, odds]) => {
        const leaning = this.signs.leaning(advice, text);
        return { advice, leaning, bits: odds + (AHEAD[advice] ?? 0) + (leaning ? LEANING : 0) };
      })
      .sort((a, b) => b.bits - a.bits);
  }

  /** A sentence about danger can stand in the middle of an ordinary request, where the rest outweighs it. */
  private mayBeDanger(cleaned: string, weights: readonly Weight[]): boolean {
    if (cleaned.length < TOO_SHORT) return false;
    if (leadOf('EMERGENCY', weights) > -DOUBT) return true;
    const clauses = clausesOf(cleaned);
    return (
      clauses.length > 1 &&
      clauses.some((clause) => leadOf('EMERGENCY', this.weigh(clause)) > DOUBT_IN_CLAUSE)
    );
  }
}

/** Bits by which an advice leads all others; negative when it trails. */
function leadOf(advice: Advice, weights: readonly Weight[]): number {
  const own = weights.find((w) => w.advice === advice);
  const best = weights.find((w) => w.advice !== advice);
  return own && best ? own.bits - best.bits : -Infinity;
}

function wordsFor(advice: Advice, weights: readonly Weight[], ranked: readonly Ranked[]): readonly string[] {
  const leaning = weights.find((w) => w.advice === advice)?.leaning;
  if (leaning) return [leaning];
  return ranked.find((r) => (advice === 'ACCEPT' ? r.isItem : r.target === advice))?.words ?? [];
}

function adviceOf({ target, utterance }: Example): Labelled<Advice> {
  const advice = ADVICES.find((name) => name === target.split(':')[0]);
  return { label: advice ?? 'ACCEPT', text: cleanText(utterance) };
}
