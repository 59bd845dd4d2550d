import { finding } from './finding.mjs';

/**
 * Invariants 6 and 7: every acknowledged command left its trace, once; a refused one left none; one whose end nobody
 * heard did all of it or nothing. Answers also how many acknowledged commands are lost.
 */
export async function checkEffects({ installation: { services }, history }) {
  const entries = await services.query(
    `SELECT subject_id || ' ' || command || ' ' || actor_person_id AS trace, count(*)::int AS n
       FROM timeline_entries WHERE actor_person_id IS NOT NULL AND subject_type = 'ServiceOrder' GROUP BY 1`,
  );
  const traces = new Map(entries.map(({ trace, n }) => [trace, n]));
  const keys = new Set((await services.query(KEYS)).map(({ key }) => key));
  const uncertain = new Set(
    history.attempts.filter(({ type, key }) => key && type !== 'ok' && type !== 'fail').map(({ key }) => key),
  );
  const lost = [];
  const twice = [];
  const unfounded = [];
  const half = [];
  for (const op of history.ops) {
    const { key, name, orderId, personId, outcome } = op;
    const n = traces.get(`${orderId} ${name} ${personId}`) ?? 0;
    if (outcome === 'ok' && (n === 0 || !keys.has(key))) lost.push(`${name} ${orderId} ${key}`);
    if (n > 1) twice.push(`${name} ${orderId}`);
    if (outcome === 'fail' && n > 0 && !uncertain.has(key)) unfounded.push(`${name} ${orderId} ${op.code}`);
    if (orderId && name !== 'placeOrder' && outcome === 'info' && n > 0 !== keys.has(key))
      half.push(`${name} ${orderId}`);
  }
  const differing = history.ops.filter(({ identities = [] }) => new Set(identities).size > 1);
  const taken = history.ops.filter(({ changed }) => changed?.outcome === 'ok');
  const orphans = await services.query(ORPHANS);
  return {
    lost: lost.length,
    findings: [
      finding(7, 'an acknowledged command is lost', lost),
      finding(7, 'a refused command left a trace', unfounded),
      finding(7, 'a command was done by half', half),
      finding(6, 'a command had two effects', twice),
      finding(
        6,
        'one key had two answers',
        differing.map(({ name, key }) => `${name} ${key}`),
      ),
      finding(
        6,
        'a key was taken again with something else',
        taken.map(({ name, key }) => `${name} ${key}`),
      ),
      finding(
        6,
        'an order no key was answered with',
        orphans.map(({ id }) => id),
      ),
    ],
  };
}

const KEYS = `
SELECT key FROM idempotency_keys UNION SELECT key FROM evaluations WHERE key IS NOT NULL`;

const ORPHANS = `
SELECT o.id FROM service_orders o
  LEFT JOIN idempotency_keys k ON k.command = 'placeOrder' AND k.answer ->> 'orderId' = o.id::text
 GROUP BY o.id HAVING count(k.key) <> 1`;
