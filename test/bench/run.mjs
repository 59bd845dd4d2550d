import '../../scripts/lib/require-node.mjs';
import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../scripts/lib/compile.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { createSteps, explain } from '../../scripts/lib/steps.mjs';
import { openFloor } from './lib/floor.mjs';
import { prepareDatabase, startInstallation } from './lib/installation.mjs';
import { closedLoop } from './lib/load.mjs';
import { Loop } from './lib/loop.mjs';
import { machine } from './lib/machine.mjs';
import { residentMegabytes, startApi } from './lib/processes.mjs';
import { multiplyOrder } from './lib/multiply.mjs';
import { printReport, resultLine } from './lib/report.mjs';
import { connect, startServices } from './lib/services.mjs';
import { measureBrowsing } from './phases/browse.mjs';
import { measureFanOut } from './phases/fan-out.mjs';
import { measureGrowth } from './phases/growth.mjs';
import { measureLatency, measureLoops } from './phases/loops.mjs';
import { measureRace } from './phases/race.mjs';
import { measureTimers } from './phases/timers.mjs';

/**
 * `npm run bench`: how fast the closed loop is, beside what the same machine can do at most. Everything is measured in one
 * run on a private PostgreSQL (durable) and Redis, with API and worker as in production.
 *
 *   --quick            shorter turns, 100,000 orders for growth instead of a million, fewer repetitions
 *   --full             10,000 expiries beside the 1,000
 *   --only=loops,race  some phases: loops latency browse race fanout timers growth
 *   --profile          writes .cpuprofile files of API and worker into .data/profiles (loops and browse only)
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
});
const QUICK = { rounds: 3, seconds: 5, latencySeconds: 10, raceRounds: 10, changes: 5, many: 100_000 };
const THOROUGH = { rounds: 5, seconds: 10, latencySeconds: 30, raceRounds: 30, changes: 10, many: 1_000_000 };
const PAST = 10_000;
const LISTENERS = 1000;
const ARMED = 100_000;
const EXPIRIES = 1000;
const AT_ONCE = 16;

const say = createSteps();
const stops = [];
const wanted = options.only?.split(',') ?? (options.profile ? ['loops', 'browse'] : null);
const asked = (phase) => wanted === null || wanted.includes(phase);

async function bench() {
  const { rounds, seconds, latencySeconds, raceRounds, changes, many } = options.quick ? QUICK : THOROUGH;
  const report = { at: new Date().toISOString(), quick: options.quick, machine: machine(), phases: {} };
  const measure = async (phase, work) => {
    if (!asked(phase)) return;
    report.phases[phase] = await work();
    say(`${phase}: done`);
  };

  ensureBuilt(say);
  const services = await startServices();
  stops.push(services.stop);
  say(`PostgreSQL ${services.versions.postgres} and Redis ${services.versions.redis}, private and durable`);
  const street = await prepareDatabase(services, 'bench');
  const orderId = await givePast(services, street);
  say(`the street is filled and has ${PAST} closed orders`);

  const cold = await startApi({ home: services.home, env: services.envOf('bench', 'bench_api') });
  await cold.stop();
  const profileDir = options.profile ? inProject('.data/profiles') : undefined;
  if (profileDir) fs.mkdirSync(profileDir, { recursive: true });
  const installation = await startInstallation(services, 'bench', { connections: 64, profileDir });
  stops.push(() => installation.stop());
  report.starts = {
    servicesMs: Math.round(services.bootMs),
    coldMs: Math.round(cold.startMs),
    warmMs: Math.round(installation.api.startMs),
  };
  say('API and worker are ready');

  const floor = await openFloor(services.urlOf('bench'), AT_ONCE);
  stops.push(() => floor.close());
  const place = { installation, street };
  await measure('loops', () => measureLoops({ ...place, floor, rounds, seconds }));
  await measure('latency', () =>
    measureLatency({
      ...place,
      perSecond: (report.phases.loops?.product.median ?? 40) / 2,
      seconds: latencySeconds,
    }),
  );
  await measure('browse', () => measureBrowsing({ ...place, services, rounds, seconds: seconds / 2 }));
  await measure('race', () => measureRace({ ...place, rounds: raceRounds }));
  await measure('fanout', () => measureFanOut({ ...place, listeners: LISTENERS, changes }));
  await measure('timers', () => measureTimers({ ...place, armed: ARMED, expiries: EXPIRIES }));
  if (options.full)
    await measure('timers10k', () => measureTimers({ ...place, armed: 0, expiries: 10 * EXPIRIES }));
  report.memory = {
    apiMb: residentMegabytes(installation.api.pid),
    workerMb: residentMegabytes(installation.worker.pid),
  };
  await floor.close();
  stops.pop();
  await installation.stop();
  stops.pop();
  await measure('growth', () =>
    measureGrowth({ services, street, orderId, few: PAST, many, rounds, seconds, say }),
  );

  report.machine.loadAtEnd = os.loadavg().map((load) => Number(load.toFixed(2)));
  fs.mkdirSync(inProject('.data'), { recursive: true });
  fs.writeFileSync(inProject('.data/bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  printReport(report);
  console.log(resultLine(report));
}

/** One order goes the whole way, and ten thousand copies of it are the past that every system has. @returns its id */
async function givePast(services, street) {
  const installation = await startInstallation(services, 'bench');
  const loop = new Loop(installation, street);
  const orderId = await loop.run();
  await installation.heard();
  const pool = connect(services.urlOf('bench'), 1);
  await multiplyOrder(pool, orderId, { from: 0, to: PAST }, street);
  // a little of everything is there, and the planner knows it, before the connections that are measured make their plans
  await closedLoop(() => loop.run(), { atOnce: AT_ONCE, seconds: 5 });
  await installation.heard();
  await pool.query('VACUUM ANALYZE');
  await installation.stop();
  await pool.end();
  const admin = connect(services.urlOf('postgres'), 1);
  await admin.query('CREATE DATABASE street TEMPLATE bench');
  await admin.end();
  return orderId;
}

let exitCode = 0;
try {
  await bench();
} catch (error) {
  explain(error);
  exitCode = 1;
}
for (const stop of stops.reverse()) await stop().catch((error) => console.error(error));
process.exit(exitCode);
