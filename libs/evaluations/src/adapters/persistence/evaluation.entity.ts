import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CHANNELS, type Channel } from '#libs/kernel';
import { ServiceOrderEntity } from '#libs/orders';
import type { Dimensions, Tag } from '../../domain/levels';
import {
  COUNTS_FOR,
  EVALUATION_STATUSES,
  EVIDENCES,
  RATING_CLASSES,
  type CountsFor,
  type EvaluationStatus,
  type Evidence,
  type RatingClass,
} from '../../domain/provenance';
import { TIERS, type Tier } from '../../domain/serving-team';
import { STAGES, type Stage } from '../../domain/stages';
import { sqlList } from './sql-list';

/** 评价: what was said of one stage of one round of an order, by whom, through whom, and whether it counts. */
@Entity('evaluations')
@Check('evaluations_stage_known', `stage IN (${sqlList(STAGES)})`)
@Check('evaluations_tier_known', `tier IN (${sqlList(TIERS)})`)
@Check('evaluations_class_known', `class IN (${sqlList(RATING_CLASSES)})`)
@Check('evaluations_channel_known', `channel IN (${sqlList(CHANNELS)})`)
@Check('evaluations_evidence_known', `evidence IN (${sqlList(EVIDENCES)})`)
@Check('evaluations_status_known', `status IN (${sqlList(EVALUATION_STATUSES)})`)
@Check('evaluations_counts_for_known', `counts_for IN (${sqlList(COUNTS_FOR)})`)
@Check('evaluations_stars_range', 'stars BETWEEN 1 AND 5')
@Check('evaluations_round_positive', 'round > 0')
@Check('evaluations_typed_by_staff', `(class = 'SELF') = (typed_by_person_id IS NULL)`)
// two pairs of eyes: a paper counts only after somebody else than who typed it has checked it
@Check('evaluations_second_person', 'checked_by_person_id <> typed_by_person_id')
@Check(
  'evaluations_paper_checked',
  `class <> 'PAPER' OR status = 'PENDING_CHECK' OR checked_by_person_id IS NOT NULL`,
)
@Check('evaluations_only_paper_waits', `status <> 'PENDING_CHECK' OR class = 'PAPER'`)
@Check('evaluations_counted_since', `(status IN ('COUNTED', 'EXCLUDED')) = (counted_at IS NOT NULL)`)
@Check('evaluations_timeline_follows_version', 'timeline_seq = version')
@Index('evaluations_one_per_stage_and_round', ['orderId', 'stage', 'round'], {
  unique: true,
  where: `status <> 'REJECTED'`,
})
@Index('evaluations_one_for_satisfaction', ['orderId'], {
  unique: true,
  where: `counts_for = 'SATISFACTION' AND status <> 'REJECTED'`,
})
@Index('evaluations_key_unique', ['keyScope', 'key'], { unique: true })
@Index('evaluations_by_organization', ['organizationId', 'enteredAt', 'id'])
@Index('evaluations_scored', ['organizationId', 'occurredAt', 'stars'], {
  where: `counts_for = 'SATISFACTION' AND status = 'COUNTED'`,
})
@Index('evaluations_by_street', ['streetId', 'countedAt'])
@Index('evaluations_waiting', ['streetId', 'enteredAt', 'id'], { where: `status = 'PENDING_CHECK'` })
export class EvaluationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'evaluations_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @ForeignKey(() => ServiceOrderEntity, { name: 'evaluations_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('text')
  stage: Stage;

  @Column('integer')
  round: number;

  /** Whom it is about: who served; for INTAKE the community whose desk took it in. */
  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  tier: Tier;

  /** The order's, for lists by place without a join. */
  @Column('text', { name: 'community_path' })
  communityPath: string;

  @Column('integer')
  stars: number;

  @Column('jsonb')
  dimensions: Dimensions;

  @Column('text', { array: true })
  tags: Tag[];

  /** In the rater's own words; erasable, in no event and no hash. */
  @Column('text', { nullable: true })
  words: string | null;

  @Column('text')
  class: RatingClass;

  @Column('text')
  channel: Channel;

  /** Whose opinion it is; null for the holder of a link or slip, who need not say. */
  @Column('uuid', { name: 'rater_person_id', nullable: true })
  raterPersonId: string | null;

  @Column('uuid', { name: 'typed_by_person_id', nullable: true })
  typedByPersonId: string | null;

  @Column('text')
  evidence: Evidence;

  /** Number of the call record, the slip, the counter's book; never a name. */
  @Column('text', { name: 'evidence_ref', nullable: true })
  evidenceRef: string | null;

  @Column('text')
  status: EvaluationStatus;

  @Column('text', { name: 'counts_for' })
  countsFor: CountsFor;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column({ type: 'timestamptz', name: 'entered_at', precision: 3 })
  enteredAt: Date;

  @Column('timestamptz', { name: 'counted_at', nullable: true })
  countedAt: Date | null;

  @Column('uuid', { name: 'checked_by_person_id', nullable: true })
  checkedByPersonId: string | null;

  @Column('timestamptz', { name: 'checked_at', nullable: true })
  checkedAt: Date | null;

  /** Whose idempotency key it was entered with, which, and what was said with it. */
  @Column('text', { name: 'key_scope' })
  keyScope: string;

  @Column('text')
  key: string;

  @Column('text', { name: 'payload_hash' })
  payloadHash: string;

  @Column('integer')
  version: number;

  /** Head of its record 留痕. */
  @Column('integer', { name: 'timeline_seq' })
  timelineSeq: number;

  @Column('text', { name: 'timeline_hash' })
  timelineHash: string;
}
