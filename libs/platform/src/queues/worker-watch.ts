import { randomBytes } from 'node:crypto';
import type { JobHandler, QueueJob } from './job-queue';

const CANARY = 'canary';
const EVERY_MS = 10_000;
/** Six canaries at ten seconds: a worker that took nothing for a minute although there was something to take. */
const MISSED_BEFORE_STOPPED = 6;

/**
 * Notices a worker that silently stopped taking jobs, as BullMQ's did after a Redis outage (docs: bullmq#4585). Every
 * process adds a canary every ten seconds; whichever worker takes it shows that it lives. Counted in canaries, not in
 * time, so that neither an outage of the store nor a suspended process looks like a stopped worker.
 */
export class WorkerWatch {
  private readonly id = randomBytes(4).toString('hex');
  private readonly timer: { handle?: NodeJS.Timeout } = {};
  private sent = 0;
  private missed = 0;
  private active = 0;

  constructor(
    private readonly add: (job: QueueJob) => Promise<void>,
    private readonly onStopped: () => void,
    private readonly everyMs = EVERY_MS,
  ) {}

  start(): void {
    this.timer.handle = setInterval(() => void this.beat(), this.everyMs);
    this.timer.handle.unref();
  }

  stop(): void {
    clearInterval(this.timer.handle);
  }

  /** Runs a job that the worker took; canaries end here. */
  async seeing(job: QueueJob, handler: JobHandler): Promise<void> {
    this.missed = 0;
    if (job.name === CANARY) return;
    this.active++;
    try {
      await handler(job);
    } finally {
      this.active--;
      this.missed = 0;
    }
  }

  /** Waits until no job runs. @returns false when one still does after `patienceMs` */
  async idle(patienceMs: number): Promise<boolean> {
    for (const deadline = performance.now() + patienceMs; this.active > 0;) {
      if (performance.now() > deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return true;
  }

  private async beat(): Promise<void> {
    try {
      await this.add({ id: `${CANARY}-${this.id}-${++this.sent}`, name: CANARY, data: {} });
    } catch {
      return; // the store is away: nothing can be said about the worker
    }
    // a worker whose places are all taken by long jobs is busy, not stopped
    if (this.active > 0) return;
    if (++this.missed > MISSED_BEFORE_STOPPED) this.onStopped();
  }
}
