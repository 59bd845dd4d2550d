import {
  Check,
  Column,
  Entity,
  Exclusion,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Membership } from './membership.entity';

/** A role lent to a colleague from one moment to another; it ends by itself. */
@Entity('role_delegations')
@Check('role_delegations_end_after_begin', 'ends_at > starts_at')
@Check('role_delegations_to_another', 'from_person_id <> to_person_id')
@Exclusion(
  'role_delegations_one_at_a_time',
  `USING gist ("membership_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)`,
)
@Index('role_delegations_to', ['toPersonId', 'endsAt'])
@Index('role_delegations_from', ['fromPersonId', 'endsAt'])
export class RoleDelegation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'role_delegations_pk' })
  id: string;

  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('uuid', { name: 'membership_id' })
  membershipId: string;

  @ManyToOne(() => Membership, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'membership_id', foreignKeyConstraintName: 'role_delegations_membership_fk' })
  membership?: Relation<Membership>;

  @Column('uuid', { name: 'from_person_id' })
  fromPersonId: string;

  @Column('uuid', { name: 'to_person_id' })
  toPersonId: string;

  @Column({ type: 'timestamptz', name: 'starts_at', precision: 3 })
  startsAt: Date;

  /** Ended early: the moment it was ended. */
  @Column({ type: 'timestamptz', name: 'ends_at', precision: 3 })
  endsAt: Date;

  @Column('uuid', { name: 'granted_by' })
  grantedBy: string;
}
