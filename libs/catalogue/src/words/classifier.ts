import bayes, { type NaiveBayesTextClassifier } from 'wink-naive-bayes-text-classifier';

/** A sentence and what it stands for. */
export interface Labelled<Label extends string = string> {
  readonly label: Label;
  /** Cleaned text. */
  readonly text: string;
}

/** How much a part that nobody has used for a label counts; small, because most parts are rare. */
const SMOOTHING = 0.05;
/** Sentences learnt between two looks at other work, a few ms. */
const STEP = 50;

/**
 * Which of a few labels a sentence fits, by naive Bayes (wink) over neighbouring characters: colloquial words and typing
 * errors are in no dictionary.
 */
export class Classifier<Label extends string = string> {
  private readonly bayes: NaiveBayesTextClassifier = bayes();

  /** With fewer there is nothing to choose between. */
  private readonly labels = new Set<Label>();

  private constructor(sizes: readonly number[]) {
    this.bayes.defineConfig({ considerOnlyPresence: true, smoothingFactor: SMOOTHING });
    this.bayes.definePrepTasks([(text) => partsOf(text, sizes)]);
  }

  /** Learns in small steps: a server goes on answering meanwhile. `sizes`: how many neighbouring characters are a part. */
  static async learn<Label extends string>(
    sentences: readonly Labelled<Label>[],
    sizes: readonly number[],
  ): Promise<Classifier<Label>> {
    const classifier = new Classifier<Label>(sizes);
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

/** Runs of neighbouring characters, the sentence's beginning and end among them. */
function partsOf(text: string, sizes: readonly number[]): string[] {
  const characters = [...`^${text}$`];
  const parts = new Set<string>();
  for (const size of sizes) {
    for (let at = 0; at + size <= characters.length; at++)
      parts.add(characters.slice(at, at + size).join(''));
  }
  return [...parts];
}
