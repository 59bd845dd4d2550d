import { text } from '#libs/kernel';
import { FINAL_STATUSES } from './order-invariants';
import type { Invariant } from './invariant';

/** Subjects that live by one timer of their own: which rows must have it. */
const WATCHED: readonly {
  readonly name: string;
  readonly sentence: Invariant['sentence'];
  readonly subjectType: string;
  readonly kind: string;
  readonly ids: string;
}[] = [
  {
    name: 'emergency-watched',
    sentence: text('未回电的紧急提醒都有计时', 'every open emergency notice, and no other, has its timer'),
    subjectType: 'EmergencyNotice',
    kind: 'CALL_BACK',
    ids: `SELECT id FROM emergency_notices WHERE status = 'OPEN'`,
  },
  {
    name: 'standing-order-watched',
    sentence: text(
      '有效的长期单都有下一次的计时',
      'every active standing order, and no other, has its timer',
    ),
    subjectType: 'StandingOrder',
    kind: 'NEXT_OCCURRENCE',
    ids: `SELECT id FROM standing_orders WHERE status = 'ACTIVE'`,
  },
];

/** Deadlines and their timers (handbook §3 rule 3). */
export const TIMER_INVARIANTS: readonly Invariant[] = [
  {
    name: 'deadline-has-timer',
    sentence: text(
      '每个生效的时限恰有一个到点一致的计时',
      'every deadline in force has one armed timer, due at its next mark',
    ),
    sql: `SELECT o.id::text || ' ' || (d ->> 'kind') AS subject
            FROM service_orders o CROSS JOIN LATERAL jsonb_array_elements(o.deadlines) d
            LEFT JOIN timers t ON t.subject_id = o.id AND t.kind = d ->> 'kind' AND t.state = 'ARMED'
           WHERE d ->> 'nextMarkAt' IS NOT NULL AND t.due_at IS DISTINCT FROM (d ->> 'nextMarkAt')::timestamptz`,
  },
  {
    name: 'timer-has-deadline',
    sentence: text('每个计时都对应一个生效的时限', 'every armed timer belongs to a deadline in force'),
    sql: `SELECT t.subject_id::text || ' ' || t.kind AS subject FROM timers t
            LEFT JOIN service_orders o ON o.id = t.subject_id
           WHERE t.state = 'ARMED' AND t.subject_type = 'ServiceOrder'
             AND NOT EXISTS (SELECT FROM jsonb_array_elements(o.deadlines) d
                              WHERE d ->> 'kind' = t.kind AND d ->> 'nextMarkAt' IS NOT NULL)`,
  },
  {
    name: 'closed-without-timer',
    sentence: text('结束的订单没有计时', 'an order that is over has no armed timer'),
    sql: `SELECT o.id::text || ' ' || t.kind AS subject FROM timers t JOIN service_orders o ON o.id = t.subject_id
           WHERE t.state = 'ARMED' AND o.status IN (${FINAL_STATUSES.map((status) => `'${status}'`).join(', ')})`,
  },
  {
    // where product time runs fast, five seconds of the wall clock: a sweeper cannot be faster
    name: 'no-overdue-timer',
    sentence: text('没有到点超过 5 秒还未触发的计时', 'no armed timer is overdue by more than five seconds'),
    sql: `SELECT t.subject_id::text || ' ' || t.kind AS subject FROM timers t, app_clock c
           WHERE t.state = 'ARMED' AND t.due_at < app_now() - interval '5 seconds' * greatest(c.scale, 1)`,
  },
  ...WATCHED.map(({ name, sentence, subjectType, kind, ids }) => ({
    name,
    sentence,
    sql: `SELECT coalesce(w.id, t.subject_id)::text AS subject FROM (${ids}) w
            FULL JOIN (SELECT subject_id FROM timers WHERE subject_type = '${subjectType}' AND kind = '${kind}' AND state = 'ARMED') t
              ON t.subject_id = w.id
           WHERE w.id IS NULL OR t.subject_id IS NULL`,
  })),
];
