import '../../scripts/lib/require-node.mjs';
import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../scripts/lib/compile.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { createSteps, explain } from '../../scripts/lib/steps.mjs';
import { measureDashboards, measureLists } from './insights/ask.mjs';
import { provideDistrict } from './insights/databases.mjs';
import { openDesk } from './insights/desk.mjs';
import { measureFreshness } from './insights/freshness.mjs';
import { plainIndexes } from './insights/plain-indexes.mjs';
import { printReport, resultLine } from './insights/report.mjs';
import { grantNames, startInstallation } from './lib/installation.mjs';
import { machine } from './lib/machine.mjs';
import { startServices } from './lib/services.mjs';

/**
 * `npm run bench:insights`: how fast the figures are over a district's ten million orders and over a hundred thousand, beside a
 * plain GROUP BY on the same rows in the same run. Generates both once and keeps them in .data/bench-insights (40 GB).
 *
 *   --orders 1000000     fewer than ten million
 *   --rebuild            computes the figures again, too, and measures that
 *   --only=dashboards,…  some phases: dashboards lists compare verify freshness
 *   --times 40           how often each question is asked
 */
const { values: options } = parseArgs({
  options: {
    orders: { type: 'string', default: '10000000' },
    rebuild: { type: 'boolean', default: false },
    only: { type: 'string' },
    times: { type: 'string', default: '40' },
  },
});
const FEW = 100_000;
const ROUNDS = 7;
const CELLS = 50;
const EVENTS = { perSecond: 100, seconds: 20 };
const SEED = 20_261_122;
/** A small server's share of memory for ten million orders. */
const SETTINGS = { shared_buffers: '3GB', effective_cache_size: '8GB', maintenance_work_mem: '512MB' };

const say = createSteps();
const stops = [];
const wanted = options.only?.split(',') ?? null;

async function bench() {
  const many = Number(options.orders);
  if (!Number.isInteger(many) || many <= FEW) throw new Error(`--orders must be a number above ${FEW}`);
  const times = Number(options.times);
  const report = { at: new Date().toISOString(), machine: machine() };
  ensureBuilt(say);
  const keptIn = inProject('.data/bench-insights');
  fs.mkdirSync(keptIn, { recursive: true });
  fs.chmodSync(keptIn, 0o755); // the database's account has to cross it
  const services = await startServices({ postgresDir: keptIn, settings: SETTINGS });
  stops.push(services.stop);
  say(`PostgreSQL ${services.versions.postgres}, its data kept in .data/bench-insights`);
  const districts = [];
  for (const orders of [FEW, many])
    districts.push(await provideDistrict({ services, keptIn, orders, rebuildAgain: options.rebuild, say }));
  report.districts = districts;

  const places = [];
  for (const { orders, database } of districts) {
    const desk = await openDesk(services, database);
    stops.push(() => desk.close());
    await grantNames(services.urlOf(database));
    places.push({ key: orders, database, desk, staff: await desk.ask('staff') });
  }
  const [few, large] = places;
  await measure(report, 'verified', 'verify', () => large.desk.ask('verify', { cells: CELLS }));
  await measure(report, 'compared', 'compare', async () => {
    await plainIndexes(services.urlOf(large.database), say);
    return large.desk.ask('compare', { rounds: ROUNDS });
  });
  for (const place of [few, large]) {
    place.installation = await startInstallation(services, place.database, { isHearing: false });
    stops.push(() => place.installation.stop());
  }
  say('an API on each');
  await measure(report, 'dashboards', 'dashboards', () =>
    measureDashboards([few, large], { times, seed: SEED }),
  );
  await measure(report, 'lists', 'lists', () => measureLists(large, { times, seed: SEED }));
  await measure(report, 'freshness', 'freshness', async () => {
    large.installation.startWorker();
    return measureFreshness(large, EVENTS);
  });

  report.machine.loadAtEnd = os.loadavg().map((load) => Number(load.toFixed(2)));
  fs.writeFileSync(inProject('.data/bench-insights.json'), `${JSON.stringify(report, null, 2)}\n`);
  printReport(report);
  console.log(resultLine(report));
}

async function measure(report, name, phase, work) {
  if (wanted && !wanted.includes(phase)) return;
  report[name] = await work();
  say(`${phase}: done`);
}

let exitCode = 0;
try {
  await bench();
} catch (error) {
  explain(error);
  exitCode = 1;
}
for (const stop of stops.reverse())
  try {
    await stop();
  } catch (error) {
    console.error(error);
  }
process.exit(exitCode);
