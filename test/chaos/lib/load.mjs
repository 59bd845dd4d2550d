import { setTimeout as sleep } from 'node:timers/promises';
import { Life } from './life.mjs';
import { Mischief } from './mischief.mjs';

/** Commands a second, and how many one order's life comes to on average (raced claims and retries counted in). */
const PER_SECOND = 20;
const COMMANDS_A_LIFE = 10.5;
const BURST = { factor: 5, seconds: 2, everySeconds: 25 };

/** Begins lives at a steady rate, with bursts, whether or not those before have ended (an open loop). */
export class Load {
  constructor(parts) {
    this.parts = parts;
    this.under = new Set();
    this.stopped = false;
  }

  start() {
    this.ran = this.run();
  }

  /** Begins nothing more, and waits until everybody knows how his commands ended. */
  async stop(patienceMs) {
    this.stopped = true;
    await this.ran;
    await Promise.race([Promise.all(this.under), sleep(patienceMs, null, { ref: false })]);
    return this.under.size;
  }

  async run() {
    const { dice } = this.parts;
    const begun = Date.now();
    while (!this.stopped) {
      const second = ((Date.now() - begun) / 1000) % BURST.everySeconds;
      const factor = second > BURST.everySeconds - BURST.seconds ? BURST.factor : 1;
      await sleep((1000 * COMMANDS_A_LIFE * (0.5 + dice.next())) / (PER_SECOND * factor));
      this.begin(dice.chance(0.2) ? new Mischief(this.parts) : new Life(this.parts));
    }
  }

  begin(story) {
    const run = story.run().catch((error) => this.parts.broke(error));
    this.under.add(run);
    void run.finally(() => this.under.delete(run));
  }
}
