import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CHANNELS, type Channel } from '#libs/kernel';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../domain/person';
import { Person } from './person.entity';
import { sqlList } from './sql-list';

/** What a person agreed to, in which version of the text, and how. Withdrawn ones stay as a record. */
@Entity('consents')
@Check('consents_purpose_known', `purpose IN (${sqlList(CONSENT_PURPOSES)})`)
@Check('consents_channel_known', `channel IN (${sqlList(CHANNELS)})`)
@Index('consents_in_force_unique', ['personId', 'purpose', 'version'], {
  unique: true,
  where: 'withdrawn_at IS NULL',
})
export class Consent {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'consents_pk' })
  id: string;

  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'consents_person_fk' })
  person?: Relation<Person>;

  @Column('text')
  purpose: ConsentPurpose;

  @Column('text')
  version: string;

  @Column('text')
  channel: Channel;

  @Column('text')
  evidence: string;

  /** Who typed it in; null: the person. */
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  @Column({ type: 'timestamptz', name: 'given_at', precision: 3, default: () => 'app_now()' })
  givenAt: Date;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', precision: 3, nullable: true })
  withdrawnAt: Date | null;
}
