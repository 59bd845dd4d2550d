import {
  FEWEST_RATINGS_SHOWN,
  SMALLEST_SAMPLE,
  valueOf,
  type Counts,
  type FigureValue,
  type ShareFigure,
} from '#libs/insights';
import type { Group } from './month-data';

/**
 * What is to be made of a change: CLEAR when either month's value lies outside the other's 95 % interval on both sides,
 * WITHIN_NOISE when chance alone may have done it, SMALL_SAMPLE below ten in one of the two, NONE without a value.
 */
export type Weight = 'CLEAR' | 'WITHIN_NOISE' | 'SMALL_SAMPLE' | 'NONE';

export interface Change {
  readonly figure: ShareFigure;
  readonly now: FigureValue;
  readonly before: FigureValue;
  /** Now less before, 0 to 1; null where one of the two has no value. */
  readonly by: number | null;
  readonly weight: Weight;
}

export function changeOf(figure: ShareFigure, counts: Counts, earlier: Counts): Change {
  const now = valueOf(figure, counts);
  const before = valueOf(figure, earlier);
  const by = now.value === null || before.value === null ? null : now.value - before.value;
  return { figure, now, before, by, weight: weightOf(now, before) };
}

function weightOf(now: FigureValue, before: FigureValue): Weight {
  if (now.value === null || before.value === null) return 'NONE';
  if (now.denominator < SMALLEST_SAMPLE || before.denominator < SMALLEST_SAMPLE) return 'SMALL_SAMPLE';
  const outside = (value: number, of: FigureValue): boolean =>
    value < of.interval!.lower || value > of.interval!.upper;
  return outside(now.value, before) && outside(before.value, now) ? 'CLEAR' : 'WITHIN_NOISE';
}

/** What one group did to a figure. */
export interface Mover {
  readonly key: string | null;
  readonly name: string;
  readonly now: Pick<FigureValue, 'numerator' | 'denominator'>;
  readonly before: Pick<FigureValue, 'numerator' | 'denominator'>;
  /** Its part of the change; all groups' parts add up to the whole change. */
  readonly by: number;
}

/** Groups with few ratings go into the rest: nobody is to be guessed behind a rating (handbook §4). */
const REST = `其余（评价不足${FEWEST_RATINGS_SHOWN}条，合并）`;

/**
 * How much each group moved a share. With shares n/d before (0) and now (1) and the whole share v₀ before, a group's part is
 * (n₁ − v₀·d₁)/D₁ − (n₀ − v₀·d₀)/D₀: what it lies above or below the old level, then and now. The parts add up to v₁ − v₀,
 * whether groups got better or merely more of the orders. Biggest first.
 */
export function moversOf(
  figure: ShareFigure,
  groups: readonly Group[],
  earlier: 'lastMonth' | 'lastYear',
): Mover[] {
  const shown = groups.map((group) => ({
    key: group.key,
    name: group.name,
    now: termsOf(figure, group.now),
    before: termsOf(figure, group[earlier]),
  }));
  const told = figure.fromRatings ? merged(shown) : shown;
  const now = added(told.map((one) => one.now));
  const before = added(told.map((one) => one.before));
  if (now.denominator === 0 || before.denominator === 0) return [];
  const level = before.numerator / before.denominator;
  const above = ({ numerator, denominator }: Terms, all: Terms): number =>
    (numerator - level * denominator) / all.denominator;
  return told
    .map((one) => ({ ...one, by: above(one.now, now) - above(one.before, before) }))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.name < b.name ? -1 : 1));
}

type Terms = Pick<FigureValue, 'numerator' | 'denominator'>;

function termsOf(figure: ShareFigure, counts: Counts): Terms {
  const { numerator, denominator } = valueOf(figure, counts);
  return { numerator, denominator };
}

const added = (all: readonly Terms[]): Terms => ({
  numerator: all.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: all.reduce((sum, { denominator }) => sum + denominator, 0),
});

function merged<One extends { key: string | null; name: string; now: Terms; before: Terms }>(
  all: readonly One[],
): { key: string | null; name: string; now: Terms; before: Terms }[] {
  const isNamed = ({ now, before }: One): boolean =>
    [now, before].every(({ denominator }) => denominator === 0 || denominator >= FEWEST_RATINGS_SHOWN);
  const rest = all.filter((one) => !isNamed(one));
  if (rest.length === 0) return [...all];
  const together = {
    key: null,
    name: REST,
    now: added(rest.map(({ now }) => now)),
    before: added(rest.map(({ before }) => before)),
  };
  return [...all.filter(isNamed), together];
}
