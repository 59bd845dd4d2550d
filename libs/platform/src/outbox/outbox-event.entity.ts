import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A domain event, written by the command that made it true and in the same unit of work. */
@Entity('outbox_events')
@Index('outbox_events_unrelayed', ['id'], { where: 'relayed_at IS NULL' })
@Index('outbox_events_recorded', ['recordedAt'])
export class OutboxEvent {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'outbox_events_pkey' })
  id: string;

  @Column('text')
  type: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  /** Product time. */
  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  /** Ids and codes only. */
  @Column('jsonb')
  payload: object;

  /** Real time, so that lag is lag whatever the product clock does. */
  @Column('timestamptz', { name: 'recorded_at', default: () => 'clock_timestamp()' })
  recordedAt: Date;

  /** Real time; null while no relay has taken it. */
  @Column('timestamptz', { name: 'relayed_at', nullable: true })
  relayedAt: Date | null;
}
