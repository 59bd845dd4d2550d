import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from './person.entity';

/** A way to sign in: a phone, or a user name and password for staff. Accounts are the district's. */
@Entity('accounts')
@Check('accounts_reachable', 'phone_index IS NOT NULL OR username IS NOT NULL')
@Check('accounts_username_with_password', '(username IS NULL) = (password_hash IS NULL)')
@Check('accounts_username_plain', `username ~ '^[a-z0-9][a-z0-9._-]{2,31}$'`)
@Index('accounts_phone_unique', ['phoneIndex'], { unique: true, where: 'phone_index IS NOT NULL' })
@Index('accounts_username_unique', ['username'], { unique: true, where: 'username IS NOT NULL' })
export class Account {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'accounts_pk' })
  id: string;

  @Column('text', { name: 'phone_index', nullable: true })
  phoneIndex: string | null;

  @Column('text', { nullable: true })
  username: string | null;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  /** Wrong passwords in a row. */
  @Column('integer', { name: 'failed_count', default: 0 })
  failedCount: number;

  /** Real time: see the lib's README on clocks. */
  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil: Date | null;

  /** The password was made by somebody else: it has to be changed at the first sign-in, before this. Null: one's own. */
  @Column('timestamptz', { name: 'one_time_until', nullable: true })
  oneTimeUntil: Date | null;

  @Column('timestamptz', { name: 'password_changed_at', nullable: true })
  passwordChangedAt: Date | null;

  /** Closed by whoever is responsible: nobody behind this account signs in, by whatever way, until it is opened again. */
  @Column('timestamptz', { name: 'locked_at', nullable: true })
  lockedAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

/** Who may be chosen when an account signs in: couples share a phone. */
@Entity('account_persons')
@Index('account_persons_by_person', ['personId'])
export class AccountPerson {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'account_persons_pk' })
  accountId: string;

  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'account_persons_pk' })
  personId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'account_persons_account_fk' })
  account?: Relation<Account>;

  @ManyToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'account_persons_person_fk' })
  person?: Relation<Person>;
}
