import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { check } from '../check/index.mjs';
import { Callers } from './callers.mjs';
import { Dice } from './dice.mjs';
import { figuresOf } from './figures.mjs';
import { History } from './history.mjs';
import { Installation } from './installation.mjs';
import { Load } from './load.mjs';
import { Nemesis } from './nemesis.mjs';
import { Observer } from './observer.mjs';
import { planWindows } from './plan.mjs';
import { productClock } from './product-clock.mjs';

/** Without faults before the first window and after the last one. */
const LEAD_IN_MS = 5000;
const QUIET_MS = 15_000;
const DRAIN_MS = 60_000;

/**
 * One run: start, load, faults, healing, quiet, check.
 * @param {{ seed: number, seconds: number, faults?: string[], postgresSettings?: object, keep?: boolean,
 *   afterwards?: string[], say: (text: string) => void }} options
 *   `afterwards`: statements by which a control breaks something when everything is quiet
 */
export async function runExperiment({ seed, seconds, faults, postgresSettings, keep, afterwards = [], say }) {
  const plan = planWindows({ seed, seconds, only: faults });
  const dice = new Dice(seed);
  say(`starting with seed ${seed}: ${plan.length} windows`);
  const installation = await Installation.start({ postgresSettings });
  const history = new History(path.join(installation.home, 'history.jsonl'));
  const observer = new Observer(installation);
  const faultsOfOurs = [];
  let result;
  try {
    const { world } = installation;
    const callers = new Callers(installation, history, dice);
    const productNow = await productClock(installation.services);
    const broke = (error) => faultsOfOurs.push(error);
    const load = new Load({ callers, world, dice: new Dice(seed + 1), history, productNow, broke });
    const nemesis = new Nemesis({ installation, dice: new Dice(seed + 2), history, say });
    observer.start();
    load.start();
    say('load');
    await sleep(LEAD_IN_MS);
    await nemesis.run(plan);
    const unanswered = await load.stop(50_000);
    await callers.close();
    say(`load ended${unanswered > 0 ? `, ${unanswered} stories without an end` : ''}; quiet`);
    await installation.ready(60_000).catch(() => undefined);
    await settle(observer);
    await observer.stop();
    for (const sql of afterwards) await installation.services.query(sql);
    if (faultsOfOurs.length > 0) throw faultsOfOurs[0];
    const found = await check({ installation, history, nemesis, observer });
    const figures = figuresOf({ installation, history, nemesis, observer, timers: found.timers });
    result = { seed, found, figures, windows: nemesis.windows.length };
    return result;
  } finally {
    observer.stopped = true;
    await history.close();
    const isClean = result?.found.every(({ broken }) => broken === 0);
    const kept = keep || !isClean;
    await installation.stop({ keep: kept });
    if (kept && fs.existsSync(installation.home)) say(`kept: ${installation.home}`);
  }
}

/** Quiet for a while, then until nothing waits, a minute at most: what still waits then is for the checker. */
async function settle(observer) {
  await sleep(QUIET_MS);
  for (const deadline = Date.now() + DRAIN_MS; Date.now() < deadline; await sleep(500)) {
    const now = await observer.look();
    if (now && now.unrelayed === 0 && now.unheard === 0 && now.overdue === 0) return;
  }
}
