import {
  Check,
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Person } from './person.entity';

/** A person's authenticator app (RFC 6238). The person's, not the account's: signing in by phone asks for it as well. */
@Entity('second_factors')
@Check('second_factors_used_once_confirmed', 'last_step IS NULL OR confirmed_at IS NOT NULL')
export class SecondFactor {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'second_factors_pk' })
  personId: string;

  @OneToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'second_factors_person_fk' })
  person?: Relation<Person>;

  @Column('text', { name: 'secret_encrypted' })
  secretEncrypted: string;

  /** Null while it is being set up: asked for only from then on. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  /** Half-minute of the last code used: that one and earlier ones are refused. */
  @Column('bigint', { name: 'last_step', nullable: true })
  lastStep: string | null;

  /** Wrong codes in a row, counted as wrong passwords are. */
  @Column('integer', { name: 'failed_count', default: 0 })
  failedCount: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

/** A code for the day the phone is lost, good once. */
@Entity('recovery_codes')
export class RecoveryCode {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'recovery_codes_pk' })
  personId: string;

  @ManyToOne(() => SecondFactor, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'recovery_codes_factor_fk' })
  factor?: Relation<SecondFactor>;

  /** Keyed and bound to its person. */
  @PrimaryColumn('text', { name: 'code_hash', primaryKeyConstraintName: 'recovery_codes_pk' })
  codeHash: string;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}
