import { setTimeout as sleep } from 'node:timers/promises';

/** One of two, sometimes both: the other has to carry on, or the supervisor. */
const someOf = (dice, processes) => (dice.chance(0.3) ? processes : [dice.pick(processes)]);
const ofPart = (installation, part) => (part === 'api' ? installation.apis : installation.workers);

const killed = (part, signal, name) => ({
  name,
  part,
  seconds: [4, 8],
  async begin({ installation, dice }) {
    let over = false;
    const work = (async () => {
      while (!over) {
        for (const process of someOf(dice, ofPart(installation, part))) process.signal(signal);
        await sleep(dice.between(2500, 4500));
      }
    })();
    return async () => {
      over = true;
      await work;
    };
  },
});

const frozen = (part) => ({
  name: `freeze-${part}`,
  part,
  seconds: [5, 20],
  async begin({ installation, dice }) {
    const chosen = someOf(dice, ofPart(installation, part));
    for (const process of chosen) process.signal('SIGSTOP');
    return async () => {
      for (const process of chosen) process.signal('SIGCONT');
    };
  },
});

export const PROCESS_FAULTS = ['api', 'worker'].flatMap((part) => [
  killed(part, 'SIGKILL', `kill-${part}`),
  killed(part, 'SIGTERM', `stop-${part}`),
  frozen(part),
]);
