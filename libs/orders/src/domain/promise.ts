import type { ServiceOrder } from './order';

/**
 * By when the next step is promised to the resident: the appointment once there is one, else the first deadline in force.
 * Null while the order's clocks stand still or when nothing more is to come.
 */
export function promisedAt(order: ServiceOrder): Date | null {
  if (order.status === 'SCHEDULED') return order.appointedAt;
  const due = order.deadlines.flatMap((deadline) =>
    deadline.kind !== 'RECEIPT' && deadline.dueAt ? [deadline.dueAt.getTime()] : [],
  );
  return due.length > 0 ? new Date(Math.min(...due)) : null;
}
