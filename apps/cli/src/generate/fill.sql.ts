/** Of a plan's moments, which are seconds. */
const at = (seconds: string): string => `to_timestamp(${seconds})`;
const days = (moment: string, n: number): string => at(`${moment} + ${n * 24 * 3600}`);

const TIER = `CASE WHEN by_community THEN 'COMMUNITY' ELSE 'TEAM' END`;
const OVERSEER = `CASE WHEN by_community THEN 'STREET' ELSE 'COMMUNITY' END`;
/** The deadline an open order stands under. */
const KIND = `CASE fate WHEN 'OPEN' THEN 'OPEN_POOL' WHEN 'FELL' THEN 'COMMUNITY_POOL' ELSE 'FINISH' END`;
const MISSED = 'due < made_at';

const DEADLINES = `CASE WHEN due IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('kind', ${KIND},
  'startsAt', ${at('coalesce(claimed, fell, t)')}, 'dueAt', ${at('due')}, 'reached', CASE WHEN ${MISSED} THEN 2 ELSE 0 END,
  'nextMarkAt', CASE WHEN NOT ${MISSED} THEN ${at('due')} END, 'light', CASE WHEN ${MISSED} THEN 'RED' ELSE 'GREEN' END)) END`;

const CONTACTS = `jsonb_build_array(jsonb_build_object('organizationId', org_id, 'claimedAt', ${at('claimed')}, 'at', ${at('contacted')},
  'inTime', contacted - claimed < 86400))`;
const ROUND = `'organizationId', org_id, 'claimedAt', ${at('claimed')},
  'startedAt', ${at('finished - 1200 - floor(pg_temp.r(n, 16) * 7200)::bigint')}, 'finishedAt', ${at('finished')},
  'proved', pg_temp.r(n, 17) < 0.97, 'inTime', finished - claimed < 7 * 86400`;
const CONFIRMATION = `'organizationId', org_id, 'resolved'`;
/** One for each round; hardly any order has a second. */
const byRound = (one: string, first: string, second: string): string =>
  `CASE WHEN round = 1 THEN jsonb_build_array(${one}) ELSE jsonb_build_array(${first}, ${second}) END`;

const COURSE = `CASE WHEN fate = 'DONE' THEN jsonb_build_object('fellBackAt', ${at('fell')}, 'contacts', ${CONTACTS},
    'rounds', ${byRound(`jsonb_build_object('round', 1, ${ROUND})`, `jsonb_build_object('round', 1, ${ROUND})`, `jsonb_build_object('round', 2, ${ROUND})`)},
    'confirmations', CASE WHEN NOT silent THEN ${byRound(
      `jsonb_build_object('round', 1, ${CONFIRMATION}, true)`,
      `jsonb_build_object('round', 1, ${CONFIRMATION}, false)`,
      `jsonb_build_object('round', 2, ${CONFIRMATION}, true)`,
    )} END)
  ELSE jsonb_build_object('fellBackAt', ${at('fell')}, 'unmetAt', CASE WHEN fate = 'UNMET' THEN ${days('fell', 2)} END,
    'contacts', CASE WHEN contacted IS NOT NULL THEN ${CONTACTS} END) END`;

const DETAILS = `jsonb_strip_nulls(jsonb_build_object('text', '生成的需求', 'receiptDeliveredAt', ${at('t')},
  'poolEnteredAt', CASE WHEN fate NOT IN ('REFERRED', 'NO_REPLY') THEN ${at('coalesce(fell, t)')} END,
  'unmet', CASE WHEN fate = 'UNMET' THEN jsonb_build_object('reviewAt', ${days('t', 365)}) END,
  'lastServed', CASE WHEN org_id IS NOT NULL THEN jsonb_build_object('organizationId', org_id, 'tier', ${TIER}) END,
  'course', ${COURSE}))`;

const EVALUATION = `INSERT INTO evaluations (id, street_id, order_id, stage, round, organization_id, tier, community_path, stars, dimensions, tags, class,
    channel, rater_person_id, evidence, status, counts_for, occurred_at, entered_at, counted_at, key_scope, key, payload_hash, version, timeline_seq,
    timeline_hash)`;

/** How many entries every order's timeline has; the plan's rows and `recent-timelines.ts` agree on it. */
export const STEPS = 4;

/** Fills the product's tables from `plan`, and from `heads`, the ends of the recent orders' timelines. */
export const FILL: readonly string[] = [
  `INSERT INTO service_orders (id, street_id, workflow, code, query_code, status, outcome, version, round, urgency, risk, complex, channel,
     item_id, community_id, community_path, beneficiary, requester_id, pool, claimed_by, occurred_at, created_at, updated_at, closed_at, light, untaken,
     next_due_at, details, deadlines, timeline_seq, timeline_hash)
   SELECT id, street_id, 'service-order', 'GEN' || chr(65 + street::int) || n, lpad(n::text, 10, '0'), status, outcome, ${STEPS}, round, 'NORMAL', 'LOW',
     false, channel, item_id, community_id, community_path, 'PERSON', requester_id,
     CASE fate WHEN 'OPEN' THEN 'OPEN' WHEN 'FELL' THEN 'COMMUNITY_FALLBACK' END, CASE WHEN fate = 'CLAIMED' THEN org_id END,
     ${at('t')}, ${at('t')}, ${at('coalesce(closed, claimed, t)')}, ${at('closed')}, CASE WHEN ${MISSED} THEN 'RED' ELSE 'GREEN' END,
     CASE WHEN status IN ('COMMUNITY_FALLBACK', 'STREET_FALLBACK', 'UNMET') THEN status END, ${at('due')},
     ${DETAILS}, ${DEADLINES}, ${STEPS}, h.hash
   FROM plan LEFT JOIN heads h USING (n)`,
  `INSERT INTO claims (id, street_id, order_id, organization_id, tier, round, from_pool, status, created_at, claimed_at, contacted_at, ended_at, end_reason)
   SELECT claim_id, street_id, id, org_id, ${TIER}, round, CASE WHEN by_community THEN 'COMMUNITY_FALLBACK' ELSE 'OPEN' END,
     CASE WHEN fate = 'DONE' THEN 'ENDED' ELSE 'ACTIVE' END, ${at('claimed')}, ${at('claimed')}, ${at('contacted')}, ${at('closed')}, outcome
   FROM plan WHERE claimed IS NOT NULL`,
  // three in a hundred were taken by somebody else first, and given back
  `INSERT INTO claims (id, street_id, order_id, organization_id, tier, round, from_pool, status, created_at, claimed_at, ended_at, end_reason)
   SELECT pg_temp.uid7('returned', t, n), street_id, id, other, 'TEAM', 1, 'OPEN', 'ENDED', ${at('t')}, ${at('t')}, ${at('t + 60')}, 'RELEASED'
   FROM (SELECT *, pg_temp.uid('provider', community) AS other FROM plan WHERE claimed IS NOT NULL AND pg_temp.r(n, 24) < 0.03) p WHERE other <> org_id`,
  `${EVALUATION}
   SELECT evaluation_id, street_id, id, 'RESULT', round, org_id, ${TIER}, community_path, stars, '{}', '{}', 'SELF', 'WEB', requester_id,
     'ACCOUNT', CASE WHEN stars <= 2 AND pg_temp.r(n, 25) < 0.05 THEN 'EXCLUDED' ELSE 'COUNTED' END, 'SATISFACTION', ${at('rated')},
     ${at('rated')}, ${at('rated')}, 'generated', n::text, '', 1, 1, coalesce(h.evaluation_hash, repeat('0', 64))
   FROM plan LEFT JOIN heads h USING (n) WHERE stars IS NOT NULL`,
  // every order is rated at some stage: those without a rating of the result said how they were received
  `${EVALUATION}
   SELECT evaluation_id, street_id, id, 'INTAKE', 1, community_id, 'COMMUNITY', community_path, 4 + (n % 2)::int, '{}', '{}', 'SELF', 'WEB', requester_id,
     'ACCOUNT', 'COUNTED', 'STAGE', ${at('rated')}, ${at('rated')}, ${at('rated')}, 'generated', n::text, '', 1, 1, coalesce(h.evaluation_hash, repeat('0', 64))
   FROM plan LEFT JOIN heads h USING (n) WHERE stars IS NULL`,
  `INSERT INTO rectifications (id, street_id, order_id, evaluation_id, round, organization_id, status, opened_at, submitted_at, ended_at)
   SELECT pg_temp.uid7('rectification', rated, n), street_id, id, evaluation_id, round, org_id,
     CASE WHEN pg_temp.r(n, 25) < 0.05 THEN 'DROPPED' WHEN passes THEN 'PASSED' ELSE 'FAILED' END, ${at('rated')}, ${at('rated + 43200')}, ${days('rated', 1)}
   FROM plan WHERE stars <= 2`,
  `INSERT INTO callbacks (id, street_id, order_id, round, purpose, cause_id, organization_id, tier, community_path, status, result, drawn_by, failed_calls,
     opened_at, due_at, ended_at)
   SELECT pg_temp.uid7('callback', finished, n), street_id, id, round, purpose, id, org_id, ${OVERSEER}, community_path,
     CASE WHEN passes THEN 'DONE' ELSE 'UNREACHABLE' END, CASE WHEN passes THEN 'RESOLVED' ELSE 'NO_ANSWER' END,
     CASE WHEN purpose = 'SAMPLE' THEN 'LOT' END, CASE WHEN passes THEN 0 ELSE 3 END, ${days('finished', 2)}, ${days('finished', 4)}, ${days('finished', 3)}
   FROM (SELECT *, CASE WHEN silent THEN 'SILENCE' WHEN stars <= 2 THEN 'BAD_REVIEW' WHEN sampled THEN 'SAMPLE' END AS purpose FROM plan WHERE fate = 'DONE') p
   WHERE purpose IS NOT NULL`,
  `INSERT INTO timers (subject_id, kind, subject_type, street_id, due_at)
   SELECT id, ${KIND}, 'ServiceOrder', street_id, ${at('due')} FROM plan WHERE NOT ${MISSED}`,
  `INSERT INTO outbox_events (id, type, street_id, subject_id, occurred_at, payload, recorded_at, relayed_at)
   SELECT pg_temp.uid7('event', t, n), 'OrderPlaced', street_id, id, ${at('t')}, jsonb_build_object('orderId', id, 'communityPath', community_path), ${at('t')}, ${at('t')}
   FROM plan WHERE recent`,
];
