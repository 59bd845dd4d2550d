/** The figures of a run beside its violations. */
export function figuresOf({ installation, history, nemesis, observer, timers }) {
  const commands = history.attempts.filter(({ kind }) => kind === 'command');
  const count = (type) => commands.filter((attempt) => attempt.type === type).length;
  const claims = commands.filter(({ name, type }) => name === 'claimOrder' && type !== 'info');
  const calm = claims.filter(({ invokedAt, completedAt }) => !nemesis.isTroubled(invokedAt, completedAt));
  const windows = nemesis.windows.map((window, i) =>
    windowFigures(window, nemesis.windows[i + 1], { installation, nemesis, observer, commands }),
  );
  const { bullmq, sweeper } = observer.firedBy;
  return {
    ops: history.ops.length,
    orders: history.ops.filter(({ name, outcome }) => name === 'placeOrder' && outcome === 'ok').length,
    attempts: { ok: count('ok'), fail: count('fail'), info: count('info') },
    unknown: history.ops.filter(({ outcome }) => outcome === 'info').length,
    races: history.races.length,
    replays: history.ops.filter(({ identities }) => identities?.length > 1).length,
    timers: {
      armed: timers.armed,
      fired: timers.fired,
      lost: timers.lost.length,
      twice: timers.twice.length,
      early: timers.early.length,
      late: spread(timers.late),
      lateUnderFault: spread(timers.lateUnderFault),
      bySweeper: bullmq + sweeper === 0 ? null : sweeper / (bullmq + sweeper),
    },
    claimMs: spread(durations(claims)),
    calmClaimMs: spread(durations(calm)),
    windows,
    firstSuccess: most(windows.map(({ firstSuccess }) => firstSuccess)),
    restarts: installation.processes.reduce((sum, { exits }) => sum + exits.length, 0),
    memory: memorySlope(observer.samples),
    connections: most(observer.samples.map(({ connections }) => connections)),
  };
}

function windowFigures({ names, begun, healed }, next, { installation, nemesis, observer, commands }) {
  const during = commands.filter(({ invokedAt }) => invokedAt >= begun && invokedAt < healed);
  const unknown = during.filter(({ type }) => type === 'info').length;
  return {
    names,
    seconds: (healed - begun) / 1000,
    errorRate: during.length === 0 ? 0 : unknown / during.length,
    firstSuccess: nemesis.firstSuccess(healed),
    each: installation.apis.map(({ name }) => nemesis.firstSuccess(healed, name)),
    drained: observer.drainedAfter(healed, next?.begun),
  };
}

const durations = (attempts) => attempts.map(({ invokedAt, completedAt }) => completedAt - invokedAt);

/** Null when any is: what was never seen is not fast. */
const most = (values) =>
  values.length === 0 || values.some((value) => value === null) ? null : Math.max(...values);

export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p) =>
    sorted.length === 0
      ? null
      : Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))]);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Megabytes a minute, of the process that lived longest. */
function memorySlope(samples) {
  const series = new Map();
  for (const { at, rss } of samples.filter((sample) => sample.rss))
    for (const [process, megabytes] of Object.entries(rss))
      if (megabytes) series.set(process, [...(series.get(process) ?? []), [at, megabytes]]);
  const longest = [...series].sort(([, a], [, b]) => b.length - a.length)[0];
  if (!longest || longest[1].length < 4) return null;
  const [name, points] = longest;
  const [first, last] = [points[2], points.at(-1)];
  return { name, from: first[1], to: last[1], minutes: (last[0] - first[0]) / 60_000 };
}
