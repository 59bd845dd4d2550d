import { text } from '#libs/kernel';
import type { OrderWorkflow } from '#libs/orders';
import { commands } from './commands';
import { deadlines } from './deadlines';
import { statuses } from './statuses';

/** 党群志愿服务超市: the order of handbook §3. */
export const serviceOrder: OrderWorkflow = {
  type: 'service-order',
  title: text('志愿服务订单', 'Service order'),
  initial: ['SUBMITTED', 'SCHEDULED', 'WAITLISTED', 'CLAIMED'],
  statuses,
  commands,
  deadlines,
};
