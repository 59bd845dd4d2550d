import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A sign-in code that was sent. A used, voided or replaced code loses its hash; the row stays a day, because it counts
 * towards the limits of sending.
 */
@Entity('one_time_codes')
@Check('one_time_codes_tries_limited', 'tries BETWEEN 0 AND 5')
@Index('one_time_codes_live_unique', ['phoneIndex'], { unique: true, where: 'code_hash IS NOT NULL' })
@Index('one_time_codes_by_phone', ['phoneIndex', 'sentAt'])
@Index('one_time_codes_by_age', ['sentAt'])
export class OneTimeCode {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'one_time_codes_pk' })
  id: string;

  @Column('text', { name: 'phone_index' })
  phoneIndex: string;

  /** Keyed: six digits under a plain hash could be counted through. */
  @Column('text', { name: 'code_hash', nullable: true })
  codeHash: string | null;

  /** Guesses so far; each is taken before it is compared. */
  @Column('integer', { default: 0 })
  tries: number;

  @Column('timestamptz', { name: 'sent_at', default: () => 'now()' })
  sentAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
