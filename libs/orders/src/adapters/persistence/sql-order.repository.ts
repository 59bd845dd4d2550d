import { Inject, Injectable } from '@nestjs/common';
import type { Ids, Random } from '#libs/kernel';
import { CryptoRandom } from '#libs/kernel';
import type { Tx, WriteStatement } from '#libs/platform';
import { IDS, armTimers, disarmTimers, outboxWrite, settleTimer } from '#libs/platform';
import { chain, timelineActor, timelineNote, timelineWrite, type NewTimelineEntry } from '#libs/timeline';
import { changeSeats } from '#libs/catalogue';
import type { OrderChange } from '../../domain/order-change';
import {
  OrderRepository,
  type LoadedOrder,
  type LoadOptions,
  type SaveOptions,
} from '../../application/order.repository';
import { seatChange } from '../../domain/sessions';
import type { ServiceOrder } from '../../domain/order';
import { ORDER_SUBJECT } from '../../subject';
import { changedRows, orderOf, orderRecord, type OrderRow } from './order-rows';

/** `more` are columns that only some commands look at: each costs every load that asks for it. */
const orderWithFacts = (more = ''): string => `
SELECT o.*,${more}
  coalesce((SELECT jsonb_agg(to_jsonb(c) - 'street_id' - 'order_id' ORDER BY c.created_at) FROM claims c
            WHERE c.order_id = o.id AND c.status <> 'ENDED'), '[]') AS claims,
  (SELECT to_jsonb(i) - 'street_id' - 'order_id' FROM invitations i WHERE i.order_id = o.id AND i.status = 'PENDING') AS invitation,
  coalesce((SELECT jsonb_agg(to_jsonb(a) - 'street_id' - 'order_id' ORDER BY a.offered_at) FROM assignments a
            JOIN claims c ON c.id = a.claim_id AND c.order_id = o.id AND c.status = 'ACTIVE' WHERE a.order_id = o.id), '[]') AS assignments,
  coalesce((SELECT jsonb_agg(jsonb_build_object('status', t.to_status, 'at', t.at) ORDER BY t.seq) FROM timeline_entries t
            WHERE t.subject_id = o.id AND t.from_status IS DISTINCT FROM t.to_status), '[]') AS history,
  (SELECT jsonb_build_object('requiredQualification', s.qualification, 'deadlineOverrides', s.deadlines)
     FROM service_items s WHERE s.id = o.item_id) AS item,
  (SELECT jsonb_build_object('command', k.command, 'payloadHash', k.payload_hash, 'answer', k.answer)
     FROM idempotency_keys k WHERE k.scope = $2 AND k.key = $3) AS answered,
  app_now() AS now
FROM service_orders o`;

const LOAD_OF_TAKER = `
  (SELECT count(*)::int FROM service_orders l WHERE l.claimed_by = taker.id
      AND l.status IN ('CLAIMED', 'SCHEDULED', 'IN_SERVICE', 'RECTIFYING')
      AND (l.session_id IS NULL OR l.details ? 'leftSession')) AS open_claims,
  coalesce((SELECT v.version FROM organization_loads v WHERE v.organization_id = taker.id), 0) AS load_version,`;

/** Asked when there is no key: a NULL looks cheaper to the planner, which would then plan anew each time. */
const NO_KEY = '';

const LOAD = `${orderWithFacts()} WHERE o.id = $1::uuid`;
const LOAD_MANY = `${orderWithFacts()} WHERE o.id = ANY($1::uuid[])`;
const LOAD_TO_TAKE = `${orderWithFacts(LOAD_OF_TAKER)}
CROSS JOIN LATERAL (SELECT coalesce($4::uuid, (SELECT i.organization_id FROM invitations i
                                               WHERE i.order_id = o.id AND i.status = 'PENDING')) AS id) taker
WHERE o.id = $1::uuid`;

type LoadedRow = OrderRow & {
  history: { status: string; at: string }[];
  item: LoadedOrder['item'];
  open_claims?: number;
  load_version?: number;
  answered: LoadedOrder['answered'];
  now: Date;
};

const COLUMNS = [
  'status',
  'outcome',
  'version',
  'round',
  'urgency',
  'risk',
  'complex',
  'item_id',
  'booked_session_id',
  'pool',
  'claimed_by',
  'duplicate_of_id',
  'appointed_at',
  'updated_at',
  'closed_at',
  'light',
  'untaken',
  'next_due_at',
  'details',
  'deadlines',
  'timeline_seq',
  'timeline_hash',
] as const;

const UPDATE = `UPDATE service_orders o SET ${COLUMNS.map((column) => `${column} = r.${column}`).join(', ')}
FROM jsonb_populate_record(NULL::service_orders, $1::jsonb) r
WHERE o.id = r.id AND o.version = $2`;

const upsert = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;

const CLAIMS = upsert('claims', ['status', 'claimed_at', 'contacted_at', 'ended_at', 'end_reason']);
const INVITATIONS = upsert('invitations', ['status', 'answered_at', 'reason']);
const ASSIGNMENTS = upsert('assignments', ['status', 'answered_at']);

/**
 * Reads an order with its facts in one statement, and gathers all writes of a step: order (guarded by the version read),
 * claims, invitation, assignments, timeline, timers, events, idempotency. The unit of work folds them into one.
 */
@Injectable()
export class SqlOrderRepository extends OrderRepository {
  private readonly random: Random = new CryptoRandom();

  constructor(@Inject(IDS) private readonly ids: Ids) {
    super();
  }

  async load(tx: Tx, orderId: string, asked: LoadOptions = {}): Promise<LoadedOrder | null> {
    const values = [orderId, asked.scope ?? NO_KEY, asked.key ?? NO_KEY];
    const [row] = asked.taker
      ? await tx.query<LoadedRow>(LOAD_TO_TAKE, [...values, asked.taker.organizationId])
      : await tx.query<LoadedRow>(LOAD, values);
    return row ? loadedOf(row) : null;
  }

  async loadMany(tx: Tx, orderIds: readonly string[]): Promise<Map<string, LoadedOrder>> {
    const rows = await tx.query<LoadedRow>(LOAD_MANY, [orderIds, NO_KEY, NO_KEY]);
    return new Map(rows.map((row) => [row.id, loadedOf(row)]));
  }

  /** Gathers the writes that open an order. */
  insert(tx: Tx, change: OrderChange, options: SaveOptions = {}): ServiceOrder {
    const { order, writes } = this.record(null, change, change.timeline[0]!.at);
    tx.write({
      text: `INSERT INTO service_orders SELECT * FROM jsonb_populate_record(NULL::service_orders, $1::jsonb)`,
      values: [JSON.stringify(orderRecord(order, change.timeline[0]!.at))],
    });
    this.gather(tx, null, order, writes, change, options);
    return order;
  }

  /** Gathers the writes of one step. `before` is the order as it was loaded. */
  save(
    tx: Tx,
    before: ServiceOrder,
    change: OrderChange,
    now: Date,
    options: SaveOptions = {},
  ): ServiceOrder {
    const { order, writes } = this.record(before, change, now);
    tx.write({
      text: UPDATE,
      values: [JSON.stringify(orderRecord(order, now)), before.version],
      expectRows: 1,
    });
    this.gather(tx, before, order, writes, change, options);
    return order;
  }

  private record(
    before: ServiceOrder | null,
    change: OrderChange,
    now: Date,
  ): { order: ServiceOrder; writes: WriteStatement[] } {
    const head = before?.timeline.hash ? { seq: before.timeline.seq, hash: before.timeline.hash } : null;
    const entries = change.timeline.map((entry): NewTimelineEntry => ({
      streetId: change.order.streetId,
      subjectType: ORDER_SUBJECT,
      subjectId: change.order.id,
      at: entry.at,
      occurredAt: entry.origin.occurredAt ?? now,
      ...timelineActor(entry.origin.actor),
      onBehalfOfPersonId: entry.origin.onBehalfOfPersonId,
      channel: entry.origin.channel,
      command: entry.command,
      fromStatus: entry.fromStatus,
      toStatus: entry.toStatus,
      round: entry.round,
      reasonCode: entry.reasonCode,
      note: timelineNote(entry.note, this.random),
      data: entry.data as NewTimelineEntry['data'],
    }));
    const rows = chain(head, entries);
    const last = rows.at(-1)!;
    return {
      order: { ...change.order, timeline: { seq: last.seq, hash: last.hash } },
      writes: [timelineWrite(rows)],
    };
  }

  private gather(
    tx: Tx,
    before: ServiceOrder | null,
    after: ServiceOrder,
    writes: WriteStatement[],
    change: OrderChange,
    options: SaveOptions,
  ): void {
    for (const write of writes) tx.write(write);
    const claims = changedRows(before?.claims ?? [], after.claims, after);
    if (claims.length > 0) tx.write({ text: CLAIMS, values: [JSON.stringify(claims)] });
    const invitations = changedRows(
      before?.invitation ? [before.invitation] : [],
      after.invitation ? [after.invitation] : [],
      after,
    );
    // a new invitation replaces the pending one in the aggregate; the one before has been answered by the same step
    if (invitations.length > 0) tx.write({ text: INVITATIONS, values: [JSON.stringify(invitations)] });
    const assignments = changedRows(before?.assignments ?? [], after.assignments, after);
    if (assignments.length > 0) tx.write({ text: ASSIGNMENTS, values: [JSON.stringify(assignments)] });
    for (const write of timerWrites(before, after, options.fired)) tx.write(write);
    const at = change.timeline.at(-1)!.at;
    tx.write(
      outboxWrite(
        change.events.map((event) => ({
          id: this.ids.uuid(),
          type: event.type,
          streetId: after.streetId,
          subjectId: after.id,
          occurredAt: at,
          payload: { ...event.payload, version: after.version },
        })),
      ),
    );
    if (after.sessionId) {
      const seats = seatChange(before, after);
      if (seats.taken !== 0 || seats.waiting !== 0) tx.write(changeSeats(after.sessionId, seats));
    }
    if (options.load) tx.write(loadGuard(options.load, after.streetId));
    if (options.idempotency) tx.write(idempotencyWrite(options.idempotency, at));
  }
}

function loadedOf(row: LoadedRow): LoadedOrder {
  return {
    order: orderOf(row),
    now: row.now,
    history: row.history.map(({ status, at }) => ({ status, at: new Date(at) })),
    item: row.item,
    load: row.open_claims === undefined ? null : { open: row.open_claims, version: row.load_version ?? 0 },
    answered: row.answered,
  };
}

/** Timers follow the deadlines: armed where the next mark moved, disarmed where it is gone, the fired one settled. */
function timerWrites(
  before: ServiceOrder | null,
  after: ServiceOrder,
  fired: SaveOptions['fired'],
): WriteStatement[] {
  const armed = new Map(
    (before?.deadlines ?? []).flatMap((d) =>
      d.nextMarkAt ? [[d.kind, d.nextMarkAt.getTime()] as const] : [],
    ),
  );
  const wanted = new Map(
    after.deadlines.flatMap((d) => (d.nextMarkAt ? [[d.kind, d.nextMarkAt] as const] : [])),
  );
  const writes: WriteStatement[] = [];
  if (fired) {
    writes.push(
      settleTimer({
        subjectId: after.id,
        kind: fired.kind,
        generation: fired.generation,
        nextDueAt: wanted.get(fired.kind) ?? null,
      }),
    );
  }
  const toArm = [...wanted].filter(([kind, at]) => kind !== fired?.kind && armed.get(kind) !== at.getTime());
  const toDisarm = [...armed.keys()].filter((kind) => kind !== fired?.kind && !wanted.has(kind));
  if (toArm.length > 0) {
    writes.push(
      armTimers(
        toArm.map(([kind, dueAt]) => ({
          subjectType: ORDER_SUBJECT,
          subjectId: after.id,
          streetId: after.streetId,
          kind,
          dueAt,
        })),
      ),
    );
  }
  if (toDisarm.length > 0) writes.push(disarmTimers(after.id, toDisarm));
  return writes;
}

const loadGuard = (
  { organizationId, version }: NonNullable<SaveOptions['load']>,
  streetId: string,
): WriteStatement => ({
  text: `INSERT INTO organization_loads AS l (organization_id, street_id, version) VALUES ($1, $2, 1)
ON CONFLICT (organization_id) DO UPDATE SET version = l.version + 1 WHERE l.version = $3`,
  values: [organizationId, streetId, version],
  expectRows: 1,
});

const idempotencyWrite = (entry: NonNullable<SaveOptions['idempotency']>, at: Date): WriteStatement => ({
  text: `INSERT INTO idempotency_keys (scope, key, command, payload_hash, answer, created_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (scope, key) DO NOTHING`,
  values: [entry.scope, entry.key, entry.command, entry.payloadHash, JSON.stringify(entry.answer), at],
  expectRows: 1,
});
