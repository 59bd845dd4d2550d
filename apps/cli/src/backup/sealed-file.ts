import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** First bytes of every file; the number is the format's. */
const MAGIC = Buffer.from('SUPERMARKET-BACKUP-1\n');
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Compressed, then encrypted (AES-256-GCM), as it streams. The file has its name only when it is whole. @returns its SHA-256 */
export async function writeSealed(
  file: string,
  key: Buffer,
  content: AsyncIterable<Buffer>,
): Promise<string> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv);
  cipher.setAAD(MAGIC);
  const hash = createHash('sha256');
  const framed = async function* (sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const told = (bytes: Buffer) => {
      hash.update(bytes);
      return bytes;
    };
    yield told(Buffer.concat([MAGIC, iv]));
    for await (const bytes of sealed) yield told(bytes);
    yield told(cipher.getAuthTag());
  };
  await pipeline(
    Readable.from(content),
    createGzip(),
    cipher,
    framed,
    fs.createWriteStream(`${file}.part`, { mode: 0o600 }),
  );
  await rename(`${file}.part`, file);
  return hash.digest('hex');
}

/**
 * The content of a sealed file. Whether it is genuine is known at its end only: until then, do nothing that cannot be undone.
 * @throws Error when the key is another, or a single bit was changed
 */
export async function* readSealed(file: string, key: Buffer): AsyncGenerator<Buffer> {
  const { iv, tag, from, to } = await envelope(file);
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(MAGIC);
  decipher.setAuthTag(tag);
  const plain = createGunzip();
  const failed = pipeline(fs.createReadStream(file, { start: from, end: to }), decipher, plain).catch(
    (error: Error) => error,
  );
  try {
    for await (const bytes of plain) yield bytes as Buffer;
  } catch (error) {
    throw notGenuine(error);
  }
  const error = await failed;
  if (error) throw notGenuine(error);
}

async function envelope(file: string) {
  const { size } = await stat(file);
  const start = MAGIC.length + IV_BYTES;
  const handle = await open(file);
  try {
    const head = Buffer.alloc(start);
    const tag = Buffer.alloc(TAG_BYTES);
    await handle.read(head, 0, start, 0);
    await handle.read(tag, 0, TAG_BYTES, Math.max(0, size - TAG_BYTES));
    if (size <= start + TAG_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC))
      throw notGenuine(undefined);
    return { iv: head.subarray(MAGIC.length), tag, from: start, to: size - TAG_BYTES - 1 };
  } finally {
    await handle.close();
  }
}

const notGenuine = (cause: unknown) =>
  new Error(
    'The file cannot be opened: it is no backup, was changed, or BACKUP_KEY is another. · ' +
      '无法打开备份：文件不是备份、已被改动，或 BACKUP_KEY 不对。',
    { cause },
  );
