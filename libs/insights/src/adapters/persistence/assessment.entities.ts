import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ASSESSMENT_APPEAL_STATUSES, ASSESSMENT_LISTS, ASSESSMENT_STATUSES } from '../../domain/assessment';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Weights of 综合分, one row a version; never changed, only followed by another. Without any: 0.10, 0.45, 0.45. */
@Entity('assessment_weights')
@Check('assessment_weights_add_up', 'abs(response + resolution + satisfaction - 1) < 0.000001')
@Check('assessment_weights_not_negative', 'least(response, resolution, satisfaction) >= 0')
export class AssessmentWeightsEntity {
  @PrimaryColumn('uuid', { name: 'street_id', primaryKeyConstraintName: 'assessment_weights_pk' })
  streetId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'assessment_weights_pk' })
  version: number;

  @Column('double precision')
  response: number;

  @Column('double precision')
  resolution: number;

  @Column('double precision')
  satisfaction: number;

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'set_by_person_id' })
  setByPersonId: string;

  @Column({ type: 'timestamptz', name: 'set_at', precision: 3 })
  setAt: Date;
}

/** 考评 of a street's quarter: a frozen snapshot with the weights it was scored with. */
@Entity('assessments')
@Check('assessments_status_known', `status IN (${list(ASSESSMENT_STATUSES)})`)
@Check('assessments_published', `(status = 'PUBLISHED') = (published_at IS NOT NULL)`)
@Check('assessments_published_after_appeals', 'published_at >= appeals_until')
@Check('assessments_quarter_form', `quarter ~ '^[0-9]{4}-Q[1-4]$'`)
@Index('assessments_one_a_quarter', ['streetId', 'quarter'], { unique: true })
export class AssessmentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assessments_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('text')
  quarter: string;

  @Column('text')
  status: string;

  @Column('integer', { name: 'weights_version' })
  weightsVersion: number;

  @Column('double precision')
  response: number;

  @Column('double precision')
  resolution: number;

  @Column('double precision')
  satisfaction: number;

  @Column('uuid', { name: 'drafted_by_person_id' })
  draftedByPersonId: string;

  @Column({ type: 'timestamptz', name: 'drafted_at', precision: 3 })
  draftedAt: Date;

  @Column({ type: 'timestamptz', name: 'appeals_until', precision: 3 })
  appealsUntil: Date;

  @Column('uuid', { name: 'published_by_person_id', nullable: true })
  publishedByPersonId: string | null;

  @Column({ type: 'timestamptz', name: 'published_at', precision: 3, nullable: true })
  publishedAt: Date | null;
}

/** One organisation's score in an assessment. Rank, stars and list are set when it is published. */
@Entity('assessment_scores')
@Check('assessment_scores_list_known', `list IN (${list(ASSESSMENT_LISTS)})`)
@Check('assessment_scores_stars_range', 'stars BETWEEN 1 AND 5')
@Check('assessment_scores_ranked_with_enough', 'rank IS NULL OR enough')
@Index('assessment_scores_by_organization', ['organizationId'])
export class AssessmentScoreEntity {
  @ForeignKey(() => AssessmentEntity, { name: 'assessment_scores_assessment_fk' })
  @PrimaryColumn('uuid', { name: 'assessment_id', primaryKeyConstraintName: 'assessment_scores_pk' })
  assessmentId: string;

  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'assessment_scores_pk' })
  organizationId: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  /** Its kind when it was scored: like is compared with like. */
  @Column('text')
  kind: string;

  @Column('double precision', { name: 'response_numerator' })
  responseNumerator: number;

  @Column('integer', { name: 'response_denominator' })
  responseDenominator: number;

  @Column('double precision', { name: 'resolution_numerator' })
  resolutionNumerator: number;

  @Column('integer', { name: 'resolution_denominator' })
  resolutionDenominator: number;

  @Column('double precision', { name: 'satisfaction_numerator' })
  satisfactionNumerator: number;

  @Column('integer', { name: 'satisfaction_denominator' })
  satisfactionDenominator: number;

  @Column('double precision', { nullable: true })
  composite: number | null;

  @Column('boolean')
  enough: boolean;

  @Column({ type: 'timestamptz', name: 'frozen_at', precision: 3 })
  frozenAt: Date;

  @Column('integer', { nullable: true })
  rank: number | null;

  @Column('integer', { nullable: true })
  stars: number | null;

  @Column('text', { nullable: true })
  list: string | null;
}

/** An organisation objects to its score. Upheld: its score is frozen anew from the figures of that moment. */
@Entity('assessment_appeals')
@Check('assessment_appeals_status_known', `status IN (${list(ASSESSMENT_APPEAL_STATUSES)})`)
@Check(
  'assessment_appeals_decided_with_reason',
  `(status = 'OPEN') = (decided_at IS NULL) AND (decided_at IS NULL) = (published_reason IS NULL)`,
)
@Check('assessment_appeals_decided_by_another', 'decided_by_person_id <> filed_by_person_id')
@Index('assessment_appeals_once', ['assessmentId', 'organizationId'], { unique: true })
@Index('assessment_appeals_by_street', ['streetId', 'filedAt', 'id'])
export class AssessmentAppealEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assessment_appeals_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @ForeignKey(() => AssessmentEntity, { name: 'assessment_appeals_assessment_fk' })
  @Column('uuid', { name: 'assessment_id' })
  assessmentId: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  reason: string;

  @Column('text')
  status: string;

  @Column('uuid', { name: 'filed_by_person_id' })
  filedByPersonId: string;

  @Column({ type: 'timestamptz', name: 'filed_at', precision: 3 })
  filedAt: Date;

  @Column('uuid', { name: 'decided_by_person_id', nullable: true })
  decidedByPersonId: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('text', { name: 'published_reason', nullable: true })
  publishedReason: string | null;
}
