/**
 * What is counted of each order; every figure is a quotient of sums of these. Whole numbers, so that sums are exact in any
 * order and a correction is a subtraction. What each means is said once, in `application/facts.sql.ts`.
 */
export const MEASURES = [
  'orders',
  'left_out',
  'accepted',
  'responded',
  'claimed_early',
  'fell_through',
  'unmet',
  'verdicts',
  'resolved',
  'due',
  'on_time',
  'closed',
  'rated_closed',
  'stars_1',
  'stars_2',
  'stars_3',
  'stars_4',
  'stars_5',
  'bad_reviews',
  'rectified',
  'rechecked',
  'turned',
  'redone',
  'taken',
  'returned',
  'callbacks_owed',
  'callbacks_made',
  'served_rounds',
  'odd_hours',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Counts = Readonly<Record<Measure, number>>;

/** Stretches of time that have a distribution: placed → claimed, claimed → contacted, claimed → finished. */
export const SPANS = ['claim', 'contact', 'finish'] as const;
export type Span = (typeof SPANS)[number];

export const NO_COUNTS: Counts = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<
  Measure,
  number
>;

export function sumCounts(rows: Iterable<Counts>): Counts {
  const sum: Record<Measure, number> = { ...NO_COUNTS };
  for (const row of rows) for (const measure of MEASURES) sum[measure] += row[measure];
  return sum;
}
