import type { LiveEvent } from './live-event';

/** RESYNC: something may have been missed (at the start, after a loss, after falling behind), so look at everything. */
export type LiveMessage = { readonly kind: 'EVENT'; readonly event: LiveEvent } | { readonly kind: 'RESYNC' };

/**
 * One subscriber's queue. It fills from the moment it is made, whether or not anybody reads yet. Several events about
 * one subject that wait together are one; when too many wait they are dropped for a single RESYNC, so that a slow reader
 * costs a bounded amount of memory and still ends up right.
 */
export class LiveStream<T> implements AsyncIterableIterator<T> {
  private readonly waiting = new Map<string, LiveMessage>();
  private wake: (() => void) | null = null;
  private ended = false;

  constructor(
    private readonly capacity: number,
    /** What the subscriber gets for a message; null to skip it, as when the caller may not see it. */
    private readonly deliver: (message: LiveMessage) => Promise<T | null> | T | null,
    private readonly onEnd: () => void,
  ) {}

  push(event: LiveEvent): void {
    if (this.ended || this.waiting.has('RESYNC')) return;
    this.waiting.set(`${event.type}|${event.subjectId}`, { kind: 'EVENT', event });
    if (this.waiting.size > this.capacity) this.resync();
    this.wake?.();
  }

  resync(): void {
    if (this.ended) return;
    this.waiting.clear();
    this.waiting.set('RESYNC', { kind: 'RESYNC' });
    this.wake?.();
  }

  async next(): Promise<IteratorResult<T>> {
    while (!this.ended) {
      const [first] = this.waiting;
      if (!first) {
        await new Promise<void>((resolve) => (this.wake = resolve));
        this.wake = null;
        continue;
      }
      this.waiting.delete(first[0]);
      const value = await this.deliver(first[1]);
      if (value !== null && !this.ended) return { done: false, value };
    }
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<T>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: Error): Promise<IteratorResult<T>> {
    this.end();
    return Promise.reject(error);
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.waiting.clear();
    this.onEnd();
    this.wake?.();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
