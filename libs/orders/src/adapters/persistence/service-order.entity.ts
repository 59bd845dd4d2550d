import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { POOLS, UNTAKEN, type DeadlineState, type OrderDetails } from '../../domain/order';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/**
 * One service order. Columns are what lists and guards ask for; the rest is in `details`, the deadlines in force in `deadlines`.
 * What nearly every step changes (status, version, details, deadlines) is in no index and no index's condition: such a step
 * rewrites the row in its page and touches no index (heap-only).
 */
@Entity('service_orders')
@Check('service_orders_version_positive', 'version > 0')
@Check('service_orders_round_positive', 'round > 0')
@Check('service_orders_urgency_known', `urgency IN (${list(['NORMAL', 'URGENT'])})`)
@Check('service_orders_risk_known', `risk IN (${list(['LOW', 'MEDIUM', 'HIGH'])})`)
@Check('service_orders_light_known', `light IN (${list(['GREEN', 'YELLOW', 'RED'])})`)
@Check('service_orders_pool_known', `pool IN (${list(POOLS)})`)
@Check(
  'service_orders_untaken_is_status',
  `untaken IS NOT DISTINCT FROM CASE WHEN status IN (${list(UNTAKEN)}) THEN status END`,
)
@Check(
  'service_orders_beneficiary_known',
  `beneficiary IN (${list(['PERSON', 'HOUSEHOLD', 'ORGANIZATION'])})`,
)
@Check('service_orders_timeline_follows_version', 'timeline_seq >= version')
@Index('service_orders_code_unique', ['code'], { unique: true })
@Index('service_orders_query_code_unique', ['queryCode'], { unique: true })
@Index('service_orders_open', ['streetId', 'createdAt', 'id'], { where: 'closed_at IS NULL' })
@Index('service_orders_open_by_community', ['communityId', 'createdAt', 'id'], { where: 'closed_at IS NULL' })
@Index('service_orders_by_street', ['streetId', 'createdAt', 'id'])
@Index('service_orders_by_community', ['communityId', 'createdAt', 'id'])
@Index('service_orders_by_time', ['createdAt', 'id'])
@Index('service_orders_by_requester', ['requesterId', 'createdAt', 'id'])
@Index('service_orders_by_placer', ['placedById', 'createdAt', 'id'], { where: 'placed_by_id IS NOT NULL' })
@Index('service_orders_by_claimant', ['claimedBy', 'createdAt', 'id'], { where: 'claimed_by IS NOT NULL' })
@Index('service_orders_by_session', ['sessionId', 'createdAt'], { where: 'session_id IS NOT NULL' })
// one person books a session once
@Index('service_orders_once_a_session', ['bookedSessionId', 'requesterId'], {
  unique: true,
  where: 'booked_session_id IS NOT NULL',
})
// the last columns are for those who only count
@Index('service_orders_lit', ['streetId', 'createdAt', 'id', 'light', 'communityId'], {
  where: `light <> 'GREEN'`,
})
@Index('service_orders_untaken', ['streetId', 'untaken', 'createdAt', 'id', 'communityId'], {
  where: 'untaken IS NOT NULL',
})
@Index('service_orders_by_duplicate', ['duplicateOfId'], { where: 'duplicate_of_id IS NOT NULL' })
export class ServiceOrderEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'service_orders_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('text')
  workflow: string;
  @Column('text')
  code: string;
  @Column('text', { name: 'query_code' })
  queryCode: string;
  @Column('text')
  status: string;
  @Column('text', { nullable: true })
  outcome: string | null;
  @Column('integer')
  version: number;
  @Column('integer')
  round: number;
  @Column('text')
  urgency: string;
  @Column('text')
  risk: string;
  @Column('boolean')
  complex: boolean;
  @Column('text')
  channel: string;
  @Column('uuid', { name: 'item_id', nullable: true })
  itemId: string | null;
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;
  /** The session while a place or a turn in the line is held there. */
  @Column('uuid', { name: 'booked_session_id', nullable: true })
  bookedSessionId: string | null;
  @Column('uuid', { name: 'standing_order_id', nullable: true })
  standingOrderId: string | null;
  @Column('uuid', { name: 'community_id' })
  communityId: string;
  @Column('text', { name: 'community_path' })
  communityPath: string;
  @Column('text')
  beneficiary: string;
  @Column('uuid', { name: 'requester_id' })
  requesterId: string;
  @Column('uuid', { name: 'placed_by_id', nullable: true })
  placedById: string | null;
  @Column('text', { nullable: true })
  pool: string | null;
  /** Organisation of the active claim; repeated here for the lists of a branch. */
  @Column('uuid', { name: 'claimed_by', nullable: true })
  claimedBy: string | null;
  @Column('uuid', { name: 'duplicate_of_id', nullable: true })
  duplicateOfId: string | null;
  @Column('timestamptz', { name: 'appointed_at', nullable: true })
  appointedAt: Date | null;
  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
  @Column('text')
  light: string;
  /** The status while it is one of those nobody would take: few steps change it, so that it may be in an index. */
  @Column('text', { nullable: true })
  untaken: string | null;
  @Column('timestamptz', { name: 'next_due_at', nullable: true })
  nextDueAt: Date | null;
  @Column('jsonb')
  details: OrderDetails;
  @Column('jsonb')
  deadlines: DeadlineState[];
  @Column('integer', { name: 'timeline_seq' })
  timelineSeq: number;
  @Column('text', { name: 'timeline_hash', nullable: true })
  timelineHash: string | null;
}
