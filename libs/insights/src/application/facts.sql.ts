import { binSql } from '../domain/histogram';
import { MEASURES, SPANS, type Measure } from '../domain/measures';
import { NO_CATEGORY } from '../domain/dimensions';

/**
 * What is counted of each order, from the rows of orders, claims, ratings, rectifications and callbacks: the one definition
 * behind every figure. `order_facts` has a row per order, `provider_facts` one per order and organisation that served.
 *
 * Read in three steps: `o` the orders with their place and time, `parts` what each source adds for whom, and their sums by order
 * and organisation, of which an order's are sums again.
 */
type Part = Partial<Record<Measure | keyof typeof COMBINED, string>>;

/** Added up over the parts of an order, or of an order and an organisation. */
const ADDED = [
  'verdicts',
  'resolved',
  'due',
  'on_time',
  'stars_1',
  'stars_2',
  'stars_3',
  'stars_4',
  'stars_5',
  'bad_reviews',
  'rectified',
  'rechecked',
  'turned',
  'redone',
  'taken',
  'returned',
  'callbacks_owed',
  'callbacks_made',
  'served_rounds',
  'odd_hours',
] as const satisfies readonly Measure[];

/** How what cannot be added up is put together, and its type. Claims of one organisation are one taking. */
const COMBINED = {
  contact_ok: ['bool_and', 'boolean'],
  contacted_in: ['min', 'float8'],
  finished_in: ['min', 'float8'],
  // of the order's first contact, its first round, its first claim
  first_in_time: ['bool_or', 'boolean'],
  first_contacted_in: ['min', 'float8'],
  first_finished_in: ['min', 'float8'],
  first_claim: ['min', 'timestamptz'],
} as const;
const COMBINABLE = Object.keys(COMBINED) as (keyof typeof COMBINED)[];
const FIRST = COMBINABLE.filter((name) => name.startsWith('first_'));
const combined = (names: readonly (keyof typeof COMBINED)[]): string =>
  names.map((name) => `${COMBINED[name][0]}(${name}) AS ${name}`).join(', ');
const ONCE: readonly string[] = ['taken', 'returned', 'redone'];

const part = (from: string, organization: string, values: Part): string => {
  const columns = [
    ...ADDED.map((measure) => `${values[measure] ?? '0'} AS ${measure}`),
    ...COMBINABLE.map((name) => `${values[name] ?? `NULL::${COMBINED[name][1]}`} AS ${name}`),
  ];
  return `SELECT order_id, ${organization} AS organization_id, ${columns.join(', ')} FROM ${from}`;
};

const seconds = (from: string, to: string): string => `date_part('epoch', ${to} - ${from})`;

/** What a list of an order's course holds. Hardly any has a second element, and taking a list apart costs more than taking one out. */
const elements = (list: string): string => `(
  SELECT order_id, promised, true AS is_first, course #> '{${list},0}' AS c FROM kept WHERE course #> '{${list},0}' IS NOT NULL
  UNION ALL
  SELECT order_id, promised, false, c FROM kept CROSS JOIN LATERAL jsonb_array_elements((course -> '${list}') - 0) c
  WHERE course #> '{${list},1}' IS NOT NULL) e`;

/** Orders left out give nothing but themselves, so every part hangs on `kept`. */
const PARTS = [
  // a claim carried into the next round, or woken by a bad review, is the same taking
  part(
    `(SELECT c.order_id, c.organization_id, c.claimed_at, coalesce(c.end_reason, '') AS end_reason
      FROM kept k JOIN claims c ON c.order_id = k.order_id WHERE k.promised AND c.claimed_at IS NOT NULL) x`,
    'organization_id',
    {
      taken: '1',
      returned: `(end_reason = 'RELEASED')::int`,
      redone: `(end_reason = 'NEXT_ROUND')::int`,
      first_claim: 'claimed_at',
    },
  ),
  part(
    `(SELECT order_id, is_first, (c ->> 'organizationId')::uuid AS organization_id, (c ->> 'inTime')::boolean AS ok,
        ${seconds(`(c ->> 'claimedAt')::timestamptz`, `(c ->> 'at')::timestamptz`)} AS took
      FROM ${elements('contacts')} OFFSET 0) x`,
    'organization_id',
    {
      contact_ok: 'ok',
      contacted_in: 'took',
      first_in_time: 'is_first AND ok',
      first_contacted_in: 'CASE WHEN is_first THEN took END',
    },
  ),
  part(
    `(SELECT *, ${seconds('started', 'finished')} AS lasted, CASE WHEN promised THEN ${seconds('claimed', 'finished')} END AS took FROM (
        SELECT order_id, promised, is_first, (c ->> 'organizationId')::uuid AS organization_id, (c ->> 'inTime')::boolean AS in_time,
          (c ->> 'proved')::boolean AS proved, (c ->> 'startedAt')::timestamptz AS started, (c ->> 'finishedAt')::timestamptz AS finished,
          (c ->> 'claimedAt')::timestamptz AS claimed
        FROM ${elements('rounds')} OFFSET 0) r OFFSET 0) x`,
    'organization_id',
    {
      served_rounds: '1',
      odd_hours: '(NOT proved OR coalesce(lasted < 300 OR lasted > 43200, true))::int',
      due: '(promised AND in_time IS NOT NULL)::int',
      on_time: '(promised AND coalesce(in_time, false))::int',
      finished_in: 'took',
      first_finished_in: 'CASE WHEN is_first THEN took END',
    },
  ),
  part('kept WHERE promised AND overdue', 'served_by', { due: '1' }),
  part(elements('confirmations'), `(c ->> 'organizationId')::uuid`, {
    verdicts: '1',
    resolved: `(c ->> 'resolved')::boolean::int`,
  }),
  part(
    `(SELECT c.order_id, c.organization_id, c.status, c.result FROM kept k JOIN callbacks c ON c.order_id = k.order_id
      WHERE c.status <> 'OVERTAKEN') x`,
    'organization_id',
    {
      callbacks_owed: '1',
      callbacks_made: `(status <> 'OPEN')::int`,
      verdicts: `(status = 'DONE')::int`,
      resolved: `(status = 'DONE' AND result = 'RESOLVED')::int`,
    },
  ),
  part(
    `(SELECT e.order_id, e.organization_id, e.stars FROM kept k JOIN evaluations e ON e.order_id = k.order_id
      WHERE e.status = 'COUNTED' AND e.counts_for = 'SATISFACTION') x`,
    'organization_id',
    Object.fromEntries([1, 2, 3, 4, 5].map((stars) => [`stars_${stars}`, `(stars = ${stars})::int`])),
  ),
  part(
    `(SELECT r.order_id, r.organization_id, count(*)::int AS bad, count(r.submitted_at)::int AS handed_in,
        (array_agg(r.status = 'PASSED' ORDER BY r.ended_at DESC) FILTER (WHERE r.status IN ('PASSED', 'FAILED')))[1] AS passed,
        (SELECT e.stars >= 3 FROM evaluations e WHERE e.order_id = r.order_id AND e.status = 'COUNTED'
           AND e.counts_for = 'CONVERSION' ORDER BY e.counted_at DESC, e.id DESC LIMIT 1) AS rated_good
      FROM kept k JOIN rectifications r ON r.order_id = k.order_id WHERE r.status <> 'DROPPED' GROUP BY 1, 2) x`,
    'organization_id',
    {
      bad_reviews: 'bad',
      rectified: 'handed_in',
      rechecked: '(coalesce(rated_good, passed) IS NOT NULL)::int',
      turned: 'coalesce(rated_good, passed, false)::int',
    },
  ),
];

const ADDED_UP = ADDED.map((measure) => `sum(${measure})::int AS ${measure}`).join(', ');
const OF_ONE_PROVIDER = ADDED.map(
  (measure) => `${ONCE.includes(measure) ? 'max' : 'sum'}(${measure})::int AS ${measure}`,
).join(', ');

/**
 * The common part of both fact queries. `orders` is a condition on `s`, a row of `service_orders`.
 * Local days are those of Asia/Shanghai; an order stays on the day it was received whatever happens later.
 */
export const factsWith = (orders: string): string => `
o AS MATERIALIZED (
  SELECT s.id AS order_id, s.street_id, s.community_id, s.created_at, s.status, s.round,
    (s.created_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
    coalesce(g.code, '${NO_CATEGORY}') AS category, s.channel,
    CASE WHEN p.birth_year IS NULL THEN 'UNKNOWN' ELSE (
      SELECT CASE WHEN age < 35 THEN 'UNDER_35' WHEN age < 60 THEN 'FROM_35' WHEN age < 70 THEN 'FROM_60'
                  WHEN age < 80 THEN 'FROM_70' ELSE 'FROM_80' END
      FROM (SELECT extract(year FROM s.created_at AT TIME ZONE 'Asia/Shanghai') - p.birth_year AS age) a) END AS age_band,
    s.status = 'REFERRED' OR (s.status = 'CANCELLED' AND s.outcome = 'WITHDRAWN') AS left_out,
    s.session_id IS NULL OR s.details ? 'leftSession' AS promised,
    s.details ? 'poolEnteredAt' AS pooled,
    s.deadlines @> '[{"kind": "FINISH", "light": "RED"}]' AS overdue,
    coalesce(s.claimed_by, (s.details #>> '{lastServed,organizationId}')::uuid) AS served_by,
    coalesce(s.details -> 'course', '{}') AS course
  FROM service_orders s
  LEFT JOIN service_items i ON i.id = s.item_id LEFT JOIN service_categories g ON g.id = i.category_id
  LEFT JOIN persons p ON p.id = s.requester_id
  WHERE s.workflow = 'service-order' AND ${orders}
), kept AS (
  SELECT * FROM o WHERE NOT left_out
), by_provider AS MATERIALIZED (
SELECT order_id, organization_id, ${OF_ONE_PROVIDER}, ${combined(COMBINABLE)}
FROM (
${PARTS.join('\nUNION ALL ')}
) parts GROUP BY 1, 2
)`;

const STARS = 'p.stars_1 + p.stars_2 + p.stars_3 + p.stars_4 + p.stars_5';

const OF_ORDER: Readonly<Record<Measure, string>> = {
  ...(Object.fromEntries(ADDED.map((measure) => [measure, `coalesce(p.${measure}, 0)`])) as Record<
    (typeof ADDED)[number],
    string
  >),
  orders: '1',
  left_out: 'o.left_out::int',
  accepted: 'a.accepted::int',
  responded: `(a.accepted AND coalesce(p.first_in_time, false))::int`,
  claimed_early: `(a.accepted AND coalesce(p.first_claim < coalesce((o.course ->> 'fellBackAt')::timestamptz, 'infinity'), false))::int`,
  fell_through: `(a.accepted AND (o.course ? 'fellBackAt' OR o.course ? 'unmetAt'))::int`,
  unmet: `(a.accepted AND o.status IN ('UNMET', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK'))::int`,
  redone: '(a.accepted AND o.round > 1)::int',
  closed: `(NOT o.left_out AND o.status = 'CLOSED')::int`,
  rated_closed: `(NOT o.left_out AND o.status = 'CLOSED' AND coalesce(${STARS}, 0) > 0)::int`,
};

const OF_PROVIDER: Readonly<Record<Measure, string>> = {
  ...(Object.fromEntries(ADDED.map((measure) => [measure, `p.${measure}`])) as Record<
    (typeof ADDED)[number],
    string
  >),
  orders: '1',
  left_out: '0',
  // for an organisation, accepted is what it took
  accepted: '(p.taken > 0)::int',
  responded: '(p.taken > 0 AND coalesce(p.contact_ok, false))::int',
  claimed_early: '0',
  fell_through: '0',
  unmet: '0',
  redone: '(p.taken > 0 AND p.redone > 0)::int',
  closed: `(o.status = 'CLOSED' AND o.served_by = p.organization_id)::int`,
  rated_closed: `(o.status = 'CLOSED' AND o.served_by = p.organization_id AND ${STARS} > 0)::int`,
};

const columns = (values: Readonly<Record<Measure, string>>): string =>
  MEASURES.map((measure) => `(${values[measure]})::smallint AS ${measure}`).join(', ');

export const FACT_KEYS = [
  'order_id',
  'street_id',
  'community_id',
  'day',
  'category',
  'channel',
  'age_band',
] as const;
export const PROVIDER_FACT_KEYS = ['order_id', 'organization_id', 'street_id', 'day'] as const;
export const FACT_VALUES = [...MEASURES, ...SPANS.map((span) => `${span}_bin`)];

/** One row per order; needs `factsWith`. */
export const ORDER_FACTS = `
SELECT o.order_id, o.street_id, o.community_id, o.day, o.category, o.channel, o.age_band, ${columns(OF_ORDER)},
  ${binSql(`(CASE WHEN a.accepted THEN ${seconds('o.created_at', 'p.first_claim')} END)`)}::smallint AS claim_bin,
  ${binSql('p.first_contacted_in')}::smallint AS contact_bin, ${binSql('p.first_finished_in')}::smallint AS finish_bin
FROM o LEFT JOIN (SELECT order_id, ${ADDED_UP}, ${combined(FIRST)} FROM by_provider GROUP BY 1) p USING (order_id)
CROSS JOIN LATERAL (SELECT NOT o.left_out AND o.promised AND o.pooled AS accepted) a`;

/** One row per order and organisation that had to do with it; needs `factsWith`. */
export const PROVIDER_FACTS = `
SELECT p.order_id, p.organization_id, o.street_id, o.day, ${columns(OF_PROVIDER)}, NULL::smallint AS claim_bin,
  ${binSql('p.contacted_in')}::smallint AS contact_bin, ${binSql('p.finished_in')}::smallint AS finish_bin
FROM by_provider p JOIN o USING (order_id) WHERE p.organization_id IS NOT NULL`;
