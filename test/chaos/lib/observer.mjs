import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { TIME_SCALE } from './watch.mjs';

const EVERY_MS = 500;
const STANDING = `
SELECT (SELECT count(*)::int FROM outbox_events WHERE relayed_at IS NULL) AS unrelayed,
  (SELECT count(*)::int FROM event_deliveries WHERE done_at IS NULL) AS unheard,
  (SELECT count(*)::int FROM event_deliveries d JOIN outbox_events e ON e.id = d.event_id
    WHERE d.done_at IS NULL AND e.recorded_at < clock_timestamp() - interval '5 seconds') AS long_unheard,
  (SELECT count(*)::int FROM timers WHERE state = 'ARMED' AND due_at < app_now() - interval '${2 * TIME_SCALE} seconds') AS overdue,
  (SELECT count(*)::int FROM pg_stat_activity WHERE application_name LIKE 'supermarket%') AS connections`;

/** Looks at the running system from outside, past all proxies, twice a second. */
export class Observer {
  constructor(installation) {
    this.installation = installation;
    this.samples = [];
    this.firedBy = { bullmq: 0, sweeper: 0 };
    this.counters = new Map();
    this.stopped = false;
  }

  start() {
    this.ran = this.run();
  }

  async stop() {
    this.stopped = true;
    await this.ran;
  }

  async run() {
    for (let n = 0; !this.stopped; n++) {
      await sleep(EVERY_MS);
      const standing = await this.look();
      if (standing)
        this.samples.push({ at: Date.now(), ...standing, rss: n % 10 === 0 ? this.memory() : undefined });
      if (n % 4 === 0) await Promise.all(this.installation.workers.map((worker) => this.count(worker)));
    }
  }

  /** Null while the database cannot be asked. */
  async look() {
    const [row] = await Promise.race([
      this.installation.services.query(STANDING).catch(() => [null]),
      sleep(3000, [null]),
    ]);
    return row;
  }

  /** Seconds from `since` until nothing waits any more; null when that was not seen. */
  drainedAfter(since, until = Infinity) {
    const sample = this.samples.find(
      ({ at, unrelayed, long_unheard: late, overdue }) =>
        at >= since && at < until && unrelayed < 20 && late === 0 && overdue === 0,
    );
    return sample ? (sample.at - since) / 1000 : null;
  }

  memory() {
    return Object.fromEntries(
      this.installation.processes.map(({ name, pid }) => [`${name} ${pid}`, megabytes(pid)]),
    );
  }

  /** Counters of a process begin anew with it: what it added since the last look is what counts. */
  async count({ origin, pid }) {
    const text = await fetch(`${origin}/metrics`, { signal: AbortSignal.timeout(1000) })
      .then((answer) => answer.text())
      .catch(() => '');
    for (const [, source, value] of text.matchAll(
      /^timer_fires_total\{source="(\w+)",outcome="done"\} (\d+)/gm,
    )) {
      const key = `${pid} ${source}`;
      this.firedBy[source] += Number(value) - (this.counters.get(key) ?? 0);
      this.counters.set(key, Number(value));
    }
  }
}

function megabytes(pid) {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024,
    );
  } catch {
    return null;
  }
}
