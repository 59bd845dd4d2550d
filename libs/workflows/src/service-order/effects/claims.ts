import type { Claim, OrderContext, ServiceOrder, ServingTier } from '#libs/orders';
import { activeClaim, inputOf, isOfSession, waitingLine } from '#libs/orders';
import { effect, type OrderEffect } from './effect';

const tierOf = (kind: string): ServingTier =>
  kind === 'STREET' ? 'STREET' : kind === 'COMMUNITY' ? 'COMMUNITY' : 'TEAM';

export function newClaim(
  order: ServiceOrder,
  { facts }: OrderContext,
  organizationId: string,
  status: 'ACTIVE' | 'WAITING',
  tier: ServingTier,
): Claim {
  return {
    id: facts.newId(),
    organizationId,
    tier,
    round: order.round,
    fromPool: order.pool ?? 'OPEN',
    status,
    createdAt: facts.now,
    claimedAt: status === 'ACTIVE' ? facts.now : null,
    contactedAt: null,
    endedAt: null,
    endReason: null,
  };
}

export function activate(
  order: ServiceOrder,
  context: OrderContext,
  organizationId: string,
  tier: ServingTier,
): void {
  for (const waiting of waitingLine(order)) {
    if (waiting.organizationId === organizationId) endClaim(waiting, context, 'CLAIMED');
  }
  order.claims.push(newClaim(order, context, organizationId, 'ACTIVE', tier));
  order.details.lastServed = { organizationId, tier };
  order.appointedAt = null;
  askPreferred(order, context, organizationId);
}

/** The volunteer the resident asked for again is asked as soon as that volunteer's organisation takes the order. */
function askPreferred(order: ServiceOrder, { facts, raise }: OrderContext, organizationId: string): void {
  const { preferred } = order.details;
  if (preferred?.organizationId !== organizationId || preferred.personId === order.requesterId) return;
  order.assignments.push({
    id: facts.newId(),
    claimId: activeClaim(order)!.id,
    personId: preferred.personId,
    status: 'OFFERED',
    offeredAt: facts.now,
    answeredAt: null,
  });
  raise('AssignmentOffered');
}

export const claim = effect('claim', (order, context) =>
  activate(
    order,
    context,
    inputOf(context, 'claimOrder').organizationId,
    tierOf(context.facts.organization!.kind),
  ),
);

export const waitInLine = effect('waitInLine', (order, context) => {
  const { organizationId } = inputOf(context, 'waitInLine');
  order.claims.push(
    newClaim(order, context, organizationId, 'WAITING', tierOf(context.facts.organization!.kind)),
  );
});

export const leaveLine = effect('leaveLine', (order, context) => {
  const { organizationId } = inputOf(context, 'leaveLine');
  for (const waiting of waitingLine(order))
    if (waiting.organizationId === organizationId) endClaim(waiting, context, 'LEFT');
});

function endClaim(ended: Claim, { facts }: OrderContext, reason: string): void {
  ended.status = 'ENDED';
  ended.endedAt = facts.now;
  ended.endReason = reason;
}

export function endActiveClaim(order: ServiceOrder, context: OrderContext, reason: string): void {
  const active = activeClaim(order);
  if (!active) return;
  endClaim(active, context, reason);
  for (const assignment of order.assignments) {
    if (assignment.claimId !== active.id || assignment.status === 'DECLINED') continue;
    // who came stays on record as having come
    if (assignment.status === 'OFFERED' || !order.details.finishedAt) assignment.status = 'REPLACED';
  }
  if (!isOfSession(order)) order.appointedAt = null;
}

export function emptyLine(order: ServiceOrder, context: OrderContext, reason: string): void {
  for (const waiting of waitingLine(order)) endClaim(waiting, context, reason);
}

export function invite(order: ServiceOrder, { facts }: OrderContext, organizationId: string): void {
  order.invitation = {
    id: facts.newId(),
    organizationId,
    fromPool: order.pool ?? 'OPEN',
    status: 'PENDING',
    invitedAt: facts.now,
    answeredAt: null,
    reason: null,
  };
}

export const inviteNamed = effect('inviteNamed', (order, context) =>
  invite(order, context, inputOf(context, 'inviteOrganization').organizationId),
);

export function endInvitation(
  order: ServiceOrder,
  { facts }: OrderContext,
  status: 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'LAPSED',
  reason: string | null,
): void {
  if (order.invitation?.status !== 'PENDING') return;
  order.invitation.status = status;
  order.invitation.answeredAt = facts.now;
  order.invitation.reason = reason;
}

export const acceptInvitation = effect('acceptInvitation', (order, context) => {
  const invited = order.invitation!.organizationId;
  endInvitation(order, context, 'ACCEPTED', null);
  activate(order, context, invited, tierOf(context.facts.organization!.kind));
});
export const declineInvitation = effect('declineInvitation', (order, context) =>
  endInvitation(order, context, 'DECLINED', 'DECLINED'),
);
export const withdrawInvitation = effect('withdrawInvitation', (order, context) =>
  endInvitation(order, context, 'WITHDRAWN', 'WITHDRAWN'),
);
export const lapseInvitation = effect('lapseInvitation', (order, context) =>
  endInvitation(order, context, 'LAPSED', 'LAPSED'),
);

/** The claim ends; the first in line is invited, else the order goes back to the pool it was claimed from. */
export const handBack = (reason: 'RELEASED' | 'REVOKED' | 'NO_SHOW'): OrderEffect =>
  effect(`handBack:${reason}`, (order, context) => {
    const from = activeClaim(order)?.fromPool ?? order.pool ?? 'OPEN';
    const next = waitingLine(order)[0];
    endActiveClaim(order, context, reason);
    order.pool = from;
    // an order of a session or a standing order was claimed without ever having been in a pool: its clock begins here
    order.details.poolEnteredAt ??= context.facts.now;
    // what was this team's ends with its claim
    for (const key of ['extension', 'materialCost', 'providerNoShows', 'deskCall', 'lastServed'] as const)
      delete order.details[key];
    if (!next) return;
    endClaim(next, context, 'INVITED');
    invite(order, context, next.organizationId);
  });
