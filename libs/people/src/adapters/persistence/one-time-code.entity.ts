import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MAX_TRIES } from '../../domain/one-time-code';

/** The sign-in code a phone holds: one at most, a new one replaces it, its use deletes it. */
@Entity('one_time_codes')
@Check('one_time_codes_tries_limited', `tries BETWEEN 0 AND ${MAX_TRIES}`)
@Index('one_time_codes_by_expiry', ['expiresAt'])
export class OneTimeCode {
  @PrimaryColumn('text', { name: 'phone_index', primaryKeyConstraintName: 'one_time_codes_pk' })
  phoneIndex: string;

  /** Keyed: six digits under a plain hash could be counted through. */
  @Column('text', { name: 'code_hash' })
  codeHash: string;

  /** Guesses so far; each is taken before it is compared. */
  @Column('integer', { default: 0 })
  tries: number;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
