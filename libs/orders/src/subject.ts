/** What timeline, timers and events call an order. */
export const ORDER_SUBJECT = 'ServiceOrder';
