import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';

/** The secret keys (32 bytes each) of blind indexes, see `parseIndexKeys`. */
export const BLIND_INDEX_KEYS = Symbol('BLIND_INDEX_KEYS');

const KEY_BYTES = 32;

/**
 * Reads `<base64>` or `<base64>,<base64>`: the first key indexes, the others still find, until `keys:rotate` has rewritten
 * what they indexed. Throws when a key is malformed, short or given twice.
 */
export function parseIndexKeys(value: string): readonly Buffer[] {
  const keys = value.split(',').map((encoded) => Buffer.from(encoded.trim(), 'base64'));
  if (keys.some(({ length }) => length !== KEY_BYTES)) throw new Error('an index key must be 32 bytes');
  if (new Set(keys.map(String)).size < keys.length) throw new Error('an index key is given twice');
  return keys;
}

/**
 * Finds encrypted fields without decrypting them: a keyed hash (HMAC-SHA-256) of the *normalised* text, as for a phone
 * number after `normalizePhone`. `purpose` keeps the indexes of different fields apart.
 */
@Injectable()
export class BlindIndex {
  constructor(@Inject(BLIND_INDEX_KEYS) private readonly keys: readonly Buffer[]) {}

  /** What is written: 43 characters of base64url. */
  of(normalized: string, purpose = 'phone'): string {
    return this.allOf(normalized, purpose)[0]!;
  }

  /** What it may stand under while keys change, the one in use first: look-ups take any of them. */
  allOf(normalized: string, purpose = 'phone'): string[] {
    return this.keys.map((key) =>
      createHmac('sha256', key).update(`${purpose}\0${normalized}`, 'utf8').digest('base64url'),
    );
  }
}
