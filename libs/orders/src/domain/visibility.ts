import type { Actor } from '#libs/kernel';
import type { ServiceOrder } from './order';
import { partiesOf, type Party } from './parties';

/** How much of an order somebody sees (handbook §8: the least needed). */
export interface Visibility {
  readonly parties: ReadonlySet<Party>;
  /** Whether the order exists for them at all. */
  readonly exists: boolean;
  /** Words, appointment, people, timeline. */
  readonly full: boolean;
  /** Name, phone and address in clear, each look logged: after the claim, and for the desks in charge. */
  readonly mayReveal: boolean;
  /** The resident's own side: codes, query code. */
  readonly resident: boolean;
}

const IN_A_POOL = new Set(['OPEN', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK']);
const DESKS: readonly Party[] = ['DESK', 'STREET', 'DISTRICT'];
const SERVING = new Set(['CLAIMED', 'SCHEDULED', 'IN_SERVICE', 'DONE', 'RECTIFYING', 'RECHECKING']);

export function visibilityOf(actor: Actor, order: ServiceOrder): Visibility {
  const parties = partiesOf(actor, order);
  const has = (...wanted: Party[]): boolean => wanted.some((party) => parties.has(party));
  const full = has('SYSTEM', 'RESIDENT', 'HOLDER', 'CLAIMANT', 'INVITEE', 'VOLUNTEER', ...DESKS);
  return {
    parties,
    // those who lead an organisation see what they could take
    exists:
      full ||
      (has('PROVIDER') &&
        (IN_A_POOL.has(order.status) || order.claims.some((claim) => claim.status !== 'ENDED'))),
    full,
    mayReveal: has('DESK', 'STREET') || (has('CLAIMANT', 'VOLUNTEER') && SERVING.has(order.status)),
    resident: has('RESIDENT', 'HOLDER'),
  };
}
