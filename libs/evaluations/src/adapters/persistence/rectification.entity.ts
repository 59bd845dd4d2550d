import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from '#libs/orders';
import { RECTIFICATION_STATUSES, type RectificationStatus } from '../../domain/rectifications';
import { EvaluationEntity } from './evaluation.entity';
import { sqlList } from './sql-list';

/** 整改: what a bad review started, and what became of it. */
@Entity('rectifications')
@Check('rectifications_status_known', `status IN (${sqlList(RECTIFICATION_STATUSES)})`)
@Check('rectifications_submitted', `status <> 'SUBMITTED' OR submitted_at IS NOT NULL`)
@Check('rectifications_ended', `(status IN ('OPEN', 'SUBMITTED')) = (ended_at IS NULL)`)
@Index('rectifications_one_open', ['orderId'], { unique: true, where: `status IN ('OPEN', 'SUBMITTED')` })
@Index('rectifications_evaluation_unique', ['evaluationId'], { unique: true })
@Index('rectifications_by_order', ['orderId'])
@Index('rectifications_by_organization', ['organizationId', 'status', 'openedAt'])
@Index('rectifications_by_street', ['streetId', 'openedAt'])
export class RectificationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rectifications_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @ForeignKey(() => ServiceOrderEntity, { name: 'rectifications_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;

  /** The bad rating behind it. */
  @ForeignKey(() => EvaluationEntity, { name: 'rectifications_evaluation_fk' })
  @Column('uuid', { name: 'evaluation_id' })
  evaluationId: string;

  /** The round that was rated badly. */
  @Column('integer')
  round: number;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  status: RectificationStatus;

  /** What was put right, in the organisation's words; erasable. */
  @Column('text', { nullable: true })
  words: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;

  @Column('uuid', { name: 'submitted_by_person_id', nullable: true })
  submittedByPersonId: string | null;

  @Column('uuid', { name: 'rechecked_by_person_id', nullable: true })
  recheckedByPersonId: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
