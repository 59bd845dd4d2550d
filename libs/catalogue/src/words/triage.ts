import { Classifier, type Labelled } from './classifier';
import { clausesOf, cleanText } from './clean-text';
import type { Example } from './examples';
import { LinearClassifier } from './linear-classifier';
import { ADVICES, type Advice, type Reading } from './reading';
import type { Signs } from './signs';
import type { Ranked } from './word-index';

/** What a bit of the linear classifier counts beside one of the naive Bayes, whose bits are many and sure of themselves. */
const LINEAR = 10;
/** What an advice has ahead of the others, in bits of odds, by cross-validation (docs/plain-words.md). */
const AHEAD: Readonly<Partial<Record<Advice, number>>> = { ACCEPT: 28, SPAM: 3 };
/** What words that lean towards an advice add to it, in bits. */
const LEANING = 14;
/** With a lead of fewer bits nobody can tell: a person decides. */
const CLEAR = 2;
/** The same where the other reading is a service: sending somebody away is the worse mistake. */
const CLEAR_OF_SERVICE = 16;
/** The same for danger that no sign tells of. */
const CLEAR_DANGER = 20;
/** So many bits behind, danger is still possible in a text, and in one of its sentences: a person decides. */
const DOUBT = 32;
const DOUBT_IN_CLAUSE = 50;
/** So many bits behind in a text, and in each of its sentences, a sign of danger is probably a word in another meaning. */
const CONTRADICTED = 75;
const CONTRADICTED_IN_CLAUSE = 20;
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
    private readonly bayes: Classifier<Advice>,
    private readonly linear: LinearClassifier<Advice>,
  ) {}

  static async learn(signs: Signs, examples: readonly Example[]): Promise<Triage> {
    const sentences = examples.map(adviceOf);
    return new Triage(signs, await Classifier.learn(sentences), await LinearClassifier.learn(sentences));
  }

  /** `ranked`: the text's examples, best first, for the words that explain. */
  decide(cleaned: string, ranked: readonly Ranked[]): Verdict {
    const weights = this.weigh(cleaned);
    const [first, second] = weights;
    if (!first || ranked.length === 0)
      return { advice: 'SPAM', rule: 'nothing-known', words: [], ask: cleaned.length > SAYS_SOMETHING };
    if (first.advice !== 'EMERGENCY' && this.mayBeDanger(cleaned, weights))
      return { advice: 'EMERGENCY', rule: 'doubt', words: wordsFor('EMERGENCY', weights, ranked), ask: true };
    return {
      advice: first.advice,
      rule: first.leaning ? 'leaning' : 'examples',
      words: wordsFor(first.advice, weights, ranked),
      ask: first.advice !== 'ACCEPT' && first.bits - (second?.bits ?? 0) < clearanceOf(first, second),
    };
  }

  /** Whether all the other words of a text, in each of its sentences, speak against the sign of danger in it. */
  contradicts(cleaned: string): boolean {
    const parts = [cleaned, ...clausesOf(cleaned)].map((part) => this.weigh(part));
    const leads = parts.map((weights) => leadOf('EMERGENCY', weights));
    return leads[0]! < -CONTRADICTED && leads.every((lead) => lead < -CONTRADICTED_IN_CLAUSE);
  }

  /** Advices by their odds, likeliest first. */
  private weigh(text: string): Weight[] {
    const linear = this.linear.odds(text);
    return [...this.bayes.odds(text)]
      .map(([advice, odds]) => {
        const leaning = this.signs.leaning(advice, text);
        const bits = odds + LINEAR * linear.get(advice)! + (AHEAD[advice] ?? 0) + (leaning ? LEANING : 0);
        return { advice, leaning, bits };
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

/** Bits by which the first reading must lead the second to go without a person. */
function clearanceOf(first: Weight, second: Weight | undefined): number {
  if (first.advice === 'EMERGENCY') return CLEAR_DANGER;
  return second?.advice === 'ACCEPT' ? CLEAR_OF_SERVICE : CLEAR;
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
