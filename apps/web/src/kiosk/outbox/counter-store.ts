import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from './entry';
import { newSealKey, seal, unseal, type Sealed } from './sealed';

interface Row extends Sealed {
  /** Order of typing; sending keeps it. */
  readonly seq?: number;
  readonly key: string;
  readonly communityId: string;
  /** The day it was typed, and whether it is over: what tidying up goes by. */
  readonly day: string;
  readonly over: boolean;
}

interface Schema extends DBSchema {
  entries: { key: number; value: Row; indexes: { key: string } };
  /** The browser's own key, the day's last temporary number, what the counter knows of its community. */
  things: { key: string; value: unknown };
}

/** IndexedDB of a counter's browser: orders that wait for the line, encrypted; and the shelf, for when there is none. */
export class CounterStore {
  private constructor(
    private readonly db: IDBPDatabase<Schema>,
    private readonly sealKey: CryptoKey,
  ) {}

  /** @throws where the browser forbids storage, or the page did not come over HTTPS */
  static async open(): Promise<CounterStore> {
    const db = await openDB<Schema>('kiosk', 1, {
      upgrade: (fresh) => {
        fresh
          .createObjectStore('entries', { keyPath: 'seq', autoIncrement: true })
          .createIndex('key', 'key', {
            unique: true,
          });
        fresh.createObjectStore('things');
      },
    });
    const made = await newSealKey();
    // two tabs may be the first at once: whoever is second takes the key of the first
    const tx = db.transaction('things', 'readwrite');
    const kept = (await tx.store.get('seal-key')) as CryptoKey | undefined;
    if (!kept) await tx.store.put(made, 'seal-key');
    await tx.done;
    return new CounterStore(db, kept ?? made);
  }

  /** In the order of typing. */
  async entries(communityId: string): Promise<Entry[]> {
    const rows = (await this.db.getAll('entries')).filter((row) => row.communityId === communityId);
    return Promise.all(rows.map((row) => unseal<Entry>(this.sealKey, row)));
  }

  async add(entry: Entry): Promise<void> {
    await this.db.add('entries', await this.rowOf(entry));
  }

  async put(entry: Entry): Promise<void> {
    await this.replace(entry.key, entry);
  }

  /** Writes an entry in the place of the one with that key; nothing where there is none any more. */
  async replace(key: string, entry: Entry): Promise<void> {
    const row = await this.rowOf(entry);
    const seq = await this.db.getKeyFromIndex('entries', 'key', key);
    if (seq !== undefined) await this.db.put('entries', { ...row, seq });
  }

  async remove(key: string): Promise<void> {
    const seq = await this.db.getKeyFromIndex('entries', 'key', key);
    if (seq !== undefined) await this.db.delete('entries', seq);
  }

  /** Removes what was sent on an earlier day: slips are printed again from the order itself. */
  async tidy(today: string): Promise<void> {
    const rows = await this.db.getAll('entries');
    const old = rows.filter(({ over, day }) => over && day < today);
    await Promise.all(old.map(({ seq }) => this.db.delete('entries', seq!)));
  }

  /** 0302-007: counted anew each day, in one transaction, so that two tabs never give the same. */
  async nextNumber(day: string): Promise<string> {
    const tx = this.db.transaction('things', 'readwrite');
    const last = (await tx.store.get('number')) as { day: string; n: number } | undefined;
    const n = last?.day === day ? last.n + 1 : 1;
    await tx.store.put({ day, n }, 'number');
    await tx.done;
    return `${day.slice(5).replace('-', '')}-${String(n).padStart(3, '0')}`;
  }

  async thing<Value>(name: string): Promise<Value | null> {
    return ((await this.db.get('things', name)) as Value | undefined) ?? null;
  }

  async keep(name: string, value: unknown): Promise<void> {
    await this.db.put('things', value, name);
  }

  private async rowOf(entry: Entry): Promise<Row> {
    return {
      ...(await seal(this.sealKey, entry)),
      key: entry.key,
      communityId: entry.input.communityId,
      day: dayOf(entry.madeAt),
      over: entry.state === 'done',
    };
  }
}

/** 2026-03-02, in China. */
export const dayOf = (at: string | number): string =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
