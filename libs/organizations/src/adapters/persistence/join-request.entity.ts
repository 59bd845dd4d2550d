import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Organization } from './organization.entity';

/** Somebody asks to volunteer with an organisation; its lead decides. */
@Entity('join_requests')
@Check('join_requests_status_known', `status IN ('PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN')`)
@Check('join_requests_decided_whole', `(status = 'PENDING') = (decided_at IS NULL)`)
@Index('join_requests_once_pending', ['organizationId', 'personId'], {
  unique: true,
  where: `status = 'PENDING'`,
})
@Index('join_requests_by_organization', ['organizationId', 'createdAt', 'id'])
@Index('join_requests_by_person', ['personId', 'createdAt'])
export class JoinRequest {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'join_requests_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'join_requests_organization_fk' })
  organization?: Relation<Organization>;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { default: 'PENDING' })
  status: string;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'app_now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'decided_at', precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;
}
