import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Organization } from './organization.entity';

/** An organisation's place in a joint body 联合体/融合体, across the lines of the tree. */
@Entity('joint_body_members')
@Check('joint_body_members_not_itself', 'joint_body_id <> organization_id')
@Index('joint_body_members_by_organization', ['streetId', 'organizationId'])
export class JointBodyMember {
  @PrimaryColumn('uuid', { name: 'joint_body_id', primaryKeyConstraintName: 'joint_body_members_pk' })
  jointBodyId: string;

  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'joint_body_members_pk' })
  organizationId: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column({ type: 'timestamptz', default: () => 'app_now()' })
  since: Date;

  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'joint_body_id', foreignKeyConstraintName: 'joint_body_members_joint_body_fk' })
  jointBody?: Relation<Organization>;

  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'joint_body_members_organization_fk' })
  organization?: Relation<Organization>;
}
