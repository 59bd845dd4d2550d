import type { Effect } from '#libs/kernel';
import type { OrderContext, ServiceOrder } from '#libs/orders';

export type OrderEffect = Effect<OrderContext, ServiceOrder>;

/** A named change of an order besides its status. */
export const effect = (name: string, apply: OrderEffect['apply']): OrderEffect => ({ name, apply });
