import { TIME_SCALE } from '../lib/watch.mjs';

const LOG = `
SELECT f.subject_id || ' ' || f.kind || ' ' || f.generation AS timer, f.app_at < f.due_at AS early,
  extract(epoch FROM f.real_at) * 1000 AS fired_at,
  extract(epoch FROM c.anchor_real + (f.due_at - c.anchor_app) / c.scale) * 1000 AS due_at,
  (SELECT extract(epoch FROM a.real_at) * 1000 FROM chaos.timer_log a WHERE a.event = 'ARMED'
     AND a.subject_id = f.subject_id AND a.kind = f.kind AND a.generation = f.generation LIMIT 1) AS armed_at
FROM chaos.timer_log f, app_clock c WHERE f.event = 'FIRED'`;

const COUNTS = `
SELECT count(*) FILTER (WHERE event = 'ARMED')::int AS armed, count(*) FILTER (WHERE event = 'FIRED')::int AS fired,
  count(*) FILTER (WHERE event = 'CANCELLED')::int AS cancelled FROM chaos.timer_log`;

/** In force, and more than five seconds of real time past due although everything is healed and quiet. */
const LOST = `SELECT subject_id || ' ' || kind AS timer FROM timers
  WHERE state = 'ARMED' AND due_at < app_now() - interval '${5 * TIME_SCALE} seconds'`;

/** What the witness noted: how late each timer was, and which fired early, twice or never. */
export async function timerRecord({ installation: { services }, nemesis }) {
  await services.query(
    'CREATE INDEX IF NOT EXISTS timer_log_key ON chaos.timer_log (subject_id, kind, generation)',
  );
  const [counts] = await services.query(COUNTS);
  const fired = (await services.query(LOG)).map((row) => ({
    timer: row.timer,
    early: row.early,
    ...lateness(row, nemesis.windows),
  }));
  const times = new Map();
  for (const { timer } of fired) times.set(timer, (times.get(timer) ?? 0) + 1);
  return {
    ...counts,
    lost: (await services.query(LOST)).map(({ timer }) => timer),
    twice: [...times].filter(([, n]) => n > 1).map(([timer]) => timer),
    early: fired.filter(({ early }) => early).map(({ timer }) => timer),
    late: fired.filter(({ underFault }) => !underFault).map(({ lateMs }) => lateMs),
    lateUnderFault: fired.filter(({ underFault }) => underFault).map(({ lateMs }) => lateMs),
  };
}

/** From the latest of: due, armed, and the last healing before it fired. */
function lateness({ fired_at: firedAt, due_at: dueAt, armed_at: armedAt }, windows) {
  const fired = Number(firedAt);
  const healings = windows.map(({ healed }) => healed).filter((healed) => healed !== null && healed <= fired);
  const since = Math.max(Number(dueAt), Number(armedAt ?? 0), ...healings);
  const underFault = windows.some(({ begun, healed }) => fired >= begun && fired <= (healed ?? Infinity));
  return { lateMs: Math.max(0, fired - since), underFault };
}
