import type { JobCounts, JobHandler, JobQueue, QueueJob } from './job-queue';

/**
 * No store at all: jobs run in this process as soon as they are added. For fast tests and one-off commands. Remembers
 * ids while a job waits or runs, as the real drivers do.
 */
export class InlineQueue implements JobQueue {
  private readonly jobs = new Map<string, QueueJob>();
  private readonly delays = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly ready: QueueJob[] = [];
  private handler: JobHandler | null = null;
  private concurrency = 1;
  private failed = 0;
  private closed = false;

  constructor(readonly name: string) {}

  async add(job: QueueJob): Promise<void> {
    if (this.closed || this.jobs.has(job.id)) return;
    this.jobs.set(job.id, job);
    if (job.delayMs) {
      const timer = setTimeout(() => {
        this.delays.delete(job.id);
        this.makeReady(job);
      }, job.delayMs);
      timer.unref();
      this.delays.set(job.id, timer);
    } else {
      this.makeReady(job);
    }
  }

  async addBulk(jobs: readonly QueueJob[]): Promise<void> {
    for (const job of jobs) await this.add(job);
  }

  process(handler: JobHandler, concurrency: number): void {
    this.handler = handler;
    this.concurrency = concurrency;
    this.pump();
  }

  async counts(): Promise<JobCounts> {
    return {
      waiting: this.ready.length,
      active: this.running.size,
      delayed: this.delays.size,
      failed: this.failed,
    };
  }

  async ping(): Promise<void> {}

  /** Resolves when nothing runs and nothing waits, jobs added meanwhile included; delayed jobs stay where they are. */
  async drain(): Promise<void> {
    while (this.handler && (this.running.size > 0 || this.ready.length > 0)) await Promise.all(this.running);
  }

  async close(patienceMs: number): Promise<void> {
    this.closed = true;
    for (const timer of this.delays.values()) clearTimeout(timer);
    this.ready.length = 0;
    const expired = new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
    await Promise.race([Promise.all(this.running), expired]);
  }

  private makeReady(job: QueueJob): void {
    this.ready.push(job);
    this.pump();
  }

  private pump(): void {
    while (this.handler && this.running.size < this.concurrency) {
      const job = this.ready.shift();
      if (!job) return;
      const run: Promise<void> = this.handler(job)
        .catch(() => void this.failed++)
        .then(() => {
          this.running.delete(run);
          this.jobs.delete(job.id);
          this.pump();
        });
      this.running.add(run);
    }
  }
}
