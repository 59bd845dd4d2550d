/** Where a page of the shelf ends. `rank` orders first, the id decides between equals. */
export interface ShelfPosition {
  readonly rank: number;
  readonly id: string;
}

const FORM = /^(\d{1,10})\|([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export function encodeShelfCursor({ rank, id }: ShelfPosition): string {
  return Buffer.from(`${rank}|${id}`).toString('base64url');
}

/** Null when the text is no cursor of ours. */
export function decodeShelfCursor(cursor: string): ShelfPosition | null {
  const match = FORM.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return match ? { rank: Number(match[1]), id: match[2]! } : null;
}
