import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A leader's remark 批示 on an order: to a unit, with a date; that unit answers. */
@Entity('remarks')
@Check(
  'remarks_answer_whole',
  '(answered_at IS NULL) = (answered_by_id IS NULL) AND (answered_at IS NULL) = (answer IS NULL)',
)
@Check('remarks_due_later', 'due_at > created_at')
@Index('remarks_by_order', ['orderId', 'createdAt'])
@Index('remarks_open', ['organizationId', 'dueAt'], { where: 'answered_at IS NULL' })
export class RemarkEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'remarks_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('uuid', { name: 'order_id' })
  orderId: string;
  @Column('uuid', { name: 'by_person_id' })
  byPersonId: string;
  /** The unit it is addressed to. */
  @Column('uuid', { name: 'organization_id' })
  organizationId: string;
  @Column('text')
  text: string;
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
  @Column('uuid', { name: 'answered_by_id', nullable: true })
  answeredById: string | null;
  @Column('text', { nullable: true })
  answer: string | null;
}
