import type { Pool } from '#libs/orders';
import { effect, type OrderEffect } from './effect';

export const enterPool = (pool: Pool): OrderEffect =>
  effect(`enterPool:${pool}`, (order, { facts }) => {
    order.pool = pool;
    order.details.poolEnteredAt = facts.now;
  });
