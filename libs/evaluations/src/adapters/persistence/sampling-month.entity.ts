import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The lot of one month: its secret, and how many orders stood for the draw. Anybody who has the secret can draw again. */
@Entity('sampling_months')
@Check('sampling_months_counts', 'drawn BETWEEN 0 AND eligible')
@Check('sampling_months_seed_length', 'length(seed) = 64')
@Check('sampling_months_month_form', `month ~ '^[0-9]{4}-[0-9]{2}$'`)
export class SamplingMonthEntity {
  @PrimaryColumn('uuid', { name: 'street_id', primaryKeyConstraintName: 'sampling_months_pk' })
  streetId: string;

  /** `2026-11`, local. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sampling_months_pk' })
  month: string;

  @Column('text')
  seed: string;

  @Column('integer')
  eligible: number;

  @Column('integer')
  drawn: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
