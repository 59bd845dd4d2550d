/**
 * Times are kept in fixed bins, each a tenth longer than the one before, from a minute to about four months. The middle of
 * a bin is at most 4.9 % from any time in it, and bins can be added up: medians of any span of orders come without them.
 */
export const BINS = 128;
const FIRST_SECONDS = 60;
const RATIO = 1.1;

export function binOf(seconds: number): number {
  if (seconds < FIRST_SECONDS) return 0;
  return Math.min(BINS - 1, 1 + Math.floor(Math.log(seconds / FIRST_SECONDS) / Math.log(RATIO)));
}

/** The same in SQL, null for null. */
export const binSql = (seconds: string): string =>
  `CASE WHEN ${seconds} IS NULL THEN NULL WHEN ${seconds} < ${FIRST_SECONDS} THEN 0
        ELSE least(${BINS - 1}, 1 + floor(ln(${seconds}::float8 / ${FIRST_SECONDS}) / ln(${RATIO}::float8)))::int END`;

/** Where a bin begins, in seconds. */
export const binFrom = (bin: number): number => (bin === 0 ? 0 : FIRST_SECONDS * RATIO ** (bin - 1));

/** What stands for a time in the bin, in seconds: its geometric middle. */
export const binMiddle = (bin: number): number =>
  bin === 0 ? FIRST_SECONDS / 2 : FIRST_SECONDS * RATIO ** (bin - 0.5);

export interface BinCount {
  readonly bin: number;
  readonly orders: number;
}

/** The time below which a share of the orders lies, in seconds; null without orders. Error at most 5 %. */
export function quantile(bins: readonly BinCount[], share: number): number | null {
  const total = bins.reduce((sum, { orders }) => sum + orders, 0);
  if (total === 0) return null;
  // the k-th smallest, as percentile_disc has it
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const { bin, orders } of [...bins].sort((a, b) => a.bin - b.bin)) {
    seen += orders;
    if (seen >= rank) return binMiddle(bin);
  }
  return null;
}
