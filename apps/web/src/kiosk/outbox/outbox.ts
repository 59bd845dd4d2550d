import { randomKey } from '../../shared/client/random-key';
import { productNow } from '../../shared/display/product-clock';
import { dayOf, type CounterStore } from './counter-store';
import type { Entry, OrderInput, Sent } from './entry';

/** Sends one entry, as it was typed. Must not throw. */
export type Send = (entry: Entry) => Promise<Sent>;

/**
 * Orders of the counter: written down first, sent after, in the order of typing, by one tab at a time. What was sent and
 * not answered is sent again with the same key, so nothing is placed twice (handbook §3, rule 5).
 */
export class Outbox {
  private list: readonly Entry[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly store: CounterStore,
    private readonly communityId: string,
    private readonly send: Send,
  ) {}

  readonly subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  };

  /** In the order of typing. */
  readonly entries = (): readonly Entry[] => this.list;

  async load(): Promise<void> {
    await this.store.tidy(dayOf(productNow()));
    await this.refresh();
  }

  /** Written down when this resolves; sending goes on by itself. */
  async add(input: OrderInput, shown: Entry['shown']): Promise<Entry> {
    const madeAt = new Date(productNow()).toISOString();
    const entry: Entry = {
      key: randomKey(),
      number: await this.store.nextNumber(dayOf(madeAt)),
      state: 'queued',
      madeAt,
      input: { ...input, occurredAt: madeAt },
      shown,
      slipKey: randomKey(),
    };
    await this.store.add(entry);
    await this.refresh();
    return entry;
  }

  /** Sends what waits. A line that is down ends it; the next call goes on where this one stopped. */
  async flush(): Promise<void> {
    await this.sendWaiting({ ifAvailable: true });
  }

  private async sendWaiting(lockOptions: LockOptions): Promise<void> {
    await navigator.locks.request('kiosk-outbox', lockOptions, async (lock) => {
      if (!lock) return this.refresh();
      // a tab that was closed while sending has left its entry so
      const waiting = (await this.store.entries(this.communityId)).filter(
        ({ state }) => state === 'queued' || state === 'sending',
      );
      for (const entry of waiting) {
        await this.put({ ...entry, state: 'sending' });
        const sent = await this.send(entry);
        await this.put(after(entry, sent));
        if (sent.kind === 'later') return undefined;
      }
      return undefined;
    });
  }

  /** The server said no; somebody has put right what was in the way. */
  async retry(entry: Entry): Promise<void> {
    await this.put({ ...entry, state: 'queued', rejection: undefined });
    await this.flush();
  }

  /**
   * What the server has refused, put right and sent. Other content is another order, so it has a key of its own; number and
   * slip stay, because the slip may be in somebody's hands.
   * @returns null where it is no longer refused: another window has sent or discarded it
   */
  async correct(key: string, input: OrderInput, shown: Entry['shown']): Promise<Entry | null> {
    const corrected = await navigator.locks.request('kiosk-outbox', async () => {
      const entry = (await this.store.entries(this.communityId)).find((one) => one.key === key);
      if (entry?.state !== 'rejected') return null;
      const content = { ...input, occurredAt: entry.madeAt };
      const isSame = JSON.stringify(content) === JSON.stringify(entry.input);
      const next: Entry = {
        ...entry,
        key: isSame ? key : randomKey(),
        state: 'queued',
        input: content,
        shown,
        rejection: undefined,
      };
      await this.store.replace(key, next);
      await this.refresh();
      return next;
    });
    // the lock just given back may not be free yet: it is waited for, or the entry would lie until the next round
    if (corrected) void this.sendWaiting({ ifAvailable: false });
    return corrected;
  }

  /** Only what the server has refused: an order that may have arrived is never thrown away. */
  async discard({ key, state }: Entry): Promise<void> {
    if (state !== 'rejected') return;
    await this.store.remove(key);
    await this.refresh();
  }

  private async put(entry: Entry): Promise<void> {
    await this.store.put(entry);
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    this.list = await this.store.entries(this.communityId);
    this.listeners.forEach((tell) => tell());
  }
}

function after(entry: Entry, sent: Sent): Entry {
  switch (sent.kind) {
    case 'done':
      return { ...entry, state: 'done', placed: sent.placed };
    case 'rejected':
      return { ...entry, state: 'rejected', rejection: sent.rejection };
    case 'later':
      return { ...entry, state: 'queued' };
  }
}
