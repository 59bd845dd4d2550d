import { Logger } from '@nestjs/common';
import type { BackendFactory, Job, Queue, Worker } from 'bullmq';
import { errorLabel } from '../logging/error-label';
import type { JobCounts, JobHandler, JobQueue, QueueJob } from './job-queue';
import { WorkerWatch } from './worker-watch';
import { withTimeout } from './with-timeout';

/** How a driver makes the two ends; each has its own connection (see redis-queues.ts, postgres-queues.ts). */
export interface BullEnds {
  queue(name: string): Queue;
  worker(name: string, processor: (job: Job) => Promise<void>, concurrency: number): Worker;
}

export type AnyBackendFactory = BackendFactory<never, never>;

const ADD_TIMEOUT_MS = 5000;
const PING_TIMEOUT_MS = 3000;
const CLOSE_TIMEOUT_MS = 2000;

/** One queue on BullMQ, whatever its store. Jobs are tried once: trying again is decided in PostgreSQL, not here. */
export class BullQueue implements JobQueue {
  private readonly log: Logger;
  /** For the operators' board only. */
  readonly queue: Queue;
  private worker: Worker | null = null;
  private watch: WorkerWatch | null = null;

  constructor(
    readonly name: string,
    private readonly ends: BullEnds,
    private readonly onWorkerStopped: (queue: string) => void,
  ) {
    this.log = new Logger(`queue ${name}`);
    this.queue = ends.queue(name);
    // without a listener a lost connection would end the process; the store says so once, this would say it each second
    this.queue.on('error', (error) => this.log.debug(`producer: ${errorLabel(error)}`));
  }

  async add(job: QueueJob): Promise<void> {
    await this.addBulk([job]);
  }

  async addBulk(jobs: readonly QueueJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const added = this.queue.addBulk(
      jobs.map(({ id, name, data, delayMs }) => ({ name, data, opts: jobOptions(id, delayMs) })),
    );
    await withTimeout(added, ADD_TIMEOUT_MS, `adding to the queue ${this.name}`);
  }

  process(handler: JobHandler, concurrency: number): void {
    if (this.worker) throw new Error(`queue ${this.name} already has its worker in this process`);
    const watch = new WorkerWatch(
      (job) => this.add(job),
      () => this.onWorkerStopped(this.name),
    );
    this.worker = this.ends.worker(this.name, async (job) => watch.seeing(asJob(job), handler), concurrency);
    this.worker.on('error', (error) => this.log.debug(`worker: ${errorLabel(error)}`));
    watch.start();
    this.watch = watch;
  }

  async counts(): Promise<JobCounts> {
    const states = ['waiting', 'active', 'delayed', 'failed'] as const;
    const counts = await withTimeout(this.queue.getJobCounts(...states), PING_TIMEOUT_MS, 'counting jobs');
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    return { waiting, active, delayed, failed };
  }

  async ping(): Promise<void> {
    await withTimeout(this.queue.getJobCounts('active'), PING_TIMEOUT_MS, `asking the queue ${this.name}`);
  }

  async close(patienceMs: number): Promise<void> {
    await this.closeWorker(patienceMs);
    await withTimeout(this.queue.close(), CLOSE_TIMEOUT_MS, `closing the queue ${this.name}`).catch(this.say);
  }

  /** BullMQ's own close() waits for its jobs without end and cannot be hurried afterwards, so the waiting is done here. */
  private async closeWorker(patienceMs: number): Promise<void> {
    if (!this.worker || !this.watch) return;
    this.watch.stop();
    await withTimeout(this.worker.pause(true), CLOSE_TIMEOUT_MS, `pausing the queue ${this.name}`).catch(
      this.say,
    );
    const isIdle = await this.watch.idle(patienceMs);
    if (!isIdle) this.log.warn('not all jobs ended in time; they will be done again');
    await withTimeout(
      this.worker.close(!isIdle),
      CLOSE_TIMEOUT_MS,
      `closing the worker of ${this.name}`,
    ).catch(this.say);
  }

  private readonly say = (error: unknown) => this.log.warn(errorLabel(error));
}

function jobOptions(jobId: string, delay: number | undefined) {
  return {
    jobId,
    ...(delay !== undefined && delay > 0 && { delay: Math.ceil(delay) }),
    attempts: 1,
    removeOnComplete: { count: 500, age: 3600 },
    removeOnFail: { count: 2000, age: 86_400 },
  };
}

const asJob = (job: Job): QueueJob => ({
  id: job.id ?? '',
  name: job.name,
  data: job.data as QueueJob['data'],
});
