import { latencies, median, repeated, round } from '../lib/figures.mjs';
import { closedLoop, openLoop } from '../lib/load.mjs';
import { Loop } from '../lib/loop.mjs';
import { processorMs, processorMsOfTree } from '../lib/processes.mjs';

const AT_ONCE = 16;
const STEPS = 7;
/** Plans settle after five executions on each connection. */
const WARM_LOOPS = 800;

/** Whole loops against the floor, turn by turn; what each costs in statements and processor time. */
export async function measureLoops({ installation, street, floor, rounds, seconds }) {
  const loop = new Loop(installation, street);
  const timing = { atOnce: AT_ONCE, seconds };
  await warmUp(loop, 60);
  await closedLoop((lane) => floor.loop(lane), { ...timing, seconds: 1 });
  await installation.heard();
  await installation.pool.query('SELECT pg_stat_statements_reset()');

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
    statements: await dearest(installation),
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

/** Until each connection has planned each statement and the compiler has seen the hot paths, however slow the machine is. */
export async function warmUp(loop, mostSeconds) {
  let left = WARM_LOOPS;
  const end = performance.now() + mostSeconds * 1000;
  const lane = async () => {
    while (left-- > 0 && performance.now() < end) await loop.run();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Latency of each step while loops begin at half the rate that was reached. */
export async function measureLatency({ installation, street, perSecond, seconds }) {
  const times = {};
  await warmUp(new Loop(installation, street), 20);
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
    `SELECT r.rolname AS who, sum(s.calls)::float8 AS calls, sum(s.total_exec_time) AS ms, sum(s.total_plan_time) AS "planMs" FROM pg_stat_statements s
       JOIN pg_roles r ON r.oid = s.userid WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND s.toplevel GROUP BY 1`,
  );
  const of = (who) => rows.find((row) => row.who === who) ?? { calls: 0, ms: 0, planMs: 0 };
  return {
    apiStatements: of('supermarket_api').calls,
    apiDatabaseMs: of('supermarket_api').ms,
    apiPlanningMs: of('supermarket_api').planMs,
    workerStatements: of('supermarket_worker').calls,
    workerDatabaseMs: of('supermarket_worker').ms,
    workerPlanningMs: of('supermarket_worker').planMs,
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

/** The statements that took the database longest since it began, planning counted in. */
async function dearest({ pool }) {
  const { rows } = await pool.query(
    `SELECT r.rolname AS who, s.calls::int, s.plans::int, round((s.total_exec_time / s.calls)::numeric, 3)::float8 AS "execMs",
            round((s.total_plan_time / s.calls)::numeric, 3)::float8 AS "planMs", round((s.total_exec_time + s.total_plan_time)::numeric)::int AS "sumMs",
            regexp_replace(left(s.query, 700), '\\s+', ' ', 'g') AS text
       FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
      WHERE r.rolname IN ('supermarket_api', 'supermarket_worker') AND s.toplevel ORDER BY s.total_exec_time + s.total_plan_time DESC LIMIT 40`,
  );
  return rows;
}
