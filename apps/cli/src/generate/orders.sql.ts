import { streetOf } from './places.sql';
import type { DistrictSize } from './size';

/**
 * What becomes of the orders $1 to $2: one row each, from which every table is then filled. Shares are those of a street that
 * works: four in a hundred referred, four withdrawn, eight fall to the community, one in a hundred is unmet; two thirds of what
 * is closed is rated, five in a hundred of that badly. Times are exponential around a few hours or days.
 */
export const planOf = (size: DistrictSize, items: number): string => `
CREATE TEMP TABLE plan ON COMMIT DROP AS
SELECT n, pg_temp.uid7(t, n) AS id, street, pg_temp.uid('street', street) AS street_id, pg_temp.uid('community', community) AS community_id,
  'gen/s' || (1 + street) || '/c' || lpad((1 + community)::text, 3, '0') || '/' AS community_path,
  pg_temp.uid('person', community + ${size.communities} * floor(pg_temp.r(n, 3) * ${Math.floor(size.residents / size.communities)})::bigint) AS requester_id,
  CASE WHEN pg_temp.r(n, 4) < 0.12 THEN NULL ELSE pg_temp.uid('item', street * 1000 + 1 + floor(${items} * power(pg_temp.r(n, 5), 1.6))::int) END AS item_id,
  CASE WHEN c < 0.30 THEN 'WEB' WHEN c < 0.58 THEN 'WECHAT' WHEN c < 0.80 THEN 'PHONE' WHEN c < 0.92 THEN 'COUNTER' WHEN c < 0.95 THEN 'KIOSK' ELSE 'PAPER' END AS channel,
  t, fate, round, fell_at, claimed_at, contacted_at, contacted_at - claimed_at < interval '24 hours' AS contact_ok,
  finished_at - interval '20 minutes' - pg_temp.r(n, 16) * interval '2 hours' AS started_at, finished_at,
  finished_at - claimed_at < interval '7 days' AS finish_ok, pg_temp.r(n, 17) < 0.97 AS proved,
  silent, CASE WHEN fate = 'DONE' AND NOT silent AND pg_temp.r(n, 18) < 0.72 THEN
    CASE WHEN w < 0.55 THEN 5 WHEN w < 0.80 THEN 4 WHEN w < 0.95 THEN 3 WHEN w < 0.98 THEN 2 ELSE 1 END END AS stars,
  CASE WHEN fate = 'DONE' AND fell_at IS NOT NULL THEN pg_temp.uid('community', community)
       WHEN claimed_at IS NOT NULL THEN pg_temp.uid('provider', community + ${size.communities} * floor(pg_temp.r(n, 20) * ${Math.floor(size.providers / size.communities)})::bigint) END AS org_id,
  fell_at IS NOT NULL AS by_community, pg_temp.r(n, 21) < 0.1 AS sampled, pg_temp.r(n, 22) < 0.85 AS passes, age < ${size.recentDays} AS recent
FROM (
  SELECT *, least(claimed_at + h_contact, finish) AS contacted_at, finish AS finished_at FROM (
    SELECT *, CASE WHEN fate IN ('DONE', 'CLAIMED') THEN coalesce(fell_at, t) + h_claim END AS claimed_at,
      CASE WHEN fate = 'DONE' THEN coalesce(fell_at, t) + h_claim + interval '3 hours' + h_finish END AS finish
    FROM (
      SELECT *, CASE WHEN (fate = 'DONE' AND u < 0.18) OR fate IN ('FELL', 'UNMET') THEN t + interval '24 hours' END AS fell_at
      FROM (
        SELECT n, t, community, ${streetOf('community', size)} AS street, u, age, pg_temp.r(n, 6) AS c, pg_temp.r(n, 19) AS w,
          CASE WHEN u < 0.04 THEN 'REFERRED' WHEN u < 0.08 THEN 'WITHDRAWN' WHEN u < 0.095 THEN 'NO_REPLY' WHEN u < 0.105 THEN 'UNMET'
               WHEN age >= 14 THEN 'DONE' WHEN pg_temp.r(n, 7) < 0.15 THEN 'OPEN' WHEN pg_temp.r(n, 7) < 0.2 THEN 'FELL'
               WHEN pg_temp.r(n, 7) < 0.6 THEN 'CLAIMED' ELSE 'DONE' END AS fate,
          CASE WHEN pg_temp.r(n, 8) < 0.04 THEN 2 ELSE 1 END AS round, pg_temp.r(n, 9) < 0.07 AS silent,
          -ln(1 - pg_temp.r(n, 10)) * interval '6 hours' AS h_claim, -ln(1 - pg_temp.r(n, 11)) * interval '5 hours' AS h_contact,
          -ln(1 - pg_temp.r(n, 12)) * interval '40 hours' AS h_finish
        FROM (
          SELECT n, pg_temp.r(n, 1) AS u, floor(${size.communities} * power(pg_temp.r(n, 2), 1.25))::int AS community, day, age,
            ($3::date - age + interval '7 hours' + pg_temp.r(n, 14) * interval '14 hours') AT TIME ZONE 'Asia/Shanghai' AS t
          FROM (
            SELECT n, 1 + ${size.years * 365} - 1 - floor(${size.years * 365} * power((n - 0.5) / ${size.orders}, 0.8))::int AS age, 0 AS day
            FROM generate_series($1::bigint, $2::bigint) n
          ) numbered
        ) timed
      ) fated
    ) fallen
  ) claimed
) done`;

const END = `CASE fate WHEN 'REFERRED' THEN 'REFERRED' WHEN 'WITHDRAWN' THEN 'CANCELLED' WHEN 'NO_REPLY' THEN 'CANCELLED' WHEN 'UNMET' THEN 'UNMET'
  WHEN 'OPEN' THEN 'OPEN' WHEN 'FELL' THEN 'COMMUNITY_FALLBACK' WHEN 'CLAIMED' THEN 'CLAIMED' ELSE 'CLOSED' END`;
const OUTCOME = `CASE fate WHEN 'REFERRED' THEN 'HOTLINE_12345' WHEN 'WITHDRAWN' THEN 'WITHDRAWN' WHEN 'NO_REPLY' THEN 'NO_REPLY' WHEN 'UNMET' THEN 'UNMET'
  WHEN 'DONE' THEN CASE WHEN stars IS NOT NULL THEN 'RATED' WHEN silent AND NOT passes THEN 'UNVERIFIED' ELSE 'UNRATED' END END`;
const CLOSED_AT = `CASE fate WHEN 'DONE' THEN finished_at + interval '3 days' WHEN 'REFERRED' THEN t + interval '2 hours'
  WHEN 'WITHDRAWN' THEN t + interval '5 hours' WHEN 'NO_REPLY' THEN t + interval '6 days' END`;
const TIER = `CASE WHEN by_community THEN 'COMMUNITY' ELSE 'TEAM' END`;
const OVERSEER = `CASE WHEN by_community THEN 'STREET' ELSE 'COMMUNITY' END`;
/** The deadline an open order stands under; one in ten of those claimed is over it. */
const DUE = `CASE fate WHEN 'OPEN' THEN $1::timestamptz + pg_temp.r(n, 23) * interval '20 hours'
  WHEN 'FELL' THEN $1::timestamptz + pg_temp.r(n, 23) * interval '20 hours'
  WHEN 'CLAIMED' THEN $1::timestamptz + (pg_temp.r(n, 23) - 0.1) * interval '5 days' END`;
const KIND = `CASE fate WHEN 'OPEN' THEN 'OPEN_POOL' WHEN 'FELL' THEN 'COMMUNITY_POOL' ELSE 'FINISH' END`;

/** Fills the product's tables from the plan. $1: now. */
export const FILL: readonly string[] = [
  `INSERT INTO service_orders (id, street_id, workflow, code, query_code, status, outcome, version, round, urgency, risk, complex, channel,
     item_id, community_id, community_path, beneficiary, requester_id, pool, claimed_by, occurred_at, created_at, updated_at, closed_at, light,
     next_due_at, details, deadlines, timeline_seq)
   SELECT id, street_id, 'service-order', 'GEN' || chr(65 + street) || n, lpad(n::text, 10, '0'), ${END}, ${OUTCOME}, 8, round, 'NORMAL', 'LOW', false,
     channel, item_id, community_id, community_path, 'PERSON', requester_id,
     CASE fate WHEN 'OPEN' THEN 'OPEN' WHEN 'FELL' THEN 'COMMUNITY_FALLBACK' END, CASE WHEN fate = 'CLAIMED' THEN org_id END,
     t, t, coalesce(${CLOSED_AT}, claimed_at, t), ${CLOSED_AT}, CASE WHEN due < $1 THEN 'RED' ELSE 'GREEN' END, due,
     jsonb_strip_nulls(jsonb_build_object('text', '生成的需求', 'receiptDeliveredAt', t,
       'poolEnteredAt', CASE WHEN fate NOT IN ('REFERRED', 'NO_REPLY') THEN coalesce(fell_at, t) END,
       'unmet', CASE WHEN fate = 'UNMET' THEN jsonb_build_object('reviewAt', t + interval '1 year') END,
       'startedAt', started_at, 'finishedAt', finished_at, 'finishProved', CASE WHEN fate = 'DONE' THEN proved END,
       'confirmedAt', CASE WHEN fate = 'DONE' AND NOT silent THEN finished_at + interval '1 day' END,
       'lastServed', CASE WHEN org_id IS NOT NULL THEN jsonb_build_object('organizationId', org_id, 'tier', ${TIER}) END,
       'course', jsonb_build_object('fellBackAt', fell_at, 'unmetAt', CASE WHEN fate = 'UNMET' THEN fell_at + interval '2 days' END,
         'contacts', CASE WHEN contacted_at IS NOT NULL THEN jsonb_build_array(jsonb_build_object('organizationId', org_id,
           'claimedAt', claimed_at, 'at', contacted_at, 'inTime', contact_ok)) END,
         'rounds', CASE WHEN fate = 'DONE' THEN (SELECT jsonb_agg(jsonb_build_object('round', k, 'organizationId', org_id, 'claimedAt', claimed_at,
           'startedAt', started_at, 'finishedAt', finished_at, 'proved', proved, 'inTime', finish_ok)) FROM generate_series(1, round) k) END,
         'confirmations', CASE WHEN fate = 'DONE' AND NOT silent THEN (SELECT jsonb_agg(jsonb_build_object('round', k, 'organizationId', org_id,
           'resolved', k = round)) FROM generate_series(1, round) k) END))),
     CASE WHEN due IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('kind', kind, 'startsAt', coalesce(claimed_at, fell_at, t), 'dueAt', due,
       'reached', CASE WHEN due < $1 THEN 2 ELSE 0 END, 'nextMarkAt', CASE WHEN due >= $1 THEN due END,
       'light', CASE WHEN due < $1 THEN 'RED' ELSE 'GREEN' END)) END, 8
   FROM (SELECT *, ${DUE} AS due, ${KIND} AS kind FROM plan) p`,
  `INSERT INTO claims (id, street_id, order_id, organization_id, tier, round, from_pool, status, created_at, claimed_at, contacted_at, ended_at, end_reason)
   SELECT pg_temp.uid7(claimed_at, n), street_id, id, org_id, ${TIER}, round, CASE WHEN by_community THEN 'COMMUNITY_FALLBACK' ELSE 'OPEN' END,
     CASE WHEN fate = 'DONE' THEN 'ENDED' ELSE 'ACTIVE' END, claimed_at, claimed_at, contacted_at, ${CLOSED_AT}, CASE WHEN fate = 'DONE' THEN ${OUTCOME} END
   FROM plan WHERE claimed_at IS NOT NULL AND $1::timestamptz IS NOT NULL`,
  // three in a hundred were taken by somebody else first, and given back
  `INSERT INTO claims (id, street_id, order_id, organization_id, tier, round, from_pool, status, created_at, claimed_at, ended_at, end_reason)
   SELECT pg_temp.uid('returned', n), street_id, id, pg_temp.uid('provider', (n % 2000)), 'TEAM', 1, 'OPEN', 'ENDED', t, t, t + interval '1 minute', 'RELEASED'
   FROM plan WHERE claimed_at IS NOT NULL AND pg_temp.r(n, 24) < 0.03 AND pg_temp.uid('provider', (n % 2000)) <> org_id AND $1::timestamptz IS NOT NULL`,
  `INSERT INTO evaluations (id, street_id, order_id, stage, round, organization_id, tier, community_path, stars, dimensions, tags, class, channel,
     rater_person_id, evidence, status, counts_for, occurred_at, entered_at, counted_at, key_scope, key, payload_hash, version, timeline_seq, timeline_hash)
   SELECT pg_temp.uid7(finished_at, n), street_id, id, 'RESULT', round, org_id, ${TIER}, community_path, stars, '{}', '{}', 'SELF', 'WEB', requester_id,
     'ACCOUNT', CASE WHEN stars <= 2 AND pg_temp.r(n, 25) < 0.05 THEN 'EXCLUDED' ELSE 'COUNTED' END, 'SATISFACTION', finished_at + interval '2 days',
     finished_at + interval '2 days', finished_at + interval '2 days', 'generated', n::text, '', 1, 1, repeat('0', 64)
   FROM plan WHERE stars IS NOT NULL AND $1::timestamptz IS NOT NULL`,
  // every order is rated at some stage: those without a rating of the result said how they were received
  `INSERT INTO evaluations (id, street_id, order_id, stage, round, organization_id, tier, community_path, stars, dimensions, tags, class, channel,
     rater_person_id, evidence, status, counts_for, occurred_at, entered_at, counted_at, key_scope, key, payload_hash, version, timeline_seq, timeline_hash)
   SELECT pg_temp.uid7(t, n), street_id, id, 'INTAKE', 1, community_id, 'COMMUNITY', community_path, 4 + (n % 2)::int, '{}', '{}', 'SELF', 'WEB', requester_id,
     'ACCOUNT', 'COUNTED', 'STAGE', t, t, t, 'generated', n::text, '', 1, 1, repeat('0', 64)
   FROM plan WHERE stars IS NULL AND $1::timestamptz IS NOT NULL`,
  `INSERT INTO rectifications (id, street_id, order_id, evaluation_id, round, organization_id, status, opened_at, submitted_at, ended_at)
   SELECT pg_temp.uid('rectification', p.n), p.street_id, p.id, e.id, p.round, p.org_id,
     CASE WHEN e.status = 'EXCLUDED' THEN 'DROPPED' WHEN passes THEN 'PASSED' ELSE 'FAILED' END, e.counted_at, e.counted_at + interval '1 day', e.counted_at + interval '2 days'
   FROM plan p JOIN evaluations e ON e.id = pg_temp.uid7(p.finished_at, p.n) WHERE p.stars <= 2 AND $1::timestamptz IS NOT NULL`,
  `INSERT INTO callbacks (id, street_id, order_id, round, purpose, cause_id, organization_id, tier, community_path, status, result, drawn_by, failed_calls,
     opened_at, due_at, ended_at)
   SELECT pg_temp.uid('callback', n), street_id, id, round, purpose, id, org_id, ${OVERSEER}, community_path,
     CASE WHEN passes THEN 'DONE' ELSE 'UNREACHABLE' END, CASE WHEN passes THEN 'RESOLVED' ELSE 'NO_ANSWER' END,
     CASE WHEN purpose = 'SAMPLE' THEN 'LOT' END, CASE WHEN passes THEN 0 ELSE 3 END, at, at + interval '2 days', at + interval '1 day'
   FROM (SELECT *, finished_at + interval '2 days' AS at, CASE WHEN silent THEN 'SILENCE' WHEN stars <= 2 THEN 'BAD_REVIEW' WHEN sampled THEN 'SAMPLE' END AS purpose
         FROM plan WHERE fate = 'DONE' AND $1::timestamptz IS NOT NULL) p WHERE purpose IS NOT NULL`,
  `INSERT INTO timers (subject_id, kind, subject_type, street_id, due_at)
   SELECT id, kind, 'ServiceOrder', street_id, due FROM (SELECT *, ${DUE} AS due, ${KIND} AS kind FROM plan) p WHERE due >= $1`,
  `INSERT INTO outbox_events (id, type, street_id, subject_id, occurred_at, payload, recorded_at, relayed_at)
   SELECT pg_temp.uid7(t, n + 1000000000000), 'OrderPlaced', street_id, id, t, jsonb_build_object('orderId', id, 'communityPath', community_path), t, t
   FROM plan WHERE recent AND $1::timestamptz IS NOT NULL`,
];
