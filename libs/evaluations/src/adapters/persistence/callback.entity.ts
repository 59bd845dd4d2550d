import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from '#libs/orders';
import {
  CALLBACK_PURPOSES,
  CALLBACK_RESULTS,
  CALLBACK_STATUSES,
  type CallbackPurpose,
  type CallbackResult,
  type CallbackStatus,
} from '../../domain/callbacks';
import { OVERSEER_TIERS, type OverseerTier } from '../../domain/serving-team';
import type { Drawn } from '../../domain/sampling';
import { sqlList } from './sql-list';

/** 回访: a call another unit owes the resident. */
@Entity('callbacks')
@Check('callbacks_purpose_known', `purpose IN (${sqlList(CALLBACK_PURPOSES)})`)
@Check('callbacks_status_known', `status IN (${sqlList(CALLBACK_STATUSES)})`)
@Check('callbacks_tier_known', `tier IN (${sqlList(OVERSEER_TIERS)})`)
@Check('callbacks_result_known', `result IN (${sqlList(CALLBACK_RESULTS)})`)
@Check(
  'callbacks_done_with_result',
  `(status = 'DONE') = (result IN ('RESOLVED', 'UNRESOLVED') AND result IS NOT NULL)`,
)
@Check('callbacks_ended', `(status = 'OPEN') = (ended_at IS NULL)`)
@Check('callbacks_drawn', `(purpose = 'SAMPLE') = (drawn_by IS NOT NULL)`)
@Check('callbacks_failed_calls', 'failed_calls BETWEEN 0 AND 3')
// an evaluation or an order's round asks for one call of a kind, however often the event is heard
@Index('callbacks_cause_unique', ['purpose', 'causeId', 'round'], { unique: true })
@Index('callbacks_by_order', ['orderId'])
@Index('callbacks_open', ['streetId', 'tier', 'dueAt', 'id'], { where: `status = 'OPEN'` })
@Index('callbacks_by_due', ['dueAt', 'id'])
@Index('callbacks_by_street', ['streetId', 'openedAt', 'id'])
export class CallbackEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'callbacks_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @ForeignKey(() => ServiceOrderEntity, { name: 'callbacks_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('integer')
  round: number;

  @Column('text')
  purpose: CallbackPurpose;

  /** The evaluation, or the order itself, that asks for the call. */
  @Column('uuid', { name: 'cause_id' })
  causeId: string;

  /** Who served: never calls. */
  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** The level that must call. */
  @Column('text')
  tier: OverseerTier;

  @Column('text', { name: 'community_path' })
  communityPath: string;

  @Column('text')
  status: CallbackStatus;

  @Column('text', { nullable: true })
  result: CallbackResult | null;

  /** How it came into the sample. */
  @Column('text', { name: 'drawn_by', nullable: true })
  drawnBy: Drawn | null;

  @Column('integer', { name: 'failed_calls' })
  failedCalls: number;

  @Column({ type: 'timestamptz', name: 'opened_at', precision: 3 })
  openedAt: Date;

  @Column({ type: 'timestamptz', name: 'due_at', precision: 3 })
  dueAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
