import MiniSearch from 'minisearch';
import type { Example } from './examples';
import { cleanText } from './clean-text';
import { termsOf } from './terms';

/** An item as the index knows it. */
export interface IndexedItem {
  readonly id: string;
  readonly nameZh: string;
  readonly descriptionZh: string;
}

/** A target with the words and examples that speak for it. */
export interface Ranked {
  /** An item's id, or an advice. */
  readonly target: string;
  readonly isItem: boolean;
  readonly score: number;
  readonly words: readonly string[];
}

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly target: string;
  readonly isItem: boolean;
}

/** Hits looked at; the tail says nothing. */
const HITS = 100;
/** Hits of one target that count, each less than the one before. */
const COUNTED = 6;
/** Entries indexed between two looks at other work, a few ms. */
const STEP = 10;
const weight = (rank: number): number => 1 / (1 + 0.7 * rank);

/** How people say it, ranked by BM25 (MiniSearch) over dictionary words and character pairs. Built once per street. */
export class WordIndex {
  private readonly search = new MiniSearch<Entry>({
    fields: ['text'],
    storeFields: ['target', 'isItem'],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { bm25: { k: 1.2, b: 0.5, d: 0.3 } },
  });

  private constructor() {}

  /** Built in small steps: a server goes on answering meanwhile. */
  static async inSteps(items: readonly IndexedItem[], examples: readonly Example[]): Promise<WordIndex> {
    const index = new WordIndex();
    await index.search.addAllAsync(entriesOf(items, examples), { chunkSize: STEP });
    return index;
  }

  /** Items and advices by how well their examples fit, best first. */
  rank(cleaned: string): Ranked[] {
    const targets = new Map<string, { isItem: boolean; scores: number[]; words: Set<string> }>();
    for (const hit of this.search.search(cleaned).slice(0, HITS)) {
      const target = hit['target'] as string;
      const isItem = hit['isItem'] as boolean;
      const known = targets.get(target) ?? { isItem, scores: [], words: new Set<string>() };
      known.scores.push(hit.score);
      for (const term of hit.queryTerms)
        if (!term.startsWith('~') && known.words.size < 6) known.words.add(term);
      targets.set(target, known);
    }
    return [...targets]
      .map(([target, { isItem, scores, words }]) => ({
        target,
        isItem,
        score: summed(scores),
        words: [...words],
      }))
      .sort((a, b) => b.score - a.score);
  }
}

const summed = (scores: readonly number[]): number =>
  scores.slice(0, COUNTED).reduce((sum, score, rank) => sum + score * weight(rank), 0);

function entriesOf(items: readonly IndexedItem[], examples: readonly Example[]): Entry[] {
  const byName = new Map(items.map((item) => [item.nameZh, item.id]));
  const entries: Omit<Entry, 'id'>[] = items.map((item) => ({
    text: `${item.nameZh} ${item.nameZh} ${item.descriptionZh}`,
    target: item.id,
    isItem: true,
  }));
  for (const { target, utterance } of examples) {
    const itemId = byName.get(target);
    const advice = target.split(':')[0]!;
    // an example of an item that this shelf does not have speaks for nothing
    if (itemId) entries.push({ text: cleanText(utterance), target: itemId, isItem: true });
    else if (/^[A-Z_0-9]+$/.test(advice))
      entries.push({ text: cleanText(utterance), target: advice, isItem: false });
  }
  return entries.map((entry, id) => ({ ...entry, id }));
}
