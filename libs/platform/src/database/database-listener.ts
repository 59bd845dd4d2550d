import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { WatchedClient } from './watched-client';

type Heard = (payload: string) => void;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** A connection that only listens would never notice that nobody is there: it asks now and then. */
const ASK_EVERY_MS = 10_000;
const ANSWER_MS = 4000;

/**
 * LISTEN for the whole process on one connection of its own, which comes back after a loss. What was notified while it
 * was away is gone: whoever must not miss anything looks for itself in `onReconnected`.
 */
@Injectable()
export class DatabaseListener implements OnApplicationShutdown {
  private readonly log = new Logger(DatabaseListener.name);
  private readonly heard = new Map<string, Set<Heard>>();
  private readonly reconnected = new Set<() => void>();
  private client: Client | null = null;
  private connecting: Promise<void> | null = null;
  private listening = Promise.resolve();
  private closed = false;

  constructor(@Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'databaseUrl'>) {}

  /** Resolves once the database has acknowledged the LISTEN; afterwards nothing committed is missed until a loss. */
  async listen(channel: string, heard: Heard): Promise<void> {
    const others = this.heard.get(channel);
    if (others) others.add(heard);
    else this.heard.set(channel, new Set([heard]));
    await this.connected();
    if (others) return;
    // one after the other: pg deprecates queueing on a busy client
    this.listening = this.listening.then(async () => {
      // a connection lost meanwhile listens to all channels when it is back
      await this.client?.query(`LISTEN ${channel}`).catch(() => undefined);
    });
    await this.listening;
  }

  /** Called after each loss, once listening again. */
  onReconnected(callback: () => void): void {
    this.reconnected.add(callback);
  }

  get isConnected(): boolean {
    return this.client !== null;
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private connected(): Promise<void> {
    this.connecting ??= this.connect();
    return this.connecting;
  }

  private async connect(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; !this.closed; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const client = new WatchedClient({
        connectionString: this.config.databaseUrl,
        application_name: 'supermarket-listener',
        keepAlive: true,
        keepAliveInitialDelayMillis: 10_000,
        statement_timeout: ANSWER_MS,
      });
      try {
        await client.connect();
        for (const channel of this.heard.keys()) await client.query(`LISTEN ${channel}`);
        client.on('notification', ({ channel, payload = '' }) => this.deliver(channel, payload));
        const asking = setInterval(() => void client.query('SELECT').catch(() => undefined), ASK_EVERY_MS);
        asking.unref();
        client.once('end', () => {
          clearInterval(asking);
          this.lost();
        });
        this.client = client;
        return;
      } catch (error) {
        this.log.warn(`cannot listen yet: ${(error as { code?: string }).code ?? 'unknown'}`);
        await client.end().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  private deliver(channel: string, payload: string): void {
    for (const heard of this.heard.get(channel) ?? []) {
      try {
        heard(payload);
      } catch (error) {
        this.log.error(`a listener of ${channel} failed: ${(error as Error).name}`);
      }
    }
  }

  private lost(): void {
    this.client = null;
    if (this.closed) return;
    this.connecting = this.connect().then(() => {
      if (!this.closed) for (const callback of this.reconnected) callback();
    });
  }
}
