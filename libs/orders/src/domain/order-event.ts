import { activeClaim, type ServiceOrder } from './order';
import type { RaisedEvent } from './order-change';

/** What every event says of its order: ids, codes and places, nothing personal. */
export function withSubject(event: RaisedEvent, order: ServiceOrder, command: string): RaisedEvent {
  return {
    type: event.type,
    payload: {
      orderId: order.id,
      code: order.code,
      communityId: order.communityId,
      communityPath: order.communityPath,
      organizationId: activeClaim(order)?.organizationId ?? order.details.lastServed?.organizationId ?? null,
      requesterId: order.requesterId,
      status: order.status,
      outcome: order.outcome,
      round: order.round,
      channel: order.channel,
      command,
      ...event.payload,
    },
  };
}

/** Organisations a step concerns that hold no claim after it: the one invited, and the one whose claim it ended. */
export function organizationsConcerned(before: ServiceOrder, after: ServiceOrder) {
  const former = activeClaim(before)?.organizationId ?? null;
  return {
    invitedOrganizationId: after.status === 'INVITED' ? (after.invitation?.organizationId ?? null) : null,
    formerOrganizationId: former === activeClaim(after)?.organizationId ? null : former,
  };
}
