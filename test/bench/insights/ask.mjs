import { latencies, percentile, round } from '../lib/figures.mjs';
import {
  DASHBOARD_NAMES,
  dashboardQuestion,
  dice,
  districtList,
  LIST_NAMES,
  listQuestion,
} from './questions.mjs';

/** The same random questions to each installation in turn, so that what else the machine does meets all of them. */
export async function measureDashboards(places, { times, seed }) {
  const measured = {};
  for (const name of DASHBOARD_NAMES) {
    const taken = places.map(() => []);
    // as many again beforehand: connections make their plans, pages come into memory
    for (let n = -Math.ceil(times / 4); n < times; n++) {
      for (const [i, { installation, staff }] of places.entries()) {
        const question = dashboardQuestion(name, staff, dice(seed + n * 1000 + name.length));
        const ms = await timed(installation.client, question);
        if (n >= 0) taken[i].push(ms);
      }
    }
    measured[name] = Object.fromEntries(places.map(({ key }, i) => [key, shown(taken[i])]));
  }
  return measured;
}

/** Lists and searches of the console, first pages and further ones. */
export async function measureLists({ installation, staff }, { times, seed }) {
  const measured = {};
  for (const name of LIST_NAMES) {
    const taken = [];
    for (let n = -Math.ceil(times / 4); n < times; n++) {
      const random = dice(seed + n * 1000 + name.length);
      const question = listQuestion(name, staff, random);
      const asked = name === 'allOrders' && random.roll() < 0.2 ? districtList(staff) : question;
      const { ms, after } = await pageOf(installation.client, asked);
      if (n >= 0) taken.push(ms);
      if (!asked.further || !after) continue;
      const next = await pageOf(installation.client, { ...asked, variables: { ...asked.variables, after } });
      if (n >= 0) taken.push(next.ms);
    }
    measured[name] = shown(taken);
  }
  return measured;
}

async function timed(client, { name, variables, token }) {
  const begun = performance.now();
  await client.ask(name, variables, token);
  return performance.now() - begun;
}

async function pageOf(client, { name, variables, token }) {
  const begun = performance.now();
  const answer = await client.ask(name, variables, token);
  return {
    ms: performance.now() - begun,
    after: answer.pageInfo?.hasNextPage ? answer.pageInfo.endCursor : null,
  };
}

const shown = (values) => ({ ...latencies(values), p95: round(percentile(values, 0.95)) });

/** The slowest of the questions: each has to keep the promise. */
export const worst = (measured) => Math.max(...measured.map(({ p95 }) => p95));
