import type { DomainEvent } from '#libs/kernel';
import type { WriteStatement } from '../database/combined-statement';

/** Named so that the after-commit hint can recognise a unit that wrote events. */
export const OUTBOX_INSERT = `
INSERT INTO outbox_events (id, type, street_id, subject_id, occurred_at, payload)
SELECT id, type, street_id, subject_id, occurred_at, payload
FROM jsonb_to_recordset($1::jsonb)
  AS e(id uuid, type text, street_id uuid, subject_id uuid, occurred_at timestamptz, payload jsonb)`;

/**
 * Puts events into the outbox, in the unit of work that makes them true. The SQL text is the same for any number of
 * events, so each connection plans it once. Payloads carry ids and codes only (handbook §8).
 */
export function outboxWrite(events: readonly DomainEvent[]): WriteStatement {
  const rows = events.map((event) => ({
    id: event.id,
    type: event.type,
    street_id: event.streetId,
    subject_id: event.subjectId,
    occurred_at: event.occurredAt,
    payload: event.payload,
  }));
  return { text: OUTBOX_INSERT, values: [JSON.stringify(rows)] };
}
