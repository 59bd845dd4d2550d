import { MEASURES } from '../domain/measures';
import type { Grain } from '../domain/period';
import { ROLL_UPS, SPAN_ROLL_UPS, type RollUp } from '../domain/roll-ups';
import { organizationCells, placeCells, placeSpans, longerCells } from './cells.sql';
import {
  FACT_KEYS,
  FACT_VALUES,
  factsWith,
  ORDER_FACTS,
  PROVIDER_FACT_KEYS,
  PROVIDER_FACTS,
} from './facts.sql';

const UNIT = 's.street_id = $1::uuid AND s.created_at >= $2::timestamptz AND s.created_at < $3::timestamptz';
const WITHIN = 'street_id = $1::uuid AND day >= $2::date AND day < $3::date';
const orderColumns = [...FACT_KEYS, ...FACT_VALUES].join(', ');
const providerColumns = [...PROVIDER_FACT_KEYS, ...FACT_VALUES].join(', ');
const sums = MEASURES.map((measure) => `sum(${measure})::int AS ${measure}`).join(', ');

const daily = `(SELECT * FROM order_facts WHERE ${WITHIN}) facts`;
/** A month's facts are added up before they are added under each key. */
const monthly = (table: string, keys: string): string =>
  `(SELECT ${keys}, date_trunc('month', day)::date AS day, ${sums} FROM ${table} WHERE ${WITHIN}
     GROUP BY ${keys}, date_trunc('month', day)) facts`;

const OF_PLACES = ROLL_UPS.filter(({ scope }) => scope !== 'ORGANIZATION');
const OF_ORGANIZATIONS = ROLL_UPS.filter(({ scope }) => scope === 'ORGANIZATION');
const grainsOf = (rollUps: readonly RollUp[], cells: (grain: Grain, of: RollUp[]) => string): string[] =>
  [...new Set(rollUps.map(({ grain }) => grain))]
    .filter((grain) => grain !== 'QUARTER' && grain !== 'YEAR')
    .map((grain) =>
      cells(
        grain,
        rollUps.filter((one) => one.grain === grain),
      ),
    );

/** Streets' quarters from the first order to the last one, and those that have cells though they should not; with their orders. */
export const UNITS = `
WITH streets AS (SELECT id AS street_id FROM organizations WHERE kind = 'STREET'), units AS (
  SELECT street_id, quarter::date AS quarter FROM streets s
  CROSS JOIN LATERAL (SELECT min(created_at) AT TIME ZONE 'Asia/Shanghai' AS first, max(created_at) AT TIME ZONE 'Asia/Shanghai' AS last
                        FROM service_orders o WHERE o.street_id = s.street_id) o
  CROSS JOIN LATERAL generate_series(date_trunc('quarter', first), last, interval '3 months') quarter
  UNION
  SELECT street_id, period FROM streets JOIN figure_cells USING (street_id) WHERE scope = 'STREET' AND grain = 'QUARTER' AND sliced_by = 0
)
SELECT street_id AS "streetId", quarter::text AS "from", (
  SELECT count(*)::int FROM service_orders o WHERE o.street_id = u.street_id
     AND o.created_at >= quarter::timestamp AT TIME ZONE 'Asia/Shanghai'
     AND o.created_at < (quarter + interval '3 months') AT TIME ZONE 'Asia/Shanghai') AS orders
FROM units u ORDER BY quarter, street_id`;

/** Facts and cells of all orders a street received in a quarter: every cell lies within one. $1 street, $2 and $3 its ends. */
export const REBUILD = {
  clear: ['figure_cells', 'span_cells']
    .map((table) => `DELETE FROM ${table} WHERE street_id = $1 AND period >= $2::date AND period < $3::date`)
    .concat(['provider_facts', 'order_facts'].map((table) => `DELETE FROM ${table} WHERE ${WITHIN}`)),
  facts: `WITH ${factsWith(UNIT)}, facts AS (
    INSERT INTO order_facts (${orderColumns}) ${ORDER_FACTS}
  ), providers AS (INSERT INTO provider_facts (${providerColumns}) ${PROVIDER_FACTS} ORDER BY 1, 2)
  SELECT count(*)::int AS orders FROM o`,
  cells: [
    ...grainsOf(OF_PLACES, (grain, rollUps) =>
      placeCells(
        grain === 'DAY' || grain === 'WEEK'
          ? daily
          : monthly('order_facts', 'community_id, category, channel, age_band'),
        grain,
        rollUps,
      ),
    ),
    ...grainsOf(OF_ORGANIZATIONS, (grain) =>
      organizationCells(
        grain === 'WEEK'
          ? `(SELECT * FROM provider_facts WHERE ${WITHIN}) facts`
          : monthly('provider_facts', 'organization_id'),
        grain,
      ),
    ),
    ...grainsOf(SPAN_ROLL_UPS, (grain, rollUps) => placeSpans(daily, grain, rollUps)),
  ],
  quarter: longerCells('QUARTER'),
  /** $1 street, $2 and $3 the year's ends. */
  year: [
    ...['figure_cells', 'span_cells'].map(
      (table) =>
        `DELETE FROM ${table} WHERE street_id = $1::uuid AND grain = 'YEAR' AND period >= $2::date AND period < $3::date`,
    ),
    ...longerCells('YEAR'),
  ],
} as const;

/** Of a unit's transaction. Large tables in memory; compiling a statement that runs once costs more than it saves. */
export const REBUILD_SETTINGS = [
  'statement_timeout = 0',
  "work_mem = '128MB'",
  'jit = off',
  'synchronous_commit = off',
  "plan_cache_mode = 'force_custom_plan'",
  // what belongs to a quarter's orders lies together: the index finds it in memory
  'random_page_cost = 1.1',
];

/** For the cells: keys of many texts are hashed in a fraction of the time they are sorted in. */
export const BY_HASHING = 'SET LOCAL enable_sort = off';
