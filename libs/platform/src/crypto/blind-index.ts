import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';

/** The secret key (32 bytes) of blind indexes. Changing it means computing every index afresh. */
export const BLIND_INDEX_KEY = Symbol('BLIND_INDEX_KEY');

/**
 * Finds encrypted fields without decrypting them: a keyed hash (HMAC-SHA-256) of the *normalised* text, as for a phone
 * number after `normalizePhone`. `purpose` keeps the indexes of different fields apart.
 */
@Injectable()
export class BlindIndex {
  constructor(@Inject(BLIND_INDEX_KEY) private readonly key: Buffer) {}

  /** 43 characters of base64url. */
  of(normalized: string, purpose = 'phone'): string {
    return createHmac('sha256', this.key).update(`${purpose}\0${normalized}`, 'utf8').digest('base64url');
  }
}
