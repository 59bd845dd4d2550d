import type { Queue } from 'bullmq';
import type { AppConfig, QueueBackend } from '../config/app-config';
import { BullQueue, type BullEnds } from './bull-queue';
import { InlineQueue } from './inline-queue';
import type { JobQueue } from './job-queue';
import { PostgresEnds } from './postgres-queues';
import { RedisEnds } from './redis-queues';
import { withTimeout } from './with-timeout';

export type QueuesConfig = Pick<AppConfig, 'queueBackend' | 'redisUrl' | 'databaseUrl' | 'queuePrefix'>;

interface Store extends BullEnds {
  close(): Promise<void>;
}

/** The queues of this process: `events` brings outbox events to consumers, `timers` wakes deadlines, `jobs` starts long work. */
export class Queues {
  private closing: Promise<void> | null = null;

  private constructor(
    readonly backend: QueueBackend,
    readonly events: JobQueue,
    readonly timers: JobQueue,
    readonly jobs: JobQueue,
    private readonly store: Store | null,
  ) {}

  /**
   * @param onWorkerStopped called when a worker took nothing for a minute although there was something to take; it does
   *   not come back by itself, so the process should end and be started again
   * @throws Error with a sentence for people when the store must not be used (evicting Redis, PostgreSQL unreachable)
   */
  static async open(config: QueuesConfig, onWorkerStopped: (queue: string) => void): Promise<Queues> {
    if (config.queueBackend === 'inline') {
      const inline = (name: string) => new InlineQueue(name);
      return new Queues('inline', inline('events'), inline('timers'), inline('jobs'), null);
    }
    const store = config.queueBackend === 'redis' ? await redisStore(config) : await postgresStore(config);
    const queue = (name: string) => new BullQueue(name, store, onWorkerStopped);
    return new Queues(config.queueBackend, queue('events'), queue('timers'), queue('jobs'), store);
  }

  all(): readonly JobQueue[] {
    return [this.events, this.timers, this.jobs];
  }

  /** For the operators' board; empty when inline. */
  bullQueues(): Queue[] {
    return this.all().flatMap((queue) => (queue instanceof BullQueue ? [queue.queue] : []));
  }

  /** Waits until inline jobs have run; with a real store there is nothing to wait for here. */
  async drainInline(): Promise<void> {
    for (const queue of this.all()) if (queue instanceof InlineQueue) await queue.drain();
  }

  /** Takes no more work, waits up to `patienceMs` for what is under way, lets go of the store. */
  close(patienceMs: number): Promise<void> {
    this.closing ??= this.closeAll(patienceMs);
    return this.closing;
  }

  private async closeAll(patienceMs: number): Promise<void> {
    await Promise.all(this.all().map((queue) => queue.close(patienceMs)));
    // a pool waits for every connection, also for one that will never answer again
    if (this.store) await withTimeout(this.store.close(), 2000, 'closing the store').catch(() => undefined);
  }
}

async function redisStore({ redisUrl, queuePrefix }: QueuesConfig): Promise<Store> {
  const ends = new RedisEnds(redisUrl!, queuePrefix);
  try {
    await ends.assertKeepsJobs();
    return ends;
  } catch (error) {
    await ends.close();
    throw error;
  }
}

const postgresStore = ({ databaseUrl, queuePrefix }: QueuesConfig) =>
  PostgresEnds.prepare(databaseUrl, queuePrefix);
