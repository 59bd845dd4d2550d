import type { CommandOrigin } from './command';
import type { OrderFacts, OrderWorkflow } from './context';
import { deadlinesInForce } from './deadlines';
import type { ServiceOrder } from './order';
import type { OrderChange, TimelineDraft } from './order-change';
import { withSubject } from './order-event';

/** Opens an order: the first line of its timeline, and its deadlines. */
export function openOrder(
  workflow: OrderWorkflow,
  order: ServiceOrder,
  origin: CommandOrigin,
  facts: OrderFacts,
): OrderChange {
  if (!workflow.initial.includes(order.status))
    throw new Error(`${workflow.type} does not open in ${order.status}`);
  const opened = structuredClone(order);
  opened.deadlines = deadlinesInForce(workflow, opened, {
    ...facts,
    history: [{ status: order.status, at: facts.now }],
  });
  const receiptInHand = opened.details.receiptDeliveredAt !== undefined;
  const entry: TimelineDraft = {
    command: 'placeOrder',
    fromStatus: null,
    toStatus: order.status,
    round: order.round,
    reasonCode: null,
    note: order.details.text,
    data: {
      itemId: order.itemId,
      sessionId: order.sessionId,
      urgency: order.urgency,
      risk: order.risk,
      receiptInHand,
    },
    at: facts.now,
    origin,
  };
  return {
    order: opened,
    timeline: [entry],
    events: [withSubject({ type: 'OrderPlaced', payload: { receiptInHand } }, opened, 'placeOrder')],
  };
}
