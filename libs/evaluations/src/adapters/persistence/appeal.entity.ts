import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { APPEAL_STATUSES, type AppealStatus } from '../../domain/appeals';
import { OVERSEER_TIERS, type OverseerTier } from '../../domain/serving-team';
import { EvaluationEntity } from './evaluation.entity';
import { sqlList } from './sql-list';

/** 申诉: the rated organisation asks to have a rating taken out of the figures. */
@Entity('appeals')
@Check('appeals_status_known', `status IN (${sqlList(APPEAL_STATUSES)})`)
@Check('appeals_tier_known', `tier IN (${sqlList(OVERSEER_TIERS)})`)
@Check(
  'appeals_decided_with_reason',
  `(status = 'OPEN') = (decided_at IS NULL) AND (decided_at IS NULL) = (published_reason IS NULL)`,
)
@Check('appeals_decided_by_another', 'decided_by_person_id <> filed_by_person_id')
@Index('appeals_one_per_rating', ['evaluationId'], { unique: true })
@Index('appeals_key_unique', ['keyScope', 'key'], { unique: true })
@Index('appeals_by_street', ['streetId', 'status', 'filedAt', 'id'])
@Index('appeals_by_organization', ['organizationId', 'filedAt'])
export class AppealEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'appeals_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @ForeignKey(() => EvaluationEntity, { name: 'appeals_evaluation_fk' })
  @Column('uuid', { name: 'evaluation_id' })
  evaluationId: string;

  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** The level of the panel. */
  @Column('text')
  tier: OverseerTier;

  @Column('text', { name: 'community_path' })
  communityPath: string;

  /** For the panel; erasable. */
  @Column('text')
  reason: string;

  @Column('text')
  status: AppealStatus;

  @Column('uuid', { name: 'filed_by_person_id' })
  filedByPersonId: string;

  @Column({ type: 'timestamptz', name: 'filed_at', precision: 3 })
  filedAt: Date;

  @Column('uuid', { name: 'decided_by_person_id', nullable: true })
  decidedByPersonId: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { name: 'published_reason', nullable: true })
  publishedReason: string | null;

  @Column('text', { name: 'key_scope' })
  keyScope: string;

  @Column('text')
  key: string;
}
