import type { Dimension } from './dimensions';
import type { Grain, Period } from './period';

/** Whose figures: a street's, a community's, an organisation's that serves. A district is the sum of its streets. */
export const SCOPES = ['STREET', 'COMMUNITY', 'ORGANIZATION'] as const;
export type Scope = (typeof SCOPES)[number];

/** Grains that are stored. Weeks are sums of days, years of quarters. */
export type StoredGrain = 'DAY' | 'MONTH' | 'QUARTER';

export interface RollUp {
  readonly scope: Scope;
  readonly grain: StoredGrain;
  /** What its cells are narrowed down by. */
  readonly by: readonly Dimension[];
}

const rollUps = (scope: Scope, grains: readonly StoredGrain[], ...by: Dimension[][]): RollUp[] =>
  by.flatMap((dimensions) => grains.map((grain) => ({ scope, grain, by: dimensions })));

/**
 * What is summed up beforehand, chosen by the questions that are asked often (docs/decisions/0006-insights.md). Where orders
 * are as sparse as cells (an organisation's days, a community's days by channel) nothing would be gained: those questions
 * read the orders' own rows.
 */
export const ROLL_UPS: readonly RollUp[] = [
  ...rollUps('STREET', ['DAY', 'MONTH', 'QUARTER'], []),
  ...rollUps('STREET', ['DAY', 'MONTH'], ['category'], ['channel'], ['ageBand']),
  ...rollUps(
    'STREET',
    ['MONTH'],
    ['category', 'channel'],
    ['category', 'ageBand'],
    ['channel', 'ageBand'],
    ['category', 'channel', 'ageBand'],
  ),
  ...rollUps('COMMUNITY', ['DAY', 'MONTH', 'QUARTER'], []),
  ...rollUps('COMMUNITY', ['DAY', 'MONTH', 'QUARTER'], ['category']),
  ...rollUps('COMMUNITY', ['MONTH'], ['channel'], ['ageBand']),
  ...rollUps('COMMUNITY', ['MONTH', 'QUARTER'], ['category', 'channel'], ['category', 'ageBand']),
  ...rollUps('ORGANIZATION', ['MONTH', 'QUARTER'], []),
];

/** Distributions of times; a year of months would be forty thousand bins of a district. */
export const SPAN_ROLL_UPS: readonly RollUp[] = [
  ...rollUps('STREET', ['DAY'], []),
  ...rollUps('STREET', ['MONTH', 'QUARTER'], [], ['channel'], ['ageBand'], ['channel', 'ageBand']),
  ...rollUps('COMMUNITY', ['MONTH', 'QUARTER'], [], ['channel'], ['ageBand']),
];

/** Stored grains that add up to a period of each grain, the fewest cells first. */
const MADE_OF: Readonly<Record<Grain, readonly StoredGrain[]>> = {
  DAY: ['DAY'],
  WEEK: ['DAY'],
  MONTH: ['MONTH', 'DAY'],
  QUARTER: ['QUARTER', 'MONTH'],
  YEAR: ['QUARTER', 'MONTH'],
};

/**
 * The roll-up that answers a question with the fewest cells; null when the orders' own rows must be read.
 * `points` is the grain of a trend's points, the period's own where one sum is asked for.
 */
export function rollUpFor(
  stored: readonly RollUp[],
  scope: Scope,
  period: Pick<Period, 'grain'>,
  by: readonly Dimension[],
): RollUp | null {
  const wanted = key(by);
  for (const grain of MADE_OF[period.grain]) {
    const found = stored.find((one) => one.scope === scope && one.grain === grain && key(one.by) === wanted);
    if (found) return found;
  }
  return null;
}

/** Stable number of a set of dimensions; part of a cell's key, so that cells of one roll-up lie together. */
export const sliceNumber = (by: readonly Dimension[]): number =>
  (by.includes('category') ? 1 : 0) + (by.includes('channel') ? 2 : 0) + (by.includes('ageBand') ? 4 : 0);

const key = (by: readonly Dimension[]): number => sliceNumber(by);
