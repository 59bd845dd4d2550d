import { setTimeout as sleep } from 'node:timers/promises';

/** How long the next fault waits for the product to answer again. */
const PATIENCE_MS = 120_000;

/** Lets the planned faults happen, one window after the other, and heals each. */
export class Nemesis {
  constructor({ installation, dice, history, say }) {
    Object.assign(this, { installation, dice, history, say });
    /** When each window began and when everything in it was healed. */
    this.windows = [];
    /** After which faults the product stayed away: no more follow. */
    this.unrecovered = [];
  }

  async run(plan) {
    for (const { faults, seconds, calm } of plan) {
      const names = faults.map(({ name }) => name).join(' + ');
      const window = { names, begun: Date.now(), healed: null };
      this.windows.push(window);
      const heals = [];
      for (const fault of faults) heals.push(await fault.begin(this));
      await sleep(Math.max(0, seconds * 1000 - (Date.now() - window.begun)));
      for (const heal of heals.reverse()) await heal();
      window.healed = Date.now();
      await sleep(calm * 1000);
      const first = await this.answered(window.healed);
      const told = first === null ? 'no command answered since' : `first command after ${first.toFixed(1)} s`;
      this.say(`${names}: ${((window.healed - window.begun) / 1000).toFixed(0)} s, ${told}`);
      if (first === null) return void this.unrecovered.push(names);
    }
  }

  async answered(since) {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(250))
      if (this.firstSuccess(since) !== null) break;
    return this.firstSuccess(since);
  }

  /** Seconds until a command begun after the healing was taken; null when none was. */
  firstSuccess(since, api) {
    let first = null;
    for (const { kind, type, invokedAt, completedAt, api: by } of this.history.attempts) {
      if (kind !== 'command' || type !== 'ok' || invokedAt < since || (api && by !== api)) continue;
      if (first === null || completedAt < first) first = completedAt;
    }
    return first === null ? null : (first - since) / 1000;
  }

  /** Whether something was, or had just been, wrong. */
  isTroubled(from, to = from) {
    return this.windows.some(({ begun, healed }) => to >= begun && from <= (healed ?? Infinity) + 15_000);
  }
}
