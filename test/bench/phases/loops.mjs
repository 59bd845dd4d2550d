import { latencies, median, repeated, round } from '../lib/figures.mjs';
import { closedLoop, openLoop } from '../lib/load.mjs';
import { Loop } from '../lib/loop.mjs';
import { processorMs, processorMsOfTree } from '../lib/processes.mjs';

const AT_ONCE = 16;
const STEPS = 7;

/** Whole loops against the floor, turn by turn; what each costs in statements and processor time. */
export async function measureLoops({ installation, street, floor, rounds, seconds }) {
  const loop = new Loop(installation, street);
  const timing = { atOnce: AT_ONCE, seconds };
  // plans, caches and the just-in-time compiler
  await closedLoop(() => loop.run(), { ...timing, seconds: Math.min(4, seconds) });
  await closedLoop((lane) => floor.loop(lane), { ...timing, seconds: 1 });
  await installation.heard();

  const rates = { product: [], heard: [], floor: [], commits: [] };
  const costs = [];
  const floorCosts = [];
  for (let n = 0; n < rounds; n++) {
    const floorBegun = processorTime(installation);
    const atFloor = await closedLoop((lane) => floor.loop(lane), timing);
    floorCosts.push(costOf(floorBegun, processorTime(installation), atFloor.done));
    rates.floor.push(atFloor.done / atFloor.seconds);
    const commits = await closedLoop(() => floor.commit(), { ...timing, seconds: Math.min(2, seconds) });
    rates.commits.push(commits.done / commits.seconds);

    const before = await spent(installation);
    const begun = performance.now();
    const { done } = await closedLoop(() => loop.run(), timing);
    await installation.relayed();
    rates.product.push((done * 1000) / (performance.now() - begun));
    await installation.heard();
    rates.heard.push((done * 1000) / (performance.now() - begun));
    costs.push(costOf(before, await spent(installation), done));
  }
  const figures = Object.fromEntries(Object.entries(rates).map(([name, values]) => [name, repeated(values)]));
  return {
    ...figures,
    ratio: round(figures.product.median / figures.floor.median),
    ratioUntilHeard: round(figures.heard.median / figures.floor.median),
    processorMsALoop: { product: processorMsALoop(costs), floor: processorMsALoop(floorCosts) },
    processorRatio: round(processorMsALoop(floorCosts) / processorMsALoop(costs)),
    ratios: rates.product.map((rate, n) => round(rate / rates.floor[n])),
    perMutation: Object.fromEntries(
      Object.keys(costs[0]).map((key) => [
        key,
        round(costs.reduce((sum, cost) => sum + cost[key], 0) / costs.length / STEPS),
      ]),
    ),
  };
}

/** Latency of each step while loops begin at half the rate that was reached. */
export async function measureLatency({ installation, street, perSecond, seconds }) {
  const times = {};
  const loop = new Loop(installation, street, times);
  await openLoop(() => loop.run(), { perSecond, seconds });
  await installation.heard();
  return {
    perSecond: round(perSecond),
    steps: Object.fromEntries(Object.entries(times).map(([step, ms]) => [step, latencies(ms)])),
  };
}

async function spent(installation) {
  const { rows } = await installation.pool.query(
    `SELECT r.rolname AS who, sum(s.calls)::float8 AS calls, sum(s.total_exec_time) AS ms FROM pg_stat_statements s
       JOIN pg_roles r ON r.oid = s.userid WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND s.toplevel GROUP BY 1`,
  );
  const of = (who) => rows.find((row) => row.who === who) ?? { calls: 0, ms: 0 };
  return {
    apiStatements: of('bench_api').calls,
    apiDatabaseMs: of('bench_api').ms,
    workerStatements: of('bench_worker').calls,
    workerDatabaseMs: of('bench_worker').ms,
    ...processorTime(installation),
  };
}

/** Processor time of everything that takes part. A machine that is shared distorts it less than it does rates. */
function processorTime({ api, worker, services }) {
  return {
    apiProcessorMs: processorMs(api.pid),
    workerProcessorMs: processorMs(worker.pid),
    postgresProcessorMs: processorMsOfTree(services.postgres),
    redisProcessorMs: processorMs(services.redis),
    benchProcessorMs: processorMs('self'),
  };
}

const processorMsALoop = (costs) =>
  round(
    median(
      costs.map((cost) =>
        Object.entries(cost).reduce((sum, [name, ms]) => sum + (name.endsWith('ProcessorMs') ? ms : 0), 0),
      ),
    ),
  );

const costOf = (before, after, loops) =>
  Object.fromEntries(Object.keys(after).map((key) => [key, (after[key] - before[key]) / loops]));
