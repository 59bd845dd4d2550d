import type { Labelled } from './classifier';
import { partsOf } from './parts';

/** How often all sentences are gone through. */
const ROUNDS = 10;
/** First step of a weight; AdaGrad makes each weight's next steps smaller. */
const PACE = 0.5;
/** A sentence whose label is this nearly right for a label teaches it nothing more. */
const LEARNT = 0.01;
/** Sentences learnt between two looks at other work, a few ms. */
const STEP = 50;

/** A sentence as the weights see it. */
interface Sample {
  readonly parts: Int32Array;
  readonly label: number;
}

/**
 * Which label a sentence fits, by multinomial logistic regression (stochastic gradients, AdaGrad) over the same parts as the
 * naive Bayes one. Bayes counts every part as if it stood alone and so is too sure of long texts; here parts that always come
 * together share one weight. Always the same weights from the same sentences.
 */
export class LinearClassifier<Label extends string = string> {
  private readonly known = new Map<string, number>();
  private weights = new Float32Array(0);

  private constructor(private readonly labels: readonly Label[]) {}

  /** Learns in small steps: a server goes on answering meanwhile. */
  static async learn<Label extends string>(
    sentences: readonly Labelled<Label>[],
  ): Promise<LinearClassifier<Label>> {
    const classifier = new LinearClassifier([...new Set(sentences.map(({ label }) => label))]);
    const samples: Sample[] = [];
    for (const sentence of sentences) {
      samples.push(classifier.sampleOf(sentence));
      if (samples.length % STEP === 0) await new Promise(setImmediate);
    }
    await classifier.descend(samples);
    return classifier;
  }

  /** Log odds (base 2) of each label, comparable with one another. */
  odds(text: string): ReadonlyMap<Label, number> {
    const parts = partsOf(text);
    const found = Int32Array.from(parts.flatMap((part) => this.known.get(part) ?? []));
    const sums = this.sumsOf(found, 1 / Math.sqrt(parts.length));
    return new Map(this.labels.map((label, at) => [label, sums[at]! / Math.LN2]));
  }

  private sampleOf({ label, text }: Labelled<Label>): Sample {
    const parts = partsOf(text).map((part) => {
      const id = this.known.get(part) ?? this.known.size;
      this.known.set(part, id);
      return id;
    });
    return { parts: Int32Array.from(parts), label: this.labels.indexOf(label) };
  }

  private async descend(samples: readonly Sample[]): Promise<void> {
    this.weights = new Float32Array(this.known.size * this.labels.length);
    const squares = new Float32Array(this.weights.length).fill(1e-8);
    let seen = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const at of shuffled(samples.length, round)) {
        this.learnOne(samples[at]!, squares);
        if (++seen % STEP === 0) await new Promise(setImmediate);
      }
    }
  }

  private learnOne({ parts, label }: Sample, squares: Float32Array): void {
    const { weights, labels } = this;
    const value = 1 / Math.sqrt(parts.length);
    const chances = softmax(this.sumsOf(parts, value));
    for (let other = 0; other < labels.length; other++) {
      const gap = chances[other]! - (other === label ? 1 : 0);
      if (Math.abs(gap) < LEARNT) continue;
      const slope = gap * value;
      for (const part of parts) {
        const at = part * labels.length + other;
        squares[at]! += slope * slope;
        weights[at]! -= (PACE * slope) / Math.sqrt(squares[at]!);
      }
    }
  }

  private sumsOf(parts: Int32Array, value: number): Float64Array {
    const sums = new Float64Array(this.labels.length);
    for (const part of parts)
      for (let label = 0; label < sums.length; label++)
        sums[label]! += this.weights[part * sums.length + label]! * value;
    return sums;
  }
}

function softmax(sums: Float64Array): Float64Array {
  const top = Math.max(...sums);
  const raised = sums.map((sum) => Math.exp(sum - top));
  const total = raised.reduce((all, one) => all + one, 0);
  return raised.map((one) => one / total);
}

/** 0 … length-1 in an order that looks like chance and is always the same for a round (a linear congruence). */
function shuffled(length: number, round: number): number[] {
  let state = round + 1;
  const order = Array.from({ length }, (_, at) => at);
  for (let last = length - 1; last > 0; last--) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    const other = Math.floor((state / 4_294_967_296) * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
