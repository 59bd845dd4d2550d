/** What a table's rows are announced with. Rows follow as data frames in PostgreSQL's own text format of COPY. */
export interface TableStart {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface BackupHeader {
  readonly takenAt: string;
  /** Names of the migrations that made the schema; a restore needs the same. */
  readonly migrations: readonly string[];
}

export interface BackupManifest extends BackupHeader {
  readonly rows: Readonly<Record<string, number>>;
  /** The last number each sequence gave. */
  readonly sequences: Readonly<Record<string, string>>;
  /** Digest of the ends of all chains at that moment (see `audit:heads`). */
  readonly heads: string;
}

export type Frame =
  | { readonly kind: 'HEADER'; readonly header: BackupHeader }
  | { readonly kind: 'TABLE'; readonly table: TableStart }
  | { readonly kind: 'DATA'; readonly bytes: Buffer }
  | { readonly kind: 'END'; readonly manifest: BackupManifest };

const KINDS = ['HEADER', 'TABLE', 'DATA', 'END'] as const;

/** One byte for the kind, four for the length, then the content. */
export function encodeFrame(frame: Frame): Buffer {
  const content = frame.kind === 'DATA' ? frame.bytes : Buffer.from(JSON.stringify(partOf(frame)));
  const head = Buffer.alloc(5);
  head.writeUInt8(KINDS.indexOf(frame.kind));
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

const partOf = (frame: Exclude<Frame, { kind: 'DATA' }>) =>
  frame.kind === 'HEADER' ? frame.header : frame.kind === 'TABLE' ? frame.table : frame.manifest;

/** @throws Error when the stream ends inside a frame */
export async function* decodeFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && rest.length >= 5 + rest.readUInt32BE(1)) {
      const end = 5 + rest.readUInt32BE(1);
      yield decode(KINDS[rest.readUInt8(0)], rest.subarray(5, end));
      rest = rest.subarray(end);
    }
  }
  if (rest.length > 0) throw new Error('the backup is cut off · 备份文件不完整');
}

function decode(kind: (typeof KINDS)[number] | undefined, content: Buffer): Frame {
  if (kind === 'DATA') return { kind, bytes: content };
  const value: unknown = JSON.parse(content.toString('utf8'));
  switch (kind) {
    case 'HEADER':
      return { kind, header: value as BackupHeader };
    case 'TABLE':
      return { kind, table: value as TableStart };
    case 'END':
      return { kind, manifest: value as BackupManifest };
    case undefined:
      throw new Error('this is no backup of this product · 不是本产品的备份文件');
  }
}
