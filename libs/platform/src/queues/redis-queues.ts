import { Logger } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { errorLabel } from '../logging/error-label';
import type { BullEnds } from './bull-queue';
import { withTimeout } from './with-timeout';

/** Longer than any command takes, a worker's blocking wait of some ten seconds included: then nobody is there. */
const ANSWER_MS = { producer: 5000, worker: 20_000 };

/** Both ends of queues on Redis. Producers fail fast, workers wait for Redis to come back. */
export class RedisEnds implements BullEnds {
  private readonly log = new Logger('redis');
  private readonly producer: Redis;
  private readonly workers: Redis[] = [];
  private isAway = false;

  constructor(
    private readonly url: string,
    private readonly prefix: string,
  ) {
    this.producer = this.connect({
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      socketTimeout: ANSWER_MS.producer,
    });
  }

  /**
   * Refuses a Redis that may throw jobs away when it is full.
   * @throws Error naming the setting; a Redis that does not answer yet is let pass, since work waits for it anyway
   */
  async assertKeepsJobs(): Promise<void> {
    const policy = await this.evictionPolicy();
    if (policy !== null && policy !== 'noeviction') {
      throw new Error(
        `Redis has maxmemory-policy "${policy}" and would throw jobs away when it is full: ` +
          'set "maxmemory-policy noeviction" (redis-cli CONFIG SET maxmemory-policy noeviction). · ' +
          `Redis 的 maxmemory-policy 为 “${policy}”，内存不足时会丢弃任务：请设为 noeviction。`,
      );
    }
  }

  queue(name: string): Queue {
    return new Queue(name, { connection: this.producer, prefix: this.prefix });
  }

  worker(name: string, processor: (job: never) => Promise<void>, concurrency: number): Worker {
    const connection = this.connect({ maxRetriesPerRequest: null, socketTimeout: ANSWER_MS.worker });
    this.workers.push(connection);
    return new Worker(name, processor as never, {
      connection: connection,
      prefix: this.prefix,
      concurrency,
      // a killed worker's jobs go on after some 20 s instead of 90; a stalled one is tried three times more
      lockDuration: 15_000,
      stalledInterval: 10_000,
      maxStalledCount: 3,
    });
  }

  async close(): Promise<void> {
    for (const connection of [this.producer, ...this.workers]) connection.disconnect();
  }

  private connect(options: RedisOptions): Redis {
    const redis = new Redis(this.url, {
      ...options,
      connectTimeout: 5000,
      keepAlive: 10_000,
      retryStrategy: (times) => Math.min(times * 100, 2000),
    });
    redis.on('error', (error) => this.sayOnce(errorLabel(error)));
    redis.on('ready', () => this.sayBack());
    return redis;
  }

  /** An outage is one line, not one a second. */
  private sayOnce(label: string): void {
    if (this.isAway) return;
    this.isAway = true;
    this.log.warn(`Redis is away: ${label}`);
  }

  private sayBack(): void {
    if (this.isAway) this.log.log('Redis is back');
    this.isAway = false;
  }

  /** INFO rather than CONFIG: managed services forbid the latter. */
  private async evictionPolicy(): Promise<string | null> {
    const redis = new Redis(this.url, {
      connectTimeout: 3000,
      maxRetriesPerRequest: 1,
      retryStrategy: () => null,
    });
    redis.on('error', () => undefined);
    try {
      const info = await withTimeout(redis.info('memory'), 5000, 'asking Redis for its settings');
      return /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? null;
    } catch {
      this.log.warn(
        'Redis does not answer; events and delayed jobs wait for it, timers are fired by the sweeper',
      );
      return null;
    } finally {
      redis.disconnect();
    }
  }
}
