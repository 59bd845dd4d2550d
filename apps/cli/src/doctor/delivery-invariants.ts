import { text } from '#libs/kernel';
import type { Invariant } from './invariant';

/** Events on their way, in real time, and product time itself. */
export const DELIVERY_INVARIANTS: readonly Invariant[] = [
  {
    name: 'outbox-empty',
    sentence: text('没有超过一分钟还未发出的事件', 'no event waits longer than a minute for the relay'),
    sql: `SELECT id::text AS subject FROM outbox_events
          WHERE relayed_at IS NULL AND recorded_at < clock_timestamp() - interval '60 seconds'`,
  },
  {
    name: 'events-heard',
    sentence: text('没有超过一分钟还未处理的事件', 'no event waits longer than a minute to be heard'),
    sql: `SELECT d.event_id::text || ' ' || d.consumer AS subject FROM event_deliveries d JOIN outbox_events e ON e.id = d.event_id
          WHERE d.done_at IS NULL AND e.relayed_at < clock_timestamp() - interval '60 seconds'`,
  },
  {
    name: 'real-time-in-production',
    sentence: text('正式环境的时间就是真实时间', 'production time is real time'),
    sql: `SELECT environment AS subject FROM app_clock WHERE environment = 'production' AND (scale <> 1 OR anchor_real IS NOT NULL)`,
  },
];
