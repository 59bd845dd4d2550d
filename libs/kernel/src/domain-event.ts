/**
 * Something that happened, told to whoever listens. Written to the outbox in the transaction that made it true.
 * Carries ids and codes only: never a name, a phone number, an address or free text (handbook §8).
 */
export interface DomainEvent<Payload extends object = object> {
  readonly id: string;
  /** Past tense, as in the handbook's words: `OrderClaimed`. */
  readonly type: string;
  readonly streetId: string;
  readonly subjectId: string;
  readonly occurredAt: Date;
  readonly payload: Payload;
}
