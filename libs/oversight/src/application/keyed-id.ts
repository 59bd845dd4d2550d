import { createHash } from 'node:crypto';
import type { PersonActor } from '#libs/kernel';

/** The id of what a keyed call makes (UUID version 8, RFC 9562): the same call again asks for the very same row. */
export function keyedId({ personId }: PersonActor, idempotencyKey: string): string {
  const hex = createHash('sha256').update(`${personId}:${idempotencyKey}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
