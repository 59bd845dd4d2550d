import { valueOf, type FigureValue, type ShareFigure } from './figures';
import { SMALLEST_SAMPLE } from './interval';
import type { Counts } from './measures';

export interface Ranked extends FigureValue {
  readonly organizationId: string;
  /** 1 for the best; equal bounds share a rank. Null while the sample is too small. */
  readonly rank: number | null;
}

/**
 * Ranks like with like by what the figure is at least (Wilson's lower bound; the upper one where less is better), so that one
 * good rating does not win a month. Fewer than ten orders in the denominator: listed at the end, without a rank.
 */
export function rank(
  figure: ShareFigure,
  organizations: readonly { readonly organizationId: string; readonly counts: Counts }[],
): Ranked[] {
  const valued = organizations.map(({ organizationId, counts }) => ({
    organizationId,
    ...valueOf(figure, counts),
  }));
  const worth = ({ interval }: FigureValue): number =>
    figure.direction === 'LOWER' ? -(interval?.upper ?? 1) : (interval?.lower ?? 0);
  const enough = valued
    .filter(({ denominator }) => denominator >= SMALLEST_SAMPLE)
    .sort((a, b) => worth(b) - worth(a) || (a.organizationId < b.organizationId ? -1 : 1));
  const few = valued
    .filter(({ denominator }) => denominator < SMALLEST_SAMPLE)
    .sort((a, b) => b.denominator - a.denominator || (a.organizationId < b.organizationId ? -1 : 1));
  let last = { rank: 0, worth: NaN };
  const ranked = enough.map((one, i) => {
    if (worth(one) !== last.worth) last = { rank: i + 1, worth: worth(one) };
    return { ...one, rank: last.rank };
  });
  return [...ranked, ...few.map((one) => ({ ...one, rank: null }))];
}
