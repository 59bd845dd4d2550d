import { checkClaims } from './claims.mjs';
import { checkDeliveries } from './deliveries.mjs';
import { askDoctor } from './doctor.mjs';
import { checkEffects } from './effects.mjs';
import { finding } from './finding.mjs';
import { checkPrivacy } from './privacy.mjs';
import { checkStability } from './stability.mjs';
import { timerRecord } from './timers.mjs';

/** The twelve invariants, as the report names them. */
export const INVARIANTS = {
  1: 'one active claim, one winner a round',
  2: 'the record replayed is the row; chains verify',
  3: 'timers: none lost, doubled or early',
  4: 'no order past its deadline',
  5: 'effects and counters add up',
  6: 'one key, one effect, one answer',
  7: 'what was acknowledged survives',
  8: 'the outbox empties; consumers hear once',
  9: 'scores equal their ratings',
  10: 'nobody reads beyond his reach',
  11: 'nothing personal in logs and queues',
  12: 'no faults from input, no exits, no leaks',
};

/** Judges a run by its history and its database. @returns what was found, broken or not */
export async function check(run) {
  const { installation } = run;
  const timers = await timerRecord(run);
  const doctor = await askDoctor({
    services: installation.services,
    envOf: installation.envOf(installation.services.postgresPort, {
      NODE_ENV: 'development',
      QUEUE_BACKEND: 'inline',
      REDIS_URL: '',
    }),
  });
  const effects = await checkEffects(run);
  const found = [
    ...(await checkClaims(run)),
    ...effects.findings,
    finding(3, 'a timer was lost', timers.lost),
    finding(3, 'a timer fired twice', timers.twice),
    finding(3, 'a timer fired early', timers.early),
    ...(await checkDeliveries(run)),
    ...(await checkOverdue(run)),
    ...(await checkPrivacy(run)),
    ...(await checkStability(run)),
    ...doctor.findings,
  ];
  return Object.assign(found, { timers, acknowledgedLost: effects.lost, doctorAsked: doctor.asked });
}

/** Invariant 4, judged by the orders alone: a deadline whose next mark is long past holds an order where it is. */
async function checkOverdue({ installation: { services } }) {
  const rows = await services.query(
    `SELECT o.id || ' ' || o.status || ' ' || (d ->> 'kind') AS id FROM service_orders o
       CROSS JOIN LATERAL jsonb_array_elements(o.deadlines) d, app_clock c
      WHERE (d ->> 'nextMarkAt')::timestamptz < app_now() - interval '5 seconds' * c.scale`,
  );
  return [
    finding(
      4,
      'an order stands past its deadline',
      rows.map(({ id }) => id),
    ),
  ];
}
