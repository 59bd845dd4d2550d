import type { CalendarDate } from '#libs/kernel';
import type { Dimension } from './dimensions';
import { GRAINS, periodOf, shifted, type Grain } from './period';

/** Whose figures: a street's, a community's, an organisation's that serves. A district is the sum of its streets. */
export const SCOPES = ['STREET', 'COMMUNITY', 'ORGANIZATION'] as const;
export type Scope = (typeof SCOPES)[number];

export interface RollUp {
  readonly scope: Scope;
  readonly grain: Grain;
  /** What its cells are narrowed down by. */
  readonly by: readonly Dimension[];
}

const rollUps = (scope: Scope, grains: readonly Grain[], ...by: Dimension[][]): RollUp[] =>
  by.flatMap((dimensions) => grains.map((grain) => ({ scope, grain, by: dimensions })));

const MONTHS = ['MONTH', 'QUARTER', 'YEAR'] as const;

/**
 * What is summed up beforehand, chosen by the questions that are asked often (docs/decisions/0006-insights.md): a question
 * about one period of a place reads one cell, however many orders there were. Where orders are as sparse as cells (an
 * organisation's days, a community's days by channel) nothing would be gained: those questions read the orders' own rows.
 * Quarters are sums of months, years of quarters: what is kept by one of them is kept by all three.
 */
export const ROLL_UPS: readonly RollUp[] = [
  ...rollUps('STREET', GRAINS, [], ['category'], ['channel'], ['ageBand']),
  ...rollUps('STREET', ['WEEK', ...MONTHS], ['channel', 'ageBand']),
  ...rollUps('STREET', MONTHS, ['category', 'channel'], ['category', 'ageBand']),
  ...rollUps('STREET', MONTHS, ['category', 'channel', 'ageBand']),
  ...rollUps('COMMUNITY', GRAINS, [], ['category']),
  ...rollUps('COMMUNITY', MONTHS, ['channel'], ['ageBand']),
  ...rollUps('COMMUNITY', MONTHS, ['category', 'channel'], ['category', 'ageBand']),
  ...rollUps('ORGANIZATION', ['WEEK', ...MONTHS], []),
];

/** Distributions of times; a year of months would be forty thousand bins of a district. */
export const SPAN_ROLL_UPS: readonly RollUp[] = [
  ...rollUps('STREET', ['DAY'], []),
  ...rollUps('STREET', ['WEEK', ...MONTHS], [], ['channel'], ['ageBand'], ['channel', 'ageBand']),
  ...rollUps('COMMUNITY', MONTHS, [], ['channel'], ['ageBand']),
];

/**
 * The first day after a cell that begins at `from`. A quarter is computed anew by itself, so a week that two of them share
 * lies in two cells, and the second one begins with its quarter.
 */
export function endOfCell(grain: Grain, from: CalendarDate): CalendarDate {
  const [end, quarter] = [grain, 'QUARTER' as const].map((one) => shifted(periodOf(one, from), 1).from);
  return grain === 'WEEK' && quarter! < end! ? quarter! : end!;
}

/** The roll-up that answers a question about periods of that grain; null when the orders' own rows must be read. */
export function rollUpFor(
  stored: readonly RollUp[],
  scope: Scope,
  grain: Grain,
  by: readonly Dimension[],
): RollUp | null {
  const wanted = sliceNumber(by);
  return (
    stored.find((one) => one.scope === scope && one.grain === grain && sliceNumber(one.by) === wanted) ?? null
  );
}

/** Stable number of a set of dimensions; part of a cell's key, so that cells of one roll-up lie together. */
export const sliceNumber = (by: readonly Dimension[]): number =>
  (by.includes('category') ? 1 : 0) + (by.includes('channel') ? 2 : 0) + (by.includes('ageBand') ? 4 : 0);
