import type { DomainEvent } from '#libs/kernel';

/** One event on its way to one consumer, for the `attempt`th time. */
export interface Delivery {
  readonly event: DomainEvent;
  readonly consumer: string;
  readonly attempt: number;
}

/** An event as `outbox_events` has it. */
export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly street_id: string;
  readonly subject_id: string;
  readonly occurred_at: Date;
  readonly payload: object;
}

export const eventOf = (row: EventRow): DomainEvent => ({
  id: row.id,
  type: row.type,
  streetId: row.street_id,
  subjectId: row.subject_id,
  occurredAt: row.occurred_at,
  payload: row.payload,
});
