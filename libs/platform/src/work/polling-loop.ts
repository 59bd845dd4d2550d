import { Logger } from '@nestjs/common';
import { backoffMs } from './backoff';
import { errorLabel } from '../logging/error-label';

export interface PollingLoopOptions {
  readonly name: string;
  /** Pause between rounds when nobody wakes it, ms. */
  readonly everyMs: number;
  /** A wake-up so soon after the last round began waits, so that what comes together is done together, ms; 0 when left out. */
  readonly gapMs?: number;
  /** One round. True: there may be more, go on at once. */
  work(): Promise<boolean>;
}

const FIRST_PAUSE_MS = 250;
/** A deadline must be met within five seconds of the database's return, the sweeper's own second and grace counted in. */
const LONGEST_PAUSE_MS = 2000;

/**
 * Does one round after the other, never two at once. A failing round is logged and tried again after a growing pause: the
 * database or the queue being away must not end a worker.
 */
export class PollingLoop {
  private readonly log: Logger;
  private running: Promise<void> | null = null;
  private stopped = false;
  private woken = false;
  private wakeUp: (() => void) | null = null;

  constructor(private readonly options: PollingLoopOptions) {
    this.log = new Logger(options.name);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Starts the next round now, or once more after the one that is under way. */
  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /** Resolves when the round under way has ended; no other begins. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopped) {
      this.woken = false;
      const begun = performance.now();
      let pause = this.options.everyMs;
      try {
        if (await this.options.work()) pause = 0;
        if (failures > 0) this.log.log(`works again after ${failures} failed rounds`);
        failures = 0;
      } catch (error) {
        failures++;
        pause = backoffMs(failures, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
        this.log.warn(`round failed (${errorLabel(error)}), next in ${pause} ms`);
      }
      await this.rest(pause, failures > 0);
      if (pause > 0) await this.keepGap(begun);
    }
  }

  private async keepGap(begun: number): Promise<void> {
    const gap = (this.options.gapMs ?? 0) - (performance.now() - begun);
    if (gap >= 1 && !this.stopped) await new Promise((resolve) => setTimeout(resolve, gap));
  }

  /** After a failure a wake-up does not shorten the pause: hints come often, and would hammer what is down. */
  private async rest(ms: number, deaf: boolean): Promise<void> {
    if (this.stopped || (this.woken && !deaf)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        if (deaf && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = null;
  }
}
