import { ANY, type Dimension } from '../domain/dimensions';
import { MEASURES, SPANS } from '../domain/measures';
import { sliceNumber, type RollUp, type StoredGrain } from '../domain/roll-ups';

/** From which day a stored grain counts. */
const PERIOD: Readonly<Record<StoredGrain, string>> = {
  DAY: 'day',
  MONTH: `date_trunc('month', day)::date`,
  QUARTER: `date_trunc('quarter', day)::date`,
};
const SCOPE_ID = { STREET: 'street_id', COMMUNITY: 'community_id', ORGANIZATION: 'organization_id' } as const;
const COLUMN: Readonly<Record<Dimension, string>> = {
  category: 'category',
  channel: 'channel',
  ageBand: 'age_band',
};

export const CELL_KEYS = [
  'street_id',
  'scope',
  'grain',
  'sliced_by',
  'period',
  'scope_id',
  'category',
  'channel',
  'age_band',
] as const;
const KEYS = CELL_KEYS.join(', ');
const QUALIFIED = CELL_KEYS.map((key) => (key === 'street_id' ? 'source.street_id' : `target.${key}`)).join(
  ', ',
);

/**
 * The cells of several roll-ups from a source of facts (or of their differences), summed up. Every row of the source goes
 * into one cell of each roll-up. `source` is a FROM item called `source`.
 */
export function cellSums(source: string, rollUps: readonly RollUp[]): string {
  const sums = MEASURES.map((measure) => `sum(${measure})::int AS ${measure}`).join(', ');
  const changed = MEASURES.map((measure) => `sum(${measure}) <> 0`).join(' OR ');
  return `SELECT ${QUALIFIED}, ${sums} FROM ${source} CROSS JOIN LATERAL (VALUES ${targets(rollUps)})
    AS target(scope, grain, sliced_by, period, scope_id, category, channel, age_band)
    GROUP BY ${QUALIFIED} HAVING ${changed}`;
}

/** Distributions of times: one row per cell, span and bin. The source has `sign` 1 or -1 beside the bins. */
export function spanSums(source: string, rollUps: readonly RollUp[]): string {
  const bins = SPANS.map((span) => `('${span}', ${span}_bin)`).join(', ');
  return `SELECT ${QUALIFIED}, spans.span, spans.bin, sum(sign)::int AS orders FROM ${source}
    CROSS JOIN LATERAL (VALUES ${bins}) AS spans(span, bin)
    CROSS JOIN LATERAL (VALUES ${targets(rollUps)})
    AS target(scope, grain, sliced_by, period, scope_id, category, channel, age_band)
    WHERE spans.bin IS NOT NULL GROUP BY ${QUALIFIED}, spans.span, spans.bin HAVING sum(sign) <> 0`;
}

function targets(rollUps: readonly RollUp[]): string {
  return rollUps
    .map(({ scope, grain, by }) => {
      const slices = (['category', 'channel', 'ageBand'] as const).map((dimension) =>
        by.includes(dimension) ? `source.${COLUMN[dimension]}` : `'${ANY}'`,
      );
      const period = PERIOD[grain].replace('day', 'source.day');
      return `('${scope}', '${grain}', ${sliceNumber(by)}::smallint, ${period}, source.${SCOPE_ID[scope]}, ${slices.join(', ')})`;
    })
    .join(', ');
}

/** Adds differences to the cells. */
export const addToCells = (sums: string): string => `
INSERT INTO figure_cells AS c (${KEYS}, ${MEASURES.join(', ')}) ${sums}
ON CONFLICT (${KEYS}) DO UPDATE SET ${MEASURES.map((measure) => `${measure} = c.${measure} + excluded.${measure}`).join(', ')}`;

export const addToSpans = (sums: string): string => `
INSERT INTO span_cells AS c (${KEYS}, span, bin, orders) ${sums}
ON CONFLICT (${KEYS}, span, bin) DO UPDATE SET orders = c.orders + excluded.orders`;
