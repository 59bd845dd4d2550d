import type {
  Assignment,
  Claim,
  DeadlineState,
  Invitation,
  OrderDetails,
  ServiceOrder,
} from '../../domain/order';
import { activeClaim, lightOf, UNTAKEN } from '../../domain/order';

/** A row of `service_orders` with its children, as the load statement returns it. */
export interface OrderRow {
  id: string;
  street_id: string;
  workflow: string;
  code: string;
  query_code: string;
  status: string;
  outcome: string | null;
  version: number;
  round: number;
  urgency: string;
  risk: string;
  complex: boolean;
  channel: string;
  item_id: string | null;
  session_id: string | null;
  standing_order_id: string | null;
  community_id: string;
  community_path: string;
  beneficiary: string;
  requester_id: string;
  placed_by_id: string | null;
  pool: string | null;
  appointed_at: Date | null;
  occurred_at: Date;
  created_at: Date;
  updated_at: Date;
  closed_at: Date | null;
  details: unknown;
  deadlines: unknown;
  timeline_seq: number;
  timeline_hash: string | null;
  claims: Record<string, unknown>[];
  invitation: Record<string, unknown> | null;
  assignments: Record<string, unknown>[];
}

const DATE_KEY = /(At|_at|^until|^dueFrom|^at)$/;

/** Turns the ISO texts of jsonb back into dates; keys say which (`…At`, `until`, `dueFrom`, `at`). */
function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      key,
      DATE_KEY.test(key) && typeof v === 'string' ? new Date(v) : revive(v),
    ]),
  );
}

const camel = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase()),
      value,
    ]),
  );

const snake = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  );

export function orderOf(row: OrderRow): ServiceOrder {
  return {
    id: row.id,
    streetId: row.street_id,
    workflow: row.workflow,
    code: row.code,
    queryCode: row.query_code,
    status: row.status,
    outcome: row.outcome as ServiceOrder['outcome'],
    version: row.version,
    round: row.round,
    urgency: row.urgency as ServiceOrder['urgency'],
    risk: row.risk as ServiceOrder['risk'],
    complex: row.complex,
    channel: row.channel as ServiceOrder['channel'],
    itemId: row.item_id,
    sessionId: row.session_id,
    standingOrderId: row.standing_order_id,
    communityId: row.community_id,
    communityPath: row.community_path,
    beneficiary: row.beneficiary as ServiceOrder['beneficiary'],
    requesterId: row.requester_id,
    placedById: row.placed_by_id,
    pool: row.pool as ServiceOrder['pool'],
    appointedAt: row.appointed_at,
    occurredAt: row.occurred_at,
    receivedAt: row.created_at,
    closedAt: row.closed_at,
    details: revive(row.details) as OrderDetails,
    deadlines: revive(row.deadlines) as DeadlineState[],
    claims: row.claims.map((claim) => revive(camel(claim)) as Claim),
    invitation: row.invitation ? (revive(camel(row.invitation)) as Invitation) : null,
    assignments: row.assignments.map((assignment) => revive(camel(assignment)) as Assignment),
    timeline: { seq: row.timeline_seq, hash: row.timeline_hash },
  };
}

/** The order's own columns, as one jsonb record. */
export function orderRecord(order: ServiceOrder, now: Date): Record<string, unknown> {
  const due = order.deadlines.flatMap((deadline) => (deadline.dueAt ? [deadline.dueAt.getTime()] : []));
  return {
    id: order.id,
    street_id: order.streetId,
    workflow: order.workflow,
    code: order.code,
    query_code: order.queryCode,
    status: order.status,
    outcome: order.outcome,
    version: order.version,
    round: order.round,
    urgency: order.urgency,
    risk: order.risk,
    complex: order.complex,
    channel: order.channel,
    item_id: order.itemId,
    session_id: order.sessionId,
    booked_session_id: order.status === 'CANCELLED' || order.details.leftSession ? null : order.sessionId,
    standing_order_id: order.standingOrderId,
    community_id: order.communityId,
    community_path: order.communityPath,
    beneficiary: order.beneficiary,
    requester_id: order.requesterId,
    placed_by_id: order.placedById,
    pool: order.pool,
    claimed_by: activeClaim(order)?.organizationId ?? null,
    duplicate_of_id: order.status === 'REFERRED' ? (order.details.referral?.duplicateOfId ?? null) : null,
    appointed_at: order.appointedAt,
    occurred_at: order.occurredAt,
    created_at: order.receivedAt,
    updated_at: now,
    closed_at: order.closedAt,
    light: lightOf(order),
    untaken: UNTAKEN.find((status) => status === order.status) ?? null,
    next_due_at: due.length > 0 ? new Date(Math.min(...due)) : null,
    details: order.details,
    deadlines: order.deadlines,
    timeline_seq: order.timeline.seq,
    timeline_hash: order.timeline.hash,
  };
}

/** Rows of one kind that are new or differ from before; ended ones first, so that a unique index never sees two. */
export function changedRows<T extends { id: string; status: string }>(
  before: readonly T[],
  after: readonly T[],
  order: ServiceOrder,
): Record<string, unknown>[] {
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const rank = (row: T): number =>
    row.status === 'ACTIVE' || row.status === 'PENDING' || row.status === 'OFFERED' ? 1 : 0;
  return after
    .filter((row) => known.get(row.id) !== JSON.stringify(row))
    .sort((a, b) => rank(a) - rank(b))
    .map((row) => ({ ...snake(row), street_id: order.streetId, order_id: order.id }));
}
