/** How alike two sentences are in what they are about: shared pairs of characters, rare ones counting more. */
export class Similarity {
  private readonly seenIn = new Map<string, number>();
  private texts = 0;

  /** Adds a text to what is known of how common a pair is. */
  learn(text: string): void {
    this.texts++;
    for (const pair of pairsOf(text)) this.seenIn.set(pair, (this.seenIn.get(pair) ?? 0) + 1);
  }

  /** Share of the shorter text's weight that both have: 0 nothing, 1 everything. */
  between(a: string, b: string): number {
    const [pairsA, pairsB] = [pairsOf(a), pairsOf(b)];
    const total = Math.min(this.weightOf(pairsA), this.weightOf(pairsB));
    if (total === 0) return 0;
    return this.weightOf(new Set([...pairsA].filter((pair) => pairsB.has(pair)))) / total;
  }

  private weightOf(pairs: ReadonlySet<string>): number {
    let sum = 0;
    for (const pair of pairs) sum += Math.log(1 + (this.texts + 1) / ((this.seenIn.get(pair) ?? 0) + 1));
    return sum;
  }
}

function pairsOf(text: string): Set<string> {
  const characters = [...text.normalize('NFKC').replace(/<[^>]*>/g, '')].filter((c) =>
    /\p{Script=Han}/u.test(c),
  );
  return new Set(characters.slice(1).map((c, i) => characters[i]! + c));
}

/** "I said this before": the words by which people come back to something. */
export const RETURNS =
  /再报|又报|报过|报了|也报|下了一单|催一?下|催单|撤一张|重复|咋还没|怎么还没|还没人来|没信儿|一块儿吧|再顶/;
