import type { Actor } from '#libs/kernel';
import type { ServiceOrder } from './order';
import { partiesOf, type Party } from './parties';

/**
 * In whose name the actor takes a step that these parties may take: the colleague whose role, lent for his leave, is what
 * allows it. Null when the actor's own roles do, or nothing does.
 */
export function delegatorOf(actor: Actor, order: ServiceOrder, by: readonly string[]): string | null {
  if (actor.kind !== 'PERSON') return null;
  const own = actor.grants.filter((grant) => grant.onBehalfOfPersonId === undefined);
  if (own.length === actor.grants.length) return null;
  const may = (grants: typeof own): boolean => {
    const parties = partiesOf({ ...actor, grants }, order);
    return by.some((party) => parties.has(party as Party));
  };
  if (may(own)) return null;
  return (
    actor.grants.find((grant) => grant.onBehalfOfPersonId && may([...own, grant]))?.onBehalfOfPersonId ?? null
  );
}
