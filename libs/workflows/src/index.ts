import type { OrderWorkflow } from '#libs/orders';
import { serviceOrder } from './service-order';

/** Every workflow the product runs. A new one is a folder beside `service-order/` and a line here. */
export const WORKFLOWS: readonly OrderWorkflow[] = [serviceOrder];
