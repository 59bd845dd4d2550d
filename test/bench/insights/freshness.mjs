import { setTimeout as sleep } from 'node:timers/promises';
import { openLoop } from '../lib/load.mjs';
import { latencies } from '../lib/figures.mjs';

/** Closed orders of a street that nobody rated: a late rating (handbook §3 追评) moves the figures of the month they came in. */
const UNRATED = `SELECT o.id, o.street_id, o.community_path, (o.details #>> '{lastServed,organizationId}') AS organization_id, o.requester_id
  FROM service_orders o WHERE o.street_id = $1 AND o.created_at < app_now() - interval '20 days' AND o.created_at >= $3
    AND o.status = 'CLOSED' AND o.outcome = 'UNRATED' AND NOT EXISTS (
    SELECT 1 FROM evaluations e WHERE e.order_id = o.id AND e.counts_for = 'SATISFACTION') ORDER BY o.created_at DESC LIMIT $2`;

/** A rating and its event, in one commit as the product writes them. */
const RATE = `WITH rated AS (
  INSERT INTO evaluations (id, street_id, order_id, stage, round, organization_id, tier, community_path, stars, dimensions, tags, class, channel,
    rater_person_id, evidence, status, counts_for, occurred_at, entered_at, counted_at, key_scope, key, payload_hash, version, timeline_seq, timeline_hash)
  VALUES (gen_random_uuid(), $1, $2, 'RESULT', 1, $3, 'TEAM', $4, 5, '{}', '{}', 'SELF', 'WEB', $5, 'ACCOUNT', 'COUNTED', 'SATISFACTION', app_now(),
    app_now(), app_now(), 'bench', $2::uuid::text, '', 1, 1, repeat('0', 64)) RETURNING *
)
INSERT INTO outbox_events (id, type, street_id, subject_id, occurred_at, payload)
SELECT uuidv7(), 'EvaluationCounted', street_id, id, occurred_at, jsonb_build_object('evaluationId', id, 'orderId', order_id, 'communityPath',
  community_path, 'organizationId', organization_id, 'stage', stage, 'round', round, 'stars', stars, 'class', class, 'channel', channel, 'countsFor',
  counts_for, 'status', status) FROM rated`;

/**
 * From the commit of a rating to the dashboard that counts it, ms, at a steady rate of events: outbox, relay, queue, mark, fold
 * and the question itself. The street's figures are asked for over and over; the k-th rating is there once k more are counted.
 */
export async function measureFreshness({ installation, staff }, { perSecond, seconds }) {
  const { pool, client } = installation;
  const who = staff.find(({ role }) => role === 'STREET_OFFICER');
  const year = new Date().getFullYear();
  // the clock of generated orders stands still: their deadlines are nobody's here
  await pool.query(`UPDATE timers SET state = 'CANCELLED' WHERE state = 'ARMED'`);
  const { rows } = await pool.query(UNRATED, [who.streetId, perSecond * (seconds + 2), `${year}-01-02`]);
  const input = { path: who.path, period: { grain: 'YEAR', key: `${year}` }, compare: 'PREVIOUS' };
  const rated = async () => {
    const { tiles } = await client.ask('tiles', { input }, who.token);
    return tiles.find(({ definition }) => definition.key === 'GOOD').denominator;
  };
  const write = (row) =>
    pool.query(RATE, [row.street_id, row.id, row.organization_id, row.community_path, row.requester_id]);

  // the worker has had its first events before any are measured
  for (const row of rows.slice(0, perSecond)) await write(row);
  const measured = rows.slice(perSecond);
  await installation.heard();
  await sleep(3000);
  const before = await rated();
  const committed = [];
  const seen = [];
  let isWriting = true;
  const watch = (async () => {
    const patience = 60_000;
    for (let last = performance.now(); isWriting || seen.length < committed.length; await sleep(10)) {
      const count = (await rated()) - before;
      const now = performance.now();
      if (seen.length < count) last = now;
      while (seen.length < count) seen.push(now);
      if (now - last > patience)
        throw new Error(`${committed.length - seen.length} ratings never came to the dashboard`);
    }
  })();
  await openLoop(
    async (n) => {
      if (!measured[n]) return;
      await write(measured[n]);
      committed.push(performance.now());
    },
    { perSecond, seconds },
  );
  isWriting = false;
  await watch;
  const events = Math.min(seen.length, committed.length);
  return {
    perSecond,
    events,
    ...latencies(committed.slice(0, events).map((at, i) => Math.max(0, seen[i] - at))),
  };
}
