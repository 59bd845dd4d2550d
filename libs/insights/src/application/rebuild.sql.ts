import { MEASURES } from '../domain/measures';
import { ROLL_UPS, SPAN_ROLL_UPS, type RollUp, type StoredGrain } from '../domain/roll-ups';
import { organizationCells, placeCells, placeSpans } from './cells.sql';
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
/** Months are added up once, longer periods from them. */
const monthly = (table: string, keys: string): string =>
  `(SELECT ${keys}, date_trunc('month', day)::date AS day, ${sums} FROM ${table} WHERE ${WITHIN}
     GROUP BY ${keys}, date_trunc('month', day)) facts`;

const OF_PLACES = ROLL_UPS.filter(({ scope }) => scope !== 'ORGANIZATION');
const OF_ORGANIZATIONS = ROLL_UPS.filter(({ scope }) => scope === 'ORGANIZATION');
const grainsOf = (
  rollUps: readonly RollUp[],
  cells: (grain: StoredGrain, of: RollUp[]) => string,
): string[] =>
  [...new Set(rollUps.map(({ grain }) => grain))].map((grain) =>
    cells(
      grain,
      rollUps.filter((one) => one.grain === grain),
    ),
  );

/** Facts and cells of all orders a street received in a quarter: every cell lies within one. $1 street, $2 and $3 its ends. */
export const REBUILD = {
  clear: ['figure_cells', 'span_cells']
    .map((table) => `DELETE FROM ${table} WHERE street_id = $1 AND period >= $2::date AND period < $3::date`)
    .concat(['provider_facts', 'order_facts'].map((table) => `DELETE FROM ${table} WHERE ${WITHIN}`)),
  facts: `WITH ${factsWith(UNIT)}, facts AS (
    INSERT INTO order_facts (${orderColumns}) ${ORDER_FACTS} RETURNING 1
  ), providers AS (INSERT INTO provider_facts (${providerColumns}) ${PROVIDER_FACTS} ORDER BY 1, 2)
  SELECT count(*)::int AS orders FROM facts`,
  cells: [
    ...grainsOf(OF_PLACES, (grain, rollUps) =>
      placeCells(
        grain === 'DAY' ? daily : monthly('order_facts', 'community_id, category, channel, age_band'),
        grain,
        rollUps,
      ),
    ),
    ...grainsOf(OF_ORGANIZATIONS, (grain) =>
      organizationCells(monthly('provider_facts', 'organization_id'), grain),
    ),
    ...grainsOf(SPAN_ROLL_UPS, (grain, rollUps) => placeSpans(daily, grain, rollUps)),
  ],
} as const;
