import type { DataSource, EntityManager } from 'typeorm';
import type { Text } from '#libs/kernel';
import { text } from '#libs/kernel';

export interface Repair {
  readonly what: Text;
  readonly count: number;
}

/**
 * Mends what follows from other data: timers follow deadlines, deliveries follow events. Everything else (claims,
 * statuses, the record) is evidence of a bug and is left as it is, for a person to look at. Safe beside live traffic.
 */
export async function repair(dataSource: DataSource): Promise<Repair[]> {
  return dataSource.transaction(async (manager) => {
    // whoever changes an order changes its timers in the same statement: hold those orders still
    await manager.query(`SELECT id FROM service_orders WHERE id IN (${WRONG_TIMERS}) ORDER BY id FOR UPDATE`);
    const repairs: Repair[] = [];
    for (const { what, sql } of REPAIRS) repairs.push({ what, count: await rowsOf(manager, sql) });
    return repairs;
  });
}

async function rowsOf(manager: EntityManager, sql: string): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `WITH done AS (${sql} RETURNING 1) SELECT count(*)::int AS n FROM done`,
  );
  return row!.n;
}

/** Deadlines in force with what their timer should be. */
const WANTED = `
SELECT o.id AS subject_id, d ->> 'kind' AS kind, 'ServiceOrder' AS subject_type, o.street_id, (d ->> 'nextMarkAt')::timestamptz AS due_at
  FROM service_orders o CROSS JOIN LATERAL jsonb_array_elements(o.deadlines) d WHERE d ->> 'nextMarkAt' IS NOT NULL
UNION ALL
SELECT id, 'CALL_BACK', 'EmergencyNotice', street_id, call_due_at FROM emergency_notices WHERE status = 'OPEN'
UNION ALL
SELECT id, 'NEXT_OCCURRENCE', 'StandingOrder', street_id, next_at - interval '1 day' FROM standing_orders WHERE status = 'ACTIVE'`;

const WRONG_TIMERS = `
SELECT coalesce(w.subject_id, t.subject_id) FROM (${WANTED}) w
  FULL JOIN (SELECT * FROM timers WHERE state = 'ARMED') t ON t.subject_id = w.subject_id AND t.kind = w.kind
 WHERE t.due_at IS DISTINCT FROM w.due_at`;

const REPAIRS: readonly { readonly what: Text; readonly sql: string }[] = [
  {
    what: text('补上缺少的计时', 'missing or wrong timers armed'),
    // a notice rings again and again, so any timer it has is right; an order's must agree to the millisecond
    sql: `INSERT INTO timers AS t (subject_id, kind, subject_type, street_id, due_at)
SELECT w.* FROM (${WANTED}) w LEFT JOIN timers a ON a.subject_id = w.subject_id AND a.kind = w.kind AND a.state = 'ARMED'
 WHERE a.subject_id IS NULL OR (w.subject_type = 'ServiceOrder' AND a.due_at <> w.due_at)
ON CONFLICT (subject_id, kind) DO UPDATE SET
  due_at = excluded.due_at, generation = t.generation + 1, state = 'ARMED', fired_at = NULL,
  hinted_at = NULL, failures = 0, not_before = NULL, last_error = NULL`,
  },
  {
    what: text('撤下多余的计时', 'stale timers disarmed'),
    sql: `UPDATE timers t SET state = 'CANCELLED', not_before = NULL
 WHERE t.state = 'ARMED' AND t.subject_type IN ('ServiceOrder', 'EmergencyNotice', 'StandingOrder')
   AND NOT EXISTS (SELECT FROM (${WANTED}) w WHERE w.subject_id = t.subject_id AND w.kind = t.kind)`,
  },
  {
    what: text('让停下的计时立即再试', 'overdue timers tried again at once'),
    sql: `UPDATE timers t SET hinted_at = NULL, not_before = NULL, failures = 0 FROM app_clock c
 WHERE t.state = 'ARMED' AND t.due_at < app_now() - interval '5 seconds' * greatest(c.scale, 1) AND t.not_before IS NOT NULL`,
  },
  {
    what: text('重新发送未处理的事件', 'unheard events sent again'),
    sql: `UPDATE event_deliveries d SET attempts = 0, next_send_at = clock_timestamp() FROM outbox_events e
 WHERE e.id = d.event_id AND d.done_at IS NULL AND e.relayed_at < clock_timestamp() - interval '60 seconds'`,
  },
];
