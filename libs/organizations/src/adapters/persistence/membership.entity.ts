import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ROLES, type Role } from '#libs/kernel';
import { Organization } from './organization.entity';

const roles = ROLES.filter((role) => role !== 'RESIDENT')
  .map((role) => `'${role}'`)
  .join(', ');

/**
 * A person holds a role in an organisation; it reaches the subtree. RESIDENT is held by everybody and has no row.
 * Ended rows stay: who could do what, and when, must remain answerable.
 */
@Entity('memberships')
@Check('memberships_role_known', `role IN (${roles})`)
@Check('memberships_until_after_since', 'until IS NULL OR until >= since')
@Index('memberships_active_unique', ['personId', 'organizationId', 'role'], {
  unique: true,
  where: 'until IS NULL',
})
@Index('memberships_active_by_organization', ['organizationId', 'role'], { where: 'until IS NULL' })
@Index('memberships_badge_unique', ['badge'], { unique: true })
@Index('memberships_by_street', ['streetId', 'since', 'id'])
export class Membership {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'memberships_pk' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'memberships_organization_fk' })
  organization?: Relation<Organization>;

  /** The organisation's street; null for roles in organisations of the district. */
  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('text')
  role: Role;

  /** The number on the badge that says who comes for which organisation. */
  @Column('integer', { default: () => "nextval('badge_numbers')" })
  badge: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'app_now()' })
  since: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  until: Date | null;

  /** Null when seeded. */
  @Column('uuid', { name: 'granted_by', nullable: true })
  grantedBy: string | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;
}
