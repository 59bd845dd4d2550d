import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OutboxEvent } from './outbox-event.entity';

/**
 * One event on its way to one consumer. `done_at` is set in the same unit as the consumer's own writes, so an event has
 * one effect per consumer however often it is delivered. All instants are real time.
 */
@Entity('event_deliveries')
@Index('event_deliveries_undone', ['nextSendAt'], { where: 'done_at IS NULL' })
@Check('event_deliveries_attempts_not_negative', 'attempts >= 0')
export class EventDelivery {
  @PrimaryColumn('uuid', { name: 'event_id', primaryKeyConstraintName: 'event_deliveries_pkey' })
  @ForeignKey(() => OutboxEvent, { name: 'event_deliveries_event_fkey', onDelete: 'CASCADE' })
  eventId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'event_deliveries_pkey' })
  consumer: string;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  /** Sends so far; a send the queue refused does not count. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** When the sweeper sends it again unless it is done by then; null and not done: given up ("dead"). */
  @Column('timestamptz', { name: 'next_send_at', nullable: true })
  nextSendAt: Date | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  /** Class and code of the last error; never its message, which could quote a person. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;
}
