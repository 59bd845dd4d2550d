import type { Text } from '#libs/kernel';
import { wilson, type Interval } from './interval';
import type { Counts, Measure, Span } from './measures';

/** Sum of counts, each with its weight. */
export type Terms = Readonly<Partial<Record<Measure, number>>>;

/** Which way is better; what a screen colours and a ranking sorts by. */
export type Direction = 'HIGHER' | 'LOWER' | 'NEUTRAL';

/**
 * One figure of handbook §5, defined once: the API, the screens, exports and `docs/figures.md` all read this. Its rows are
 * the orders with something in the denominator; numerator and denominator of the tile are the sums over them.
 */
export interface ShareFigure {
  readonly key: string;
  readonly name: Text;
  /** The formula in words. */
  readonly formula: Text;
  readonly numerator: Text;
  readonly denominator: Text;
  readonly leftOut: Text;
  readonly direction: Direction;
  readonly top: Terms;
  readonly bottom: Terms;
  /** Whether it can be asked of one organisation that serves; there "accepted" is "taken by it". */
  readonly ofOrganization: boolean;
  /** Made of ratings: a provider sees it only where nobody can be guessed behind it. */
  readonly fromRatings: boolean;
}

/** A stretch of time with median and P90, in hours of clock time. */
export interface SpanFigure {
  readonly key: string;
  readonly span: Span;
  readonly name: Text;
  readonly formula: Text;
  readonly leftOut: Text;
  readonly ofOrganization: boolean;
}

/** One figure of one scope and period. */
export interface FigureValue {
  readonly numerator: number;
  readonly denominator: number;
  /** Null where nothing is in the denominator: no order is not a share of zero. */
  readonly value: number | null;
  readonly interval: Interval | null;
}

export function valueOf({ top, bottom }: Pick<ShareFigure, 'top' | 'bottom'>, counts: Counts): FigureValue {
  const numerator = total(top, counts);
  const denominator = total(bottom, counts);
  if (denominator === 0) return { numerator, denominator, value: null, interval: null };
  const value = numerator / denominator;
  return { numerator, denominator, value, interval: wilson(value, denominator) };
}

/** What has to be counted to say these figures, and how many orders they leave out. */
export const measuresOf = (figures: readonly Pick<ShareFigure, 'top' | 'bottom'>[]): Measure[] => [
  ...new Set<Measure>([
    'orders',
    'left_out',
    ...figures.flatMap(({ top, bottom }) => Object.keys({ ...top, ...bottom }) as Measure[]),
  ]),
];

/** Share of all orders that no denominator holds: referred, or withdrawn by the resident. */
export const leftOutShare = ({ orders, left_out }: Counts): number | null =>
  orders === 0 ? null : left_out / orders;

function total(terms: Terms, counts: Counts): number {
  let sum = 0;
  for (const [measure, weight] of Object.entries(terms)) sum += weight * counts[measure as Measure];
  // 0.9 has no end in binary: tiles and rows must not differ in the sixteenth digit
  return Math.round(sum * 1e6) / 1e6;
}
