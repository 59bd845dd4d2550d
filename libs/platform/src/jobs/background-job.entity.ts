import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const JOB_STATES = ['PENDING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type JobState = (typeof JOB_STATES)[number];

/**
 * A piece of long work: an export, an import. The row is the truth, BullMQ only brings a worker to look at it. All times
 * are real ones: they are about machines.
 */
@Entity('background_jobs')
@Check('background_jobs_state_known', `state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED')`)
@Index('background_jobs_open', ['createdAt'], { where: `state IN ('PENDING', 'RUNNING')` })
export class BackgroundJobRow {
  /** Also the id of the row that says what is to be done, in the table of the lib that does it. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'background_jobs_pk' })
  id: string;

  @Column('text')
  kind: string;

  /** Null for work of the district. */
  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('text', { default: 'PENDING' })
  state: JobState;

  /** Begun runs; the number of the present one fences off a worker that was taken for dead. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** Until when the present worker is believed to be alive. */
  @Column('timestamptz', { name: 'leased_until', nullable: true })
  leasedUntil: Date | null;

  /** After a failure: not begun again before. */
  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore: Date | null;

  /** Class and code of the last error; never its message. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
