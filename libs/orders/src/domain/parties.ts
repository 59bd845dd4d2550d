import type { Actor } from '#libs/kernel';
import { holdsRole, holdsRoleIn } from '#libs/kernel';
import { activeClaim, type ServiceOrder, type ServingTier } from './order';

/** Who somebody is to one order. The workflow table says which of them may give a command. */
export const PARTIES = [
  'RESIDENT', // whom it is for, or who placed it for them
  'HOLDER', // has the slip's code or link
  'PROVIDER', // leads an organisation of the street
  'CLAIMANT', // leads the organisation that claimed it
  'INVITEE', // leads the organisation it is offered to
  'VOLUNTEER', // is, or is asked to be, one of those who come
  'DESK', // receives orders for its community
  'SECRETARY', // answers for its community
  'STREET', // street office
  'DISTRICT',
  'REVIEWER', // the unit above the one that served: calls back, rechecks, decides extensions
  'SYSTEM', // the product itself
] as const;
export type Party = (typeof PARTIES)[number];

const parentPath = (path: string): string => path.replace(/[^/]+\/$/, '');

/** Path of the street an order belongs to: communities hang directly under their street. */
export const streetPathOf = (order: ServiceOrder): string => parentPath(order.communityPath);

export function partiesOf(actor: Actor, order: ServiceOrder): ReadonlySet<Party> {
  const parties = new Set<Party>();
  switch (actor.kind) {
    case 'SYSTEM':
      return parties.add('SYSTEM');
    case 'TOKEN':
      return actor.orderId === order.id ? parties.add('HOLDER') : parties;
    case 'PERSON': {
      const streetPath = streetPathOf(order);
      if (actor.personId === order.requesterId || actor.personId === order.placedById)
        parties.add('RESIDENT');
      // desks place many orders for others without being their resident
      if (
        actor.personId === order.placedById &&
        order.placedById !== order.requesterId &&
        order.channel !== 'WEB' &&
        order.channel !== 'WECHAT'
      )
        parties.delete('RESIDENT');
      if (actor.grants.some((g) => g.role === 'PROVIDER_LEAD' && g.organizationPath.startsWith(streetPath)))
        parties.add('PROVIDER');
      const claim = activeClaim(order);
      // who served stays who served once all is over; a claim handed back leaves nothing behind
      const serving =
        claim?.organizationId ?? (order.closedAt ? order.details.lastServed?.organizationId : undefined);
      if (serving && holdsRoleIn(actor, 'PROVIDER_LEAD', serving)) parties.add('CLAIMANT');
      if (
        order.invitation?.status === 'PENDING' &&
        holdsRoleIn(actor, 'PROVIDER_LEAD', order.invitation.organizationId)
      )
        parties.add('INVITEE');
      if (comes(actor.personId, order)) parties.add('VOLUNTEER');
      if (holdsRole(actor, ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY'], order.communityPath))
        parties.add('DESK');
      if (holdsRole(actor, 'COMMUNITY_SECRETARY', order.communityPath)) parties.add('SECRETARY');
      if (holdsRole(actor, ['STREET_OFFICER', 'STREET_SUPERVISOR'], streetPath)) parties.add('STREET');
      if (holdsRole(actor, 'DISTRICT_OFFICER', streetPath)) parties.add('DISTRICT');
      if (
        reviews(parties, claim?.tier ?? order.details.lastServed?.tier ?? 'TEAM') &&
        !parties.has('CLAIMANT') &&
        !parties.has('VOLUNTEER')
      )
        parties.add('REVIEWER');
      return parties;
    }
  }
}

/** Asked to come, or coming, for the present claim. */
function comes(personId: string, order: ServiceOrder): boolean {
  const claimId = activeClaim(order)?.id;
  return order.assignments.some(
    (a) =>
      a.claimId === claimId && a.personId === personId && (a.status === 'OFFERED' || a.status === 'ACCEPTED'),
  );
}

/** "When the community serves, the street calls back and rechecks; when the street serves, the district" (handbook §3). */
function reviews(parties: ReadonlySet<Party>, tier: ServingTier): boolean {
  switch (tier) {
    case 'TEAM':
      return parties.has('DESK') || parties.has('STREET');
    case 'COMMUNITY':
      return parties.has('STREET');
    case 'STREET':
      return parties.has('DISTRICT');
  }
}
