import { text } from '#libs/kernel';
import type { Invariant } from './invariant';

/** As `holdsSeat` of libs/orders: booked, served, or while a free place is offered to it. */
const HOLDS_SEAT = `CASE
  WHEN o.details ? 'leftSession' THEN o.details ->> 'leftSession' = 'SERVED'
  WHEN o.status = 'WAITLISTED' THEN o.details ? 'placeOffer'
  ELSE o.status NOT IN ('CANCELLED', 'REFERRED', 'SUBMITTED') END`;

/** Sessions 场次 and standing orders 长期单. */
export const SESSION_INVARIANTS: readonly Invariant[] = [
  {
    name: 'seats-counted',
    sentence: text('场次已占名额等于占位的订单数', 'a session counts as many places taken as orders hold'),
    sql: `SELECT s.id::text AS subject FROM service_sessions s
           LEFT JOIN (SELECT o.session_id, count(*) AS n FROM service_orders o
                       WHERE o.session_id IS NOT NULL AND ${HOLDS_SEAT} GROUP BY o.session_id) held ON held.session_id = s.id
          WHERE s.taken <> coalesce(held.n, 0)`,
  },
  {
    name: 'session-over',
    sentence: text('结束或取消的场次没有还在等的订单', 'no order still waits for a session that is over'),
    sql: `SELECT o.id::text AS subject FROM service_orders o
           JOIN service_sessions s ON s.id = o.session_id AND s.status IN ('CLOSED', 'CANCELLED')
          WHERE NOT o.details ? 'leftSession' AND o.status IN ('SCHEDULED', 'WAITLISTED', 'IN_SERVICE')`,
  },
  {
    name: 'occurrence-once',
    sentence: text('长期单的每一次至多开一单', 'an occurrence of a standing order opens at most one order'),
    sql: `SELECT o.id::text AS subject FROM service_orders o LEFT JOIN standing_occurrences s ON s.order_id = o.id
          WHERE o.standing_order_id IS NOT NULL AND s.standing_order_id IS DISTINCT FROM o.standing_order_id
          UNION ALL SELECT standing_order_id::text || ' ' || occurs_at FROM standing_occurrences
          GROUP BY standing_order_id, occurs_at HAVING count(*) > 1`,
  },
];
