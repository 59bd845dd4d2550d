import type { ServiceOrder } from './order';

/** Whether it is the session that starts, finishes and ends this order; its redo is a round like any other. */
export const isOfSession = (order: ServiceOrder): boolean =>
  order.sessionId !== null && order.details.leftSession === undefined;

/** What a step changes in its session: places held, and people in the waiting list. */
export function seatChange(
  before: ServiceOrder | null,
  after: ServiceOrder,
): { taken: -1 | 0 | 1; waiting: -1 | 0 | 1 } {
  const change = (was: boolean, is: boolean): -1 | 0 | 1 => (was === is ? 0 : is ? 1 : -1);
  return {
    taken: change(before !== null && holdsSeat(before), holdsSeat(after)),
    waiting: change(before?.status === 'WAITLISTED', after.status === 'WAITLISTED'),
  };
}

/** Whether an order occupies one of its session's places: booked, served, or while a free place is offered to it. */
export function holdsSeat(order: ServiceOrder): boolean {
  if (!order.sessionId) return false;
  if (order.details.leftSession) return order.details.leftSession === 'SERVED';
  if (order.status === 'WAITLISTED') return order.details.placeOffer !== undefined;
  return order.status !== 'CANCELLED' && order.status !== 'REFERRED' && order.status !== 'SUBMITTED';
}
