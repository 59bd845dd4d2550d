import type { Agenda } from './agenda';

/** Product time and the machinery that hangs on it, as the director needs it. */
export interface Stage {
  now(): Promise<Date>;
  jumpTo(at: Date): Promise<void>;
  /** When the next armed timer is due; null when none is. */
  nextTimer(): Promise<Date | null>;
  /** Resolves when timers that are due have fired and every event has been heard. */
  settle(): Promise<void>;
  /** Lets everybody look at what has changed, and decide what to do about it. */
  lookAround(now: Date): Promise<void>;
}

export interface DirectorOptions {
  readonly until: Date;
  /** So many people act at the same moment. */
  readonly concurrency: number;
  readonly onStep?: (now: Date) => void;
}

/**
 * Plays the story: product time jumps to the next thing that happens, be it somebody's action or a deadline; the product
 * does what it must, then the people look around and go on. Ends when nothing is left, or at the end of the window.
 */
export async function direct(
  stage: Stage,
  agenda: Agenda,
  { until, concurrency, onStep }: DirectorOptions,
): Promise<{ steps: number; endedAt: Date }> {
  let now = await stage.now();
  for (let steps = 0; ; steps++) {
    await stage.settle();
    await stage.lookAround(now);
    const due = agenda.takeDue(now);
    if (due.length > 0) {
      await inTurns(
        due.map((task) => task.run),
        concurrency,
      );
      continue;
    }
    const next = earliest(agenda.next(), await stage.nextTimer());
    if (next === null || next > until) return { steps, endedAt: now };
    if (next > now) {
      await stage.jumpTo(next);
      now = next;
    }
    onStep?.(now);
  }
}

const earliest = (a: Date | null, b: Date | null): Date | null =>
  a === null ? b : b === null ? a : a < b ? a : b;

async function inTurns(runs: readonly (() => Promise<void>)[], concurrency: number): Promise<void> {
  const waiting = [...runs];
  const worker = async (): Promise<void> => {
    for (let run = waiting.shift(); run; run = waiting.shift()) await run();
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, runs.length) }, worker));
}
