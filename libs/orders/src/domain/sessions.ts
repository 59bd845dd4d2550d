import type { ServiceOrder } from './order';

/** Whether an order occupies one of its session's places: booked, served, or while a free place is offered to it. */
export function holdsSeat(order: ServiceOrder): boolean {
  if (!order.sessionId) return false;
  if (order.status === 'WAITLISTED') return order.details.placeOffer !== undefined;
  return order.status !== 'CANCELLED' && order.status !== 'REFERRED' && order.status !== 'SUBMITTED';
}
