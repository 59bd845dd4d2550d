import { setTimeout as sleep } from 'node:timers/promises';
import { closedLoop } from '../lib/load.mjs';
import { latencies } from '../lib/figures.mjs';
import { Loop } from '../lib/loop.mjs';

const WITHIN_SECONDS = 10;
const KIND = 'OPEN_POOL';
const SYSTEM_STEP = `command = 'deadlineMarkReached' AND reason_code = '${KIND}'`;

/**
 * Real deadlines of real orders, moved by SQL so that they fall due within ten seconds, while a hundred thousand others
 * lie ahead. What the handler did is read from the orders' own records.
 */
export async function measureTimers({ installation, street, armed, expiries }) {
  const { pool } = installation;
  await pool.query(
    `INSERT INTO timers (subject_id, kind, subject_type, street_id, due_at)
     SELECT uuidv7(), '${KIND}', 'ServiceOrder', $2, app_now() + interval '300 days' + n * interval '1 second' FROM generate_series(1, $1) n`,
    [armed, street.streetId],
  );
  const orderIds = await openOrders(installation, street, expiries);
  await installation.heard();
  await pool.query(
    'CREATE TABLE IF NOT EXISTS bench_due (order_id uuid PRIMARY KEY, due_at timestamptz NOT NULL)',
  );
  await pool.query('TRUNCATE bench_due');
  await pool.query(DUE_SOON, [orderIds, WITHIN_SECONDS]);
  let fired = 0;
  for (const end = Date.now() + 90_000; Date.now() < end && fired < expiries; await sleep(250)) {
    fired = (await pool.query(FIRED)).rows[0].fired;
  }
  await sleep(3000); // time for a second firing, should there be one
  const { rows } = await pool.query(LATENESS);
  await installation.heard();
  return {
    armed,
    expiries,
    late: latencies(rows.flatMap(({ late_ms: ms }) => (ms === null ? [] : [Number(ms)]))),
    lost: rows.filter(({ times }) => times === 0).length,
    twice: rows.filter(({ times }) => times > 1).length,
    early: rows.filter(({ late_ms: ms }) => ms !== null && Number(ms) < 0).length,
  };
}

async function openOrders(installation, street, count) {
  const loop = new Loop(installation, street);
  const ids = [];
  await closedLoop(
    async () => {
      if (ids.length >= count) return;
      const { order } = await loop.place(loop.next().resident);
      ids.push(order.id);
    },
    { atOnce: 16, seconds: 0.001 },
  );
  while (ids.length < count) {
    const some = Math.min(16, count - ids.length);
    const placed = await Promise.all(Array.from({ length: some }, () => loop.place(loop.next().resident)));
    ids.push(...placed.map(({ order }) => order.id));
  }
  return ids.slice(0, count);
}

/** The deadline moves in the order and in its timer, in one statement; from three seconds ahead, so that all are armed. */
const DUE_SOON = `
WITH due AS (
  INSERT INTO bench_due
  SELECT id, app_now() + interval '3 seconds' + random() * $2::int * interval '1 second' FROM unnest($1::uuid[]) id
  RETURNING order_id, due_at
), moved AS (
  UPDATE service_orders o SET deadlines = (
    SELECT jsonb_agg(CASE WHEN d ->> 'kind' = '${KIND}' THEN d || jsonb_build_object('nextMarkAt', due.due_at) ELSE d END)
      FROM jsonb_array_elements(o.deadlines) d)
  FROM due WHERE o.id = due.order_id
)
UPDATE timers t SET due_at = due.due_at, generation = generation + 1, hinted_at = NULL
FROM due WHERE t.subject_id = due.order_id AND t.kind = '${KIND}' AND t.state = 'ARMED'`;

const FIRED = `SELECT count(DISTINCT subject_id)::int AS fired FROM timeline_entries JOIN bench_due ON order_id = subject_id WHERE ${SYSTEM_STEP}`;

const LATENESS = `
SELECT b.order_id, count(e.subject_id)::int AS times, extract(epoch FROM min(e.at) - b.due_at) * 1000 AS late_ms
FROM bench_due b LEFT JOIN timeline_entries e ON e.subject_id = b.order_id AND ${SYSTEM_STEP}
GROUP BY b.order_id, b.due_at`;
