import { inProject } from '../../../scripts/lib/project.mjs';

const HOUR_MS = 3_600_000;
const SKEW = inProject('test/chaos/preload/skew.cjs');
const CRASH = inProject('test/chaos/preload/crash-points.cjs');

/** Faults that live inside a process: it is started again with a preload around the same build, and without it after. */
const preloaded = (name, part, seconds, preload, envOf) => ({
  name,
  part,
  seconds,
  async begin({ installation, dice }) {
    const process = dice.pick(part === 'api' ? installation.apis : installation.workers);
    await process.restartWith({ preloads: [preload], env: envOf(dice) });
    process.excuse(seconds[1] * 1000 + 30_000);
    return () => process.restartWith();
  },
});

const crashing = (part, point, every) =>
  preloaded(`${part}-crashes-${point}`, part, [8, 14], CRASH, () => ({
    CHAOS_CRASH: point,
    CHAOS_CRASH_EVERY: String(every),
  }));

export const PRELOAD_FAULTS = [
  preloaded('skewed-worker', 'worker', [10, 16], SKEW, (dice) => ({
    CHAOS_SKEW_MS: String(dice.pick([-HOUR_MS, HOUR_MS])),
  })),
  crashing('api', 'after-commit', 12),
  crashing('api', 'before-commit', 12),
  crashing('worker', 'after-commit', 25),
  crashing('worker', 'before-ack', 15),
];
