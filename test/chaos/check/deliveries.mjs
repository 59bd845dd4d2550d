import { finding } from './finding.mjs';

/** Invariant 8: nothing waits, everybody who hears a kind of event heard each of them, once; every step told somebody. */
export async function checkDeliveries({ installation: { services } }) {
  const ids = async (sql) => (await services.query(sql)).map(({ id }) => id);
  return [
    finding(8, 'an event waits for more than half a minute although all is healed', await ids(WAITING)),
    finding(8, 'a delivery was given up', await ids(DEAD)),
    finding(8, 'an event was never sent to somebody who hears its kind', await ids(UNSENT)),
    finding(8, 'an event was heard twice by one consumer', await ids(HEARD_TWICE)),
    finding(8, 'an acknowledged step raised no event', await ids(UNTOLD)),
    finding(5, 'one cause had an effect twice', await ids(DOUBLED_EFFECTS)),
    finding(9, 'a score is not what its ratings add up to', await ids(SCORES)),
  ];
}

/** Timers go on firing while the run is judged: what they told half a minute ago and later is on its way. */
const WAITING = `
SELECT id::text FROM outbox_events WHERE relayed_at IS NULL AND recorded_at < clock_timestamp() - interval '30 seconds'
UNION ALL SELECT d.event_id || ' ' || d.consumer FROM event_deliveries d JOIN outbox_events e ON e.id = d.event_id
 WHERE d.done_at IS NULL AND d.next_send_at IS NOT NULL AND e.recorded_at < clock_timestamp() - interval '30 seconds'`;

const DEAD = `SELECT event_id || ' ' || consumer AS id FROM event_deliveries WHERE done_at IS NULL AND next_send_at IS NULL`;

/** Who hears a kind of event is learned from the run itself. */
const UNSENT = `
SELECT e.id || ' ' || heard.consumer AS id FROM outbox_events e
  JOIN (SELECT DISTINCT o.type, d.consumer FROM event_deliveries d JOIN outbox_events o ON o.id = d.event_id) heard
    ON heard.type = e.type
  LEFT JOIN event_deliveries d ON d.event_id = e.id AND d.consumer = heard.consumer
 WHERE e.relayed_at IS NOT NULL AND d.event_id IS NULL`;

const HEARD_TWICE = `
SELECT event_id || ' ' || consumer AS id FROM chaos.heard_log GROUP BY event_id, consumer HAVING count(*) > 1`;

const UNTOLD = `
SELECT k.command || ' ' || (k.answer ->> 'orderId') AS id FROM idempotency_keys k
 WHERE k.answer ? 'version' AND k.answer ->> 'orderId' IS NOT NULL AND NOT EXISTS (
   SELECT FROM outbox_events e WHERE e.subject_id = (k.answer ->> 'orderId')::uuid
      AND (e.payload ->> 'version')::int = (k.answer ->> 'version')::int)`;

const DOUBLED_EFFECTS = `
SELECT event_id || ' ' || template AS id FROM notices GROUP BY event_id, template, recipient HAVING count(*) > 1
UNION ALL SELECT order_id || ' ' || purpose FROM callbacks GROUP BY order_id, purpose, cause_id, round HAVING count(*) > 1
UNION ALL SELECT evaluation_id::text FROM rectifications GROUP BY evaluation_id HAVING count(*) > 1`;

const SCORES = `
SELECT coalesce(s.organization_id, e.organization_id)::text AS id FROM scores s
  FULL JOIN (SELECT organization_id, count(*) AS ratings, count(*) FILTER (WHERE stars >= 3) AS good FROM evaluations
              WHERE counts_for = 'SATISFACTION' AND status = 'COUNTED' GROUP BY 1) e USING (organization_id)
 WHERE coalesce(s.ratings, 0) <> coalesce(e.ratings, 0) OR coalesce(s.good, 0) <> coalesce(e.good, 0)`;
