import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from './service-order.entity';

/** A rule and an agreed provider: each occurrence opens an order already claimed (handbook §3, standing orders). */
@Entity('standing_orders')
@Check('standing_orders_status_known', `status IN ('PROPOSED', 'ACTIVE', 'ENDED')`)
@Check('standing_orders_every_sensible', 'every_days BETWEEN 1 AND 92')
@Check('standing_orders_minute_of_day', 'at_minute BETWEEN 0 AND 1439')
@Check('standing_orders_next_while_active', `(status = 'ACTIVE') = (next_at IS NOT NULL)`)
@Check('standing_orders_ended', `(status = 'ENDED') = (ended_at IS NOT NULL)`)
@Index('standing_orders_by_requester', ['requesterId', 'createdAt', 'id'])
@Index('standing_orders_by_placer', ['placedById', 'createdAt', 'id'], { where: 'placed_by_id IS NOT NULL' })
@Index('standing_orders_by_provider', ['organizationId', 'createdAt', 'id'])
@Index('standing_orders_by_street', ['streetId', 'createdAt', 'id'])
export class StandingOrderEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'standing_orders_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('uuid', { name: 'requester_id' })
  requesterId: string;
  @Column('uuid', { name: 'placed_by_id', nullable: true })
  placedById: string | null;
  @Column('uuid', { name: 'item_id', nullable: true })
  itemId: string | null;
  /** The agreed provider. */
  @Column('uuid', { name: 'organization_id' })
  organizationId: string;
  @Column('uuid', { name: 'community_id' })
  communityId: string;
  @Column('text', { name: 'community_path' })
  communityPath: string;
  @Column('text')
  channel: string;
  @Column('text')
  beneficiary: string;
  @Column('text')
  text: string;
  /** First local day; occurrences are counted from it. */
  @Column('date', { name: 'starts_on' })
  startsOn: string;
  /** Last local day. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn: string | null;
  @Column('integer', { name: 'every_days' })
  everyDays: number;
  /** 1 Monday … 7 Sunday; empty: any day. */
  @Column({ type: 'integer', array: true })
  weekdays: number[];
  /** Minute of the day, local time. */
  @Column('integer', { name: 'at_minute' })
  atMinute: number;
  /** The next occurrence that has not been opened. */
  @Column('timestamptz', { name: 'next_at', nullable: true })
  nextAt: Date | null;
  @Column('text')
  status: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;
  @Column('uuid', { name: 'accepted_by_id', nullable: true })
  acceptedById: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
  @Column('uuid', { name: 'ended_by_id', nullable: true })
  endedById: string | null;
  /** In words; erasable. */
  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;
}

/** What became of one occurrence. The key is what makes each open at most one order. */
@Entity('standing_occurrences')
@Check('standing_occurrences_outcome_known', `outcome IN ('OPENED', 'SKIPPED', 'MISSED')`)
@Check('standing_occurrences_opened_an_order', `(outcome = 'OPENED') = (order_id IS NOT NULL)`)
@Index('standing_occurrences_by_order', ['orderId'], { unique: true, where: 'order_id IS NOT NULL' })
export class StandingOccurrenceEntity {
  @ForeignKey(() => StandingOrderEntity, { name: 'standing_occurrences_standing_order_fk' })
  @PrimaryColumn('uuid', { name: 'standing_order_id', primaryKeyConstraintName: 'standing_occurrences_pk' })
  standingOrderId: string;
  @PrimaryColumn('timestamptz', { name: 'occurs_at', primaryKeyConstraintName: 'standing_occurrences_pk' })
  occursAt: Date;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @ForeignKey(() => ServiceOrderEntity, { name: 'standing_occurrences_order_fk' })
  @Column('uuid', { name: 'order_id', nullable: true })
  orderId: string | null;
  /** MISSED: its time had passed before it could be opened. */
  @Column('text')
  outcome: 'OPENED' | 'SKIPPED' | 'MISSED';
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
