import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import { Client, Pool } from 'pg';
import type { BullEnds } from './bull-queue';

/** Each worker and queue keeps a LISTEN connection out of this pool. */
const POOL_SIZE = 12;

/**
 * Both ends of queues on BullMQ's PostgreSQL back end: no Redis to run, about a tenth of its throughput. All queues of
 * the process share one pool; left alone, each would open ten connections (docs: backend.md §4).
 */
export class PostgresEnds implements BullEnds {
  private readonly pool: Pool;

  private constructor(
    databaseUrl: string,
    private readonly prefix: string,
  ) {
    this.pool = new Pool({
      connectionString: databaseUrl,
      max: POOL_SIZE,
      options: '-c search_path=bullmq,public',
      application_name: 'supermarket-queues',
      keepAlive: true,
    });
    this.pool.setMaxListeners(0); // each queue and worker adds its own
    this.pool.on('error', () => undefined);
  }

  /** Brings BullMQ's own tables up to date first, in their schema `bullmq`. */
  static async prepare(databaseUrl: string, prefix: string): Promise<PostgresEnds> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await runMigrations(client);
    } finally {
      await client.end();
    }
    return new PostgresEnds(databaseUrl, prefix);
  }

  queue(name: string): Queue {
    const options = { connection: this.pool as never };
    return new Queue(this.fullName(name), options, createPostgresBackend as never);
  }

  worker(name: string, processor: (job: never) => Promise<void>, concurrency: number): Worker {
    const options = {
      connection: this.pool as never,
      concurrency,
      lockDuration: 15_000,
      stalledInterval: 10_000,
      maxStalledCount: 3,
    };
    return new Worker(this.fullName(name), processor as never, options, createPostgresBackend as never);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private fullName(name: string): string {
    return `${this.prefix}-${name}`;
  }
}
