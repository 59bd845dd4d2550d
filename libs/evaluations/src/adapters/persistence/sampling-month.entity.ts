import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The lot of one month: its secret, the hash that was published of it, and what the draws came to. Written a month ahead,
 * so that the hash is known before anybody stands for the draw. Anybody who has the secret can draw again.
 */
@Entity('sampling_months')
@Check('sampling_months_counts', 'drawn BETWEEN 0 AND eligible')
@Check('sampling_months_seed_length', 'length(seed) = 64')
@Check('sampling_months_hash_length', 'length(commitment) = 64 AND length(list_hash) = 64')
@Check('sampling_months_month_form', `month ~ '^[0-9]{4}-[0-9]{2}$'`)
export class SamplingMonthEntity {
  @PrimaryColumn('uuid', { name: 'street_id', primaryKeyConstraintName: 'sampling_months_pk' })
  streetId: string;

  /** `2026-11`, local. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sampling_months_pk' })
  month: string;

  @Column('text')
  seed: string;

  /** SHA-256 of the seed; published from the day the row is written. */
  @Column('text')
  commitment: string;

  @Column('integer')
  eligible: number;

  @Column('integer')
  drawn: number;

  /** Fixes every line of `sampling_draws` of the month, and their order. */
  @Column('text', { name: 'list_hash' })
  listHash: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
