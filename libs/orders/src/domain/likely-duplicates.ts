/** What two orders are compared by. */
export interface Comparable {
  readonly id: string;
  readonly itemId: string | null;
  /** How much its words say what was said now, 0 to 1. */
  readonly likeness: number;
}

/** Words alone make a repetition likely from here on. */
const BY_WORDS = 0.35;
/** Fewer will do when the same service is meant. */
const BY_WORDS_AND_ITEM = 0.2;
const AT_MOST = 5;

/** Ids of the open orders that probably are the same request, likeliest first. A hint: joining orders is a person's decision. */
export function likelyDuplicates(open: readonly Comparable[], meant: ReadonlySet<string>): string[] {
  return open
    .filter(({ itemId, likeness }) =>
      itemId !== null && meant.has(itemId) ? likeness >= BY_WORDS_AND_ITEM : likeness >= BY_WORDS,
    )
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, AT_MOST)
    .map(({ id }) => id);
}
