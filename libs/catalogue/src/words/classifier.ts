import bayes, { type NaiveBayesTextClassifier } from 'wink-naive-bayes-text-classifier';
import { partsOf } from './parts';

/** A sentence and what it stands for. */
export interface Labelled<Label extends string = string> {
  readonly label: Label;
  /** Cleaned text. */
  readonly text: string;
}

/** How much a part that nobody has used for a label counts; small, because most parts are rare. */
const SMOOTHING = 0.07;
/** Sentences learnt between two looks at other work, a few ms. */
const STEP = 50;

/**
 * Which of a few labels a sentence fits, by naive Bayes (wink) over single and neighbouring characters and the dictionary's words.
 */
export class Classifier<Label extends string = string> {
  private readonly bayes: NaiveBayesTextClassifier = bayes();

  /** With fewer there is nothing to choose between. */
  private readonly labels = new Set<Label>();

  private constructor() {
    this.bayes.defineConfig({ considerOnlyPresence: true, smoothingFactor: SMOOTHING });
    this.bayes.definePrepTasks([partsOf]);
  }

  /** Learns in small steps: a server goes on answering meanwhile. */
  static async learn<Label extends string>(
    sentences: readonly Labelled<Label>[],
  ): Promise<Classifier<Label>> {
    const classifier = new Classifier<Label>();
    for (const [at, { text, label }] of sentences.entries()) {
      classifier.bayes.learn(text, label);
      classifier.labels.add(label);
      if (at % STEP === STEP - 1) await new Promise(setImmediate);
    }
    if (classifier.labels.size > 1) classifier.bayes.consolidate();
    return classifier;
  }

  /** Log odds (base 2) of each label against all others; empty when fewer than two are known. */
  odds(text: string): ReadonlyMap<Label, number> {
    if (this.labels.size < 2) return new Map();
    return new Map(this.bayes.computeOdds(text) as [Label, number][]);
  }
}
