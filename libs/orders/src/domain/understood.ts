import type { Urgency } from './order';

/** What was understood of an order's words, as far as it changes the order. */
export interface Understood {
  /** Danger is likely, but no sure sign was said: a person at the desk looks before anything else. */
  readonly danger: boolean;
  readonly urgency: Urgency;
}

/**
 * How urgent an order is. Who states it is believed, except that possible danger is always urgent; otherwise the words
 * decide, and without words it is an ordinary one.
 */
export function urgencyOf(stated: Urgency | null, understood: Understood | null): Urgency {
  if (understood?.danger) return 'URGENT';
  return stated ?? understood?.urgency ?? 'NORMAL';
}
