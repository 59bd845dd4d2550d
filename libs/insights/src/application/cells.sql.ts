import { ANY, DIMENSIONS, type Dimension } from '../domain/dimensions';
import { MEASURES, SPANS } from '../domain/measures';
import type { Grain } from '../domain/period';
import { sliceNumber, type RollUp } from '../domain/roll-ups';

/** The first day of the cell a day lies in (`endOfCell`). */
const PERIOD: Readonly<Record<Grain, (day: string) => string>> = {
  DAY: (day) => day,
  WEEK: (day) => `greatest(date_trunc('week', ${day}), date_trunc('quarter', ${day}))::date`,
  MONTH: (day) => `date_trunc('month', ${day})::date`,
  QUARTER: (day) => `date_trunc('quarter', ${day})::date`,
  YEAR: (day) => `date_trunc('year', ${day})::date`,
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
const BINS = SPANS.map((span) => `('${span}', ${span}_bin)`).join(', ');
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

/** Distributions of times: one row per cell and span. The source has `sign` 1 or -1 beside the bins. */
export function spanSums(source: string, rollUps: readonly RollUp[]): string {
  return distributions(`SELECT ${QUALIFIED}, spans.span, spans.bin, sum(sign)::int AS orders FROM ${source}
    CROSS JOIN LATERAL (VALUES ${BINS}) AS spans(span, bin)
    CROSS JOIN LATERAL (VALUES ${targets(rollUps)})
    AS target(scope, grain, sliced_by, period, scope_id, category, channel, age_band)
    WHERE spans.bin IS NOT NULL GROUP BY ${QUALIFIED}, spans.span, spans.bin HAVING sum(sign) <> 0`);
}

/** Bins of a cell in rows of their own put side by side. */
const distributions = (bins: string): string => `SELECT ${KEYS}, span, array_agg(bin ORDER BY bin) AS bins,
  array_agg(orders ORDER BY bin) AS orders FROM (${bins}) b GROUP BY ${KEYS}, span`;
/** The same for many: put together by hashing first, then each sorted by itself. Sorting all by all keys takes three times as long. */
const manyDistributions = (bins: string): string => `SELECT ${KEYS}, span, sorted.bins, sorted.orders
  FROM (SELECT ${KEYS}, span, array_agg(bin) AS all_bins, array_agg(orders) AS all_orders FROM (${bins}) b GROUP BY ${KEYS}, span) d
  CROSS JOIN LATERAL (SELECT array_agg(bin ORDER BY bin) AS bins, array_agg(orders ORDER BY bin) AS orders
    FROM unnest(all_bins, all_orders) AS of_bin(bin, orders)) sorted`;

function targets(rollUps: readonly RollUp[]): string {
  return rollUps
    .map(({ scope, grain, by }) => {
      const slices = (['category', 'channel', 'ageBand'] as const).map((dimension) =>
        by.includes(dimension) ? `source.${COLUMN[dimension]}` : `'${ANY}'`,
      );
      return `('${scope}', '${grain}', ${sliceNumber(by)}::smallint, ${PERIOD[grain]('source.day')}, source.${SCOPE_ID[scope]}, ${slices.join(', ')})`;
    })
    .join(', ');
}

/** The sets of keys under which the roll-ups of one grain lie; `more` are keys that all of them have. */
function groupingSets(rollUps: readonly RollUp[], more: string): string {
  const sets = rollUps.map(({ scope, by }) =>
    [
      more,
      ...(scope === 'COMMUNITY' ? ['community_id'] : []),
      ...by.map((dimension) => COLUMN[dimension]),
    ].join(', '),
  );
  return sets.map((set) => `(${set})`).join(', ');
}

/** Which key a row of the grouping sets has: what is not in its set is `*`. */
function keysOf(grain: Grain, rollUps: readonly RollUp[]): string {
  const used = DIMENSIONS.filter((dimension) => rollUps.some(({ by }) => by.includes(dimension)));
  const byCommunity = rollUps.some(({ scope }) => scope === 'COMMUNITY');
  const sliced = used.map((one) => `${sliceNumber([one])} * (1 - grouping(${COLUMN[one]}))`);
  return [
    '$1::uuid',
    byCommunity ? `CASE WHEN grouping(community_id) = 0 THEN 'COMMUNITY' ELSE 'STREET' END` : `'STREET'`,
    `'${grain}'`,
    `(${['0', ...sliced].join(' + ')})::smallint`,
    'period',
    byCommunity ? 'coalesce(community_id, $1::uuid)' : '$1::uuid',
    ...DIMENSIONS.map((one) => (used.includes(one) ? `coalesce(${COLUMN[one]}, '${ANY}')` : `'${ANY}'`)),
  ]
    .map((key, i) => `${key} AS ${CELL_KEYS[i]}`)
    .join(', ');
}

const TOTALS = MEASURES.map((measure) => `sum(${measure})::int AS ${measure}`).join(', ');
/** Near the order of the key, by what compares cheaply: neighbours in the index go in together. */
const BY_KEY = 'ORDER BY sliced_by, period, scope_id';

/**
 * All cells of places of one grain from all facts of street $1 at once, in the order of their keys: each fact is read once
 * and added under every key. `source` is a FROM item with the facts of as many whole periods as it likes.
 */
export const placeCells = (source: string, grain: Grain, rollUps: readonly RollUp[]): string => `
INSERT INTO figure_cells (${KEYS}, ${MEASURES.join(', ')})
SELECT ${keysOf(grain, rollUps)}, ${TOTALS} FROM (SELECT *, ${PERIOD[grain]('day')} AS period FROM ${source}) f
GROUP BY GROUPING SETS (${groupingSets(rollUps, 'period')}) ${BY_KEY}`;

/** The same for organisations, which are not narrowed down. */
export const organizationCells = (source: string, grain: Grain): string => `
INSERT INTO figure_cells (${KEYS}, ${MEASURES.join(', ')})
SELECT $1::uuid, 'ORGANIZATION', '${grain}', 0::smallint, period, organization_id, '${ANY}', '${ANY}', '${ANY}', ${TOTALS}
FROM (SELECT *, ${PERIOD[grain]('day')} AS period FROM ${source}) f GROUP BY period, organization_id ORDER BY period, organization_id`;

/** The same for distributions of times. */
export function placeSpans(source: string, grain: Grain, rollUps: readonly RollUp[]): string {
  const keys = [
    ...(rollUps.some(({ scope }) => scope === 'COMMUNITY') ? ['community_id'] : []),
    ...DIMENSIONS.filter((one) => rollUps.some(({ by }) => by.includes(one))).map((one) => COLUMN[one]),
    'span',
    'bin',
  ].join(', ');
  // the orders of all keys together first: there are few bins
  const counted = `SELECT ${PERIOD[grain]('day')} AS period, ${keys}, count(*) AS orders FROM ${source}
    CROSS JOIN LATERAL (VALUES ${BINS}) AS spans(span, bin) WHERE bin IS NOT NULL GROUP BY 1, ${keys}`;
  const summed = `SELECT ${keysOf(grain, rollUps)}, span, bin, sum(orders)::int AS orders FROM (${counted}) f
    GROUP BY GROUPING SETS (${groupingSets(rollUps, 'period, span, bin')})`;
  return `INSERT INTO span_cells (${KEYS}, span, bins, orders)
    ${manyDistributions(summed)} ${BY_KEY}`;
}

/**
 * The cells of street $1 in a quarter or a year, from $2 to before $3: sums of its months' or quarters'. These three grains
 * are kept of the same roll-ups.
 */
export function longerCells(grain: 'QUARTER' | 'YEAR'): string[] {
  const within = `street_id = $1::uuid AND grain = '${grain === 'YEAR' ? 'QUARTER' : 'MONTH'}' AND period >= $2::date AND period < $3::date`;
  const keys = KEYS.replace('grain', `'${grain}' AS grain`).replace('period', '$2::date AS period');
  const group = CELL_KEYS.filter((key) => key !== 'grain' && key !== 'period').join(', ');
  return [
    `INSERT INTO figure_cells (${KEYS}, ${MEASURES.join(', ')})
     SELECT ${keys}, ${TOTALS} FROM figure_cells WHERE ${within} GROUP BY ${group} ORDER BY sliced_by, scope_id`,
    `INSERT INTO span_cells (${KEYS}, span, bins, orders)
     ${manyDistributions(`SELECT ${keys}, span, bin, sum(counted)::int AS orders
       FROM span_cells CROSS JOIN LATERAL unnest(bins, orders) AS of_bin(bin, counted) WHERE ${within} GROUP BY ${group}, span, bin`)}`,
  ];
}

/** Adds differences to the cells. */
export const addToCells = (sums: string): string => `
INSERT INTO figure_cells AS c (${KEYS}, ${MEASURES.join(', ')}) ${sums}
ON CONFLICT (${KEYS}) DO UPDATE SET ${MEASURES.map((measure) => `${measure} = c.${measure} + excluded.${measure}`).join(', ')}`;

export const addToSpans = (sums: string): string => `
INSERT INTO span_cells AS c (${KEYS}, span, bins, orders) ${sums}
ON CONFLICT (${KEYS}, span) DO UPDATE SET (bins, orders) = (
  SELECT coalesce(array_agg(bin ORDER BY bin), '{}'), coalesce(array_agg(orders ORDER BY bin), '{}') FROM (
    SELECT bin, sum(orders)::int AS orders
    FROM (SELECT * FROM unnest(c.bins, c.orders) UNION ALL SELECT * FROM unnest(excluded.bins, excluded.orders)) both_of(bin, orders)
    GROUP BY bin HAVING sum(orders) <> 0) b)`;
