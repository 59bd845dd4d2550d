import type { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { SheetProblem } from './sheet-problem';

const MOST_ENTRIES = 2000;
/** Unpacked bytes of one part, and of all that are read. A sheet of 500 rows has some hundred thousand. */
const MOST_UNPACKED = 40 * 1024 * 1024;
/** XML packs about 10 : 1, repeated cells 100 : 1; beyond that nobody typed it. */
const MOST_RATIO = 300;
const RATIO_COUNTS_FROM = 1024 * 1024;

/**
 * The parts of a ZIP, read one by one. What a part's header promises is checked before it is unpacked, and what comes out
 * is counted while it is: a header that lies (`forged sizes`) ends the reading.
 */
export class ZipEntries {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(bytes: Buffer): Promise<ZipEntries> {
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
      if (zip.entryCount > MOST_ENTRIES) throw new SheetProblem('TOO_LARGE_INSIDE');
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new ZipEntries(zip, entries);
    } catch (error) {
      throw asProblem(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The part's text, piece by piece; return false to read no further. Nothing happens when there is no such part. */
  async read(name: string, take: (text: string) => boolean): Promise<void> {
    const entry = this.entries.get(name);
    if (!entry) return;
    const { compressedSize, uncompressedSize } = entry;
    if (uncompressedSize > MOST_UNPACKED) throw new SheetProblem('TOO_LARGE_INSIDE');
    if (uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * MOST_RATIO)
      throw new SheetProblem('TOO_LARGE_INSIDE');
    const decoder = new TextDecoder('utf-8');
    let stream: Readable | null = null;
    try {
      stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        const piece = chunk as Buffer;
        this.unpacked += piece.length;
        if (this.unpacked > MOST_UNPACKED) throw new SheetProblem('TOO_LARGE_INSIDE');
        if (!take(decoder.decode(piece, { stream: true }))) return;
      }
    } catch (error) {
      throw asProblem(error);
    } finally {
      stream?.destroy();
    }
  }
}

const asProblem = (error: unknown): SheetProblem =>
  error instanceof SheetProblem ? error : new SheetProblem('BROKEN');
