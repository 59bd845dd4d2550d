import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClaimEntity } from './claim.entity';
import { ServiceOrderEntity } from './service-order.entity';

/** A volunteer asked to come; the volunteer opts in. */
@Entity('assignments')
@Check('assignments_status_known', `status IN ('OFFERED', 'ACCEPTED', 'DECLINED', 'REPLACED')`)
@Index('assignments_once_open', ['claimId', 'personId'], {
  unique: true,
  where: `status IN ('OFFERED', 'ACCEPTED')`,
})
@Index('assignments_by_person', ['personId', 'status', 'offeredAt'])
@Index('assignments_by_order', ['orderId'])
export class AssignmentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assignments_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @ForeignKey(() => ServiceOrderEntity, { name: 'assignments_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;
  @ForeignKey(() => ClaimEntity, { name: 'assignments_claim_fk' })
  @Column('uuid', { name: 'claim_id' })
  claimId: string;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('text')
  status: string;
  @Column('timestamptz', { name: 'offered_at' })
  offeredAt: Date;
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
}
