import { text } from '#libs/kernel';
import { WORKFLOWS } from '#libs/workflows';
import type { Invariant } from './invariant';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Statuses in which an order is over, of all workflows. */
export const FINAL_STATUSES = [
  ...new Set(
    WORKFLOWS.flatMap(({ statuses }) =>
      Object.entries(statuses).flatMap(([name, { kind }]) => (kind === 'final' ? [name] : [])),
    ),
  ),
];
const FINAL = list(FINAL_STATUSES);

/** Statuses in which an organisation has the order; a session's order has its provider from the start. */
const CLAIMED = list([
  'CLAIMED',
  'SCHEDULED',
  'WAITLISTED',
  'IN_SERVICE',
  'DONE',
  'CONFIRMED',
  'RECTIFYING',
  'RECHECKING',
]);

const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  CLOSED: ['RATED', 'UNRATED', 'UNVERIFIED', 'ABSENT'],
  CANCELLED: ['WITHDRAWN', 'NO_REPLY', 'NO_SHOW', 'NO_PLACE', 'SESSION_CANCELLED'],
  REFERRED: ['EMERGENCY', 'HOTLINE_12345', 'DUPLICATE', 'OUT_OF_SCOPE', 'ILLEGAL', 'SPAM'],
  UNMET: ['PROJECT', 'UNMET'],
};
const outcomeFits = Object.entries(OUTCOMES)
  .map(([status, outcomes]) => `WHEN '${status}' THEN coalesce(o.outcome IN (${list(outcomes)}), false)`)
  .join(' ');

/** Commands nobody gives to an order of his own (handbook §3 rule 4). */
const NOT_ONES_OWN = list([
  'triageOrder',
  'referOrder',
  'claimOrder',
  'waitInLine',
  'inviteOrganization',
  'acceptInvitation',
  'acceptAssignment',
  'recordCallback',
  'recheckOrder',
]);

/** Claims, statuses and rounds (handbook §3). */
export const ORDER_INVARIANTS: readonly Invariant[] = [
  {
    name: 'one-active-claim',
    sentence: text('一单至多一个有效接单', 'an order has at most one active claim'),
    sql: `SELECT order_id::text AS subject FROM claims WHERE status = 'ACTIVE' GROUP BY order_id HAVING count(*) > 1`,
  },
  {
    name: 'claimant-mirrored',
    sentence: text(
      '订单上的接单组织就是有效接单的组织',
      'an order names the organisation of its active claim',
    ),
    sql: `SELECT o.id::text AS subject FROM service_orders o
           LEFT JOIN claims c ON c.order_id = o.id AND c.status = 'ACTIVE'
          WHERE o.claimed_by IS DISTINCT FROM c.organization_id`,
  },
  {
    name: 'claimed-has-claim',
    sentence: text(
      '有组织承办的状态才有有效接单',
      'exactly the statuses in which somebody serves have an active claim',
    ),
    sql: `SELECT o.id::text AS subject FROM service_orders o
          WHERE (CASE WHEN o.status = 'SUSPENDED' THEN o.details #>> '{suspension,from}' ELSE o.status END IN (${CLAIMED}))
                <> EXISTS (SELECT FROM claims c WHERE c.order_id = o.id AND c.status = 'ACTIVE')`,
  },
  {
    name: 'invited-has-invitation',
    sentence: text(
      '邀约中的订单恰有一个待答复的邀约',
      'an invited order, and no other, has one pending invitation',
    ),
    sql: `SELECT o.id::text AS subject FROM service_orders o
           LEFT JOIN (SELECT order_id, count(*) AS n FROM invitations WHERE status = 'PENDING' GROUP BY order_id) i ON i.order_id = o.id
          WHERE coalesce(i.n, 0) <> CASE WHEN o.status = 'INVITED' THEN 1 ELSE 0 END`,
  },
  {
    name: 'outcome-fits-status',
    sentence: text(
      '有结果当且仅当已结束或暂无法满足',
      'an order has an outcome exactly when it is over or unmet, and one that fits',
    ),
    sql: `SELECT o.id::text AS subject FROM service_orders o
          WHERE NOT CASE o.status ${outcomeFits} ELSE o.outcome IS NULL END`,
  },
  {
    name: 'closed-since',
    sentence: text(
      '结束的订单有结束时间，未结束的没有',
      'an order that is over says since when, and no other',
    ),
    sql: `SELECT id::text AS subject FROM service_orders WHERE (closed_at IS NOT NULL) <> (status IN (${FINAL}))`,
  },
  {
    name: 'late-rounds-at-street',
    sentence: text('第四轮起先到街道兜底', 'every round from the fourth on began at the street'),
    sql: `SELECT subject FROM (
            SELECT DISTINCT ON (subject_id, round) subject_id::text || ' round ' || round AS subject, to_status
              FROM timeline_entries WHERE subject_type = 'ServiceOrder' AND round >= 4 ORDER BY subject_id, round, seq) first_step
          WHERE to_status <> 'STREET_FALLBACK'`,
  },
  {
    name: 'own-order',
    sentence: text(
      '无人受理、承接、回访或复核自己的订单',
      'nobody triages, claims, calls back or rechecks an order of his own',
    ),
    sql: `SELECT DISTINCT o.id::text || ' ' || t.command AS subject FROM timeline_entries t
           JOIN service_orders o ON o.id = t.subject_id
          WHERE t.command IN (${NOT_ONES_OWN}) AND t.actor_person_id = o.requester_id`,
  },
  {
    name: 'answers-exist',
    sentence: text('记下的答复都指向存在的订单', 'every remembered answer is about an order that exists'),
    sql: `SELECT k.scope || ' ' || k.key AS subject FROM idempotency_keys k
           LEFT JOIN service_orders o ON o.id::text = k.answer ->> 'orderId'
          WHERE k.answer ->> 'orderId' IS NOT NULL AND (o.id IS NULL OR o.version < (k.answer ->> 'version')::int)`,
  },
];
