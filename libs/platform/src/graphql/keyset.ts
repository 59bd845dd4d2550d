import { text } from '#libs/kernel';
import { InvalidInputError } from './expected-error';

/** Where a page ends: the sort key of its last row. `createdAt` is exact to the millisecond. */
export interface Keyset {
  readonly createdAt: Date;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An opaque cursor over `(created_at, id)`. */
export function encodeCursor(key: Keyset): string {
  return Buffer.from(`${key.createdAt.toISOString()}|${key.id}`).toString('base64url');
}

/** Throws InvalidInputError naming `after` when the text is no cursor of ours. */
export function decodeCursor(cursor: string, field = 'after'): Keyset {
  const [instant, id, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const createdAt = new Date(instant ?? '');
  if (rest.length > 0 || Number.isNaN(createdAt.getTime()) || !UUID.test(id ?? '')) {
    throw new InvalidInputError({
      field,
      message: text(`翻页位置（${field}）无法识别`, `The page position (${field}) cannot be read`),
      wayOut: text('请从第一页重新开始', 'Start again from the first page'),
    });
  }
  return { createdAt, id: id! };
}
