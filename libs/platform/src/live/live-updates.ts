import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DatabaseListener } from '../database/database-listener';
import { LIVE_CHANNEL, type LiveEvent, readLivePayload } from './live-event';
import { type LiveMessage, LiveStream } from './live-stream';

/** Notices one subscriber may have waiting. */
const CAPACITY = 256;

export interface LiveSubscription<T> {
  /** Cheap and synchronous: called for every event of the system. */
  readonly matches: (event: LiveEvent) => boolean;
  /** Reads what the caller may see *now*; null leaves the message out. */
  readonly deliver: (message: LiveMessage) => Promise<T | null> | T | null;
  readonly capacity?: number;
}

/**
 * Fans events out to the subscriptions of this process, over one listening connection however many there are.
 * A subscription begins with a RESYNC and gets another after every loss of that connection: what it delivers then is the
 * present state, so nothing is missed between a screen's first query and its first event, or while the database was away.
 */
@Injectable()
export class LiveUpdates implements OnModuleInit, OnApplicationShutdown {
  private readonly subscribers = new Map<LiveStream<unknown>, (event: LiveEvent) => boolean>();

  constructor(@Inject(DatabaseListener) private readonly listener: DatabaseListener) {}

  async onModuleInit(): Promise<void> {
    this.listener.onReconnected(() => {
      for (const stream of this.subscribers.keys()) stream.resync();
    });
    await this.listener.listen(LIVE_CHANNEL, (payload) => this.publish(readLivePayload(payload)));
  }

  /** Ends when its reader returns, or when the process stops. */
  subscribe<T>({ matches, deliver, capacity = CAPACITY }: LiveSubscription<T>): LiveStream<T> {
    const stream: LiveStream<T> = new LiveStream(
      capacity,
      deliver,
      () => void this.subscribers.delete(stream),
    );
    this.subscribers.set(stream, matches);
    stream.resync();
    return stream;
  }

  /** How many subscriptions are open; for metrics and tests. */
  get open(): number {
    return this.subscribers.size;
  }

  onApplicationShutdown(): void {
    for (const stream of [...this.subscribers.keys()]) stream.end();
  }

  private publish(events: readonly LiveEvent[]): void {
    for (const [stream, matches] of this.subscribers) {
      for (const event of events) if (matches(event)) stream.push(event);
    }
  }
}
