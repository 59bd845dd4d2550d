import { ROLL_UPS, SPAN_ROLL_UPS } from '../domain/roll-ups';
import { MEASURES } from '../domain/measures';
import { addToCells, addToSpans, cellSums, spanSums } from './cells.sql';
import {
  FACT_KEYS,
  FACT_VALUES,
  factsWith,
  ORDER_FACTS,
  PROVIDER_FACT_KEYS,
  PROVIDER_FACTS,
} from './facts.sql';

const OF_PLACES = ROLL_UPS.filter(({ scope }) => scope !== 'ORGANIZATION');
const OF_ORGANIZATIONS = ROLL_UPS.filter(({ scope }) => scope === 'ORGANIZATION');
const BINS = 'claim_bin, contact_bin, finish_bin';

const orderColumns = [...FACT_KEYS, ...FACT_VALUES].join(', ');
const providerColumns = [...PROVIDER_FACT_KEYS, ...FACT_VALUES].join(', ');
const negated = MEASURES.map((measure) => `-${measure} AS ${measure}`).join(', ');
const measures = MEASURES.join(', ');
const overwrite = (columns: readonly string[]): string =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ');

/**
 * Computes the facts of some orders ($1) anew and moves every cell by the difference to what they were: one statement, so
 * facts and cells cannot part. However often, in whatever order and however late it is run, the outcome is that of the rows
 * it reads. The caller holds the street's lock.
 */
export const FOLD = `
WITH ${factsWith('s.id = ANY($1::uuid[])')},
fresh AS MATERIALIZED (${ORDER_FACTS}),
fresh_providers AS MATERIALIZED (${PROVIDER_FACTS}),
stale AS MATERIALIZED (SELECT ${orderColumns} FROM order_facts WHERE order_id = ANY($1::uuid[])),
stale_providers AS MATERIALIZED (SELECT ${providerColumns} FROM provider_facts WHERE order_id = ANY($1::uuid[])),
difference AS MATERIALIZED (
  SELECT street_id, community_id, day, category, channel, age_band, ${BINS}, 1 AS sign, ${measures} FROM fresh
  UNION ALL
  SELECT street_id, community_id, day, category, channel, age_band, ${BINS}, -1, ${negated} FROM stale
), provider_difference AS MATERIALIZED (
  SELECT street_id, organization_id, day, ${measures} FROM fresh_providers
  UNION ALL
  SELECT street_id, organization_id, day, ${negated} FROM stale_providers
), cells AS (${addToCells(cellSums('difference source', OF_PLACES))}
), organization_cells AS (${addToCells(cellSums('provider_difference source', OF_ORGANIZATIONS))}
), spans AS (${addToSpans(spanSums('difference source', SPAN_ROLL_UPS))}
), facts AS (
  INSERT INTO order_facts (${orderColumns}) SELECT ${orderColumns} FROM fresh
  ON CONFLICT (order_id) DO UPDATE SET ${overwrite([...FACT_KEYS.slice(1), ...FACT_VALUES])}
), gone AS (
  DELETE FROM provider_facts p WHERE p.order_id = ANY($1::uuid[]) AND NOT EXISTS (
    SELECT 1 FROM fresh_providers f WHERE f.order_id = p.order_id AND f.organization_id = p.organization_id)
)
INSERT INTO provider_facts (${providerColumns}) SELECT ${providerColumns} FROM fresh_providers
ON CONFLICT (order_id, organization_id) DO UPDATE SET ${overwrite([...PROVIDER_FACT_KEYS.slice(2), ...FACT_VALUES])}`;
