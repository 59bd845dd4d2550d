/** A job is a wake-up: ids and codes only, because queues are neither encrypted nor the truth (handbook §8). */
export interface QueueJob {
  /** Without ':' and not all digits; a second job of the same id is dropped while the first is remembered. */
  readonly id: string;
  readonly name: string;
  /** Becomes JSON on its way. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Real milliseconds; at once when left out. */
  readonly delayMs?: number;
}

/** Must be harmless when it is called twice, late, early or never for a job. */
export type JobHandler = (job: QueueJob) => Promise<void>;

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/**
 * Brings jobs to workers, at least once while the store lives and perhaps never when it is lost: whoever enqueues keeps
 * the truth in PostgreSQL and sends again. There are drivers for Redis, PostgreSQL and none at all (`inline`).
 */
export interface JobQueue {
  readonly name: string;
  /** @throws QueueUnavailable when the store does not take it within a few seconds; it may still have arrived */
  add(job: QueueJob): Promise<void>;
  /** @throws QueueUnavailable like `add`; any part may have arrived */
  addBulk(jobs: readonly QueueJob[]): Promise<void>;
  /** Starts taking jobs, `concurrency` at once. Once per queue and process. */
  process(handler: JobHandler, concurrency: number): void;
  counts(): Promise<JobCounts>;
  /** @throws QueueUnavailable when the store does not answer */
  ping(): Promise<void>;
  /** Takes no more jobs, waits up to `patienceMs` for those under way, then lets go of the store. */
  close(patienceMs: number): Promise<void>;
}

export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';
}
