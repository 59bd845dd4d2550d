import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ACCOUNT_EVENTS, type AccountEvent } from '../../domain/account-record';
import { Person } from './person.entity';
import { sqlList } from './sql-list';

/** Who did what to whose way of signing in, why and when. Append-only (a trigger of the schema refuses anything else). */
@Entity('account_entries')
@Check('account_entries_kind_known', `kind IN (${sqlList(ACCOUNT_EVENTS)})`)
@Check('account_entries_reason_short', 'length(reason) <= 500')
@Index('account_entries_of_person', ['personId', 'at', 'id'])
export class AccountEntry {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_entries_pk' })
  id: string;

  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'account_entries_person_fk' })
  person?: Relation<Person>;

  @Column('text')
  kind: AccountEvent;

  @Column('uuid', { name: 'by_person_id' })
  byPersonId: string;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Real time: see the lib's README on clocks. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  at: Date;
}
