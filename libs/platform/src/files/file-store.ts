import type { Tx } from '../database/unit-of-work';

export interface NewFile {
  readonly id: string;
  readonly streetId: string | null;
  readonly mediaType: string;
  /** What a browser calls the download; nothing personal. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Hours of product time until it is purged unless `keep` is called; null for ever. */
  readonly expiresInHours: number | null;
}

export interface ReadFile {
  readonly mediaType: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Port: where pictures and documents are. The one that is built in keeps them in PostgreSQL. */
export abstract class FileStore {
  /** Lands with the unit of work. */
  abstract put(tx: Tx, file: NewFile): void;
  /** From now on it does not expire. */
  abstract keep(tx: Tx, fileId: string): void;
  abstract remove(tx: Tx, fileIds: readonly string[]): void;
  /** Null when it never was, was removed, or has expired. */
  abstract read(fileId: string): Promise<ReadFile | null>;
}
