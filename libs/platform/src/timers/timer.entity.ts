import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A deadline in force. The row is the truth: BullMQ and the sweeper only bring somebody to look at it. Each arming raises
 * `generation`, so whoever arrives with an old one does nothing.
 */
@Entity('timers')
@Index('timers_armed_due', ['dueAt'], { where: "state = 'ARMED'" })
@Index('timers_armed_unhinted', ['dueAt'], { where: "state = 'ARMED' AND hinted_at IS NULL" })
@Check('timers_state_known', "state IN ('ARMED', 'FIRED', 'CANCELLED')")
@Check('timers_generation_positive', 'generation > 0')
export class Timer {
  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName: 'timers_pkey' })
  subjectId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'timers_pkey' })
  kind: string;

  @Column('text', { name: 'subject_type' })
  subjectType: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  /** Product time. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('integer', { default: 1 })
  generation: number;

  @Column('text', { default: 'ARMED' })
  state: 'ARMED' | 'FIRED' | 'CANCELLED';

  /** Product time. */
  @Column('timestamptz', { name: 'fired_at', nullable: true })
  firedAt: Date | null;

  /** Real time; null while no delayed job has been asked for. */
  @Column('timestamptz', { name: 'hinted_at', nullable: true })
  hintedAt: Date | null;

  /** Firings of this generation that failed. */
  @Column('integer', { default: 0 })
  failures: number;

  /** Real time before which the sweeper leaves it alone: a lease while it is being fired, a pause after a failure. */
  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore: Date | null;

  /** Class and code of the last error; never its message. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;
}
