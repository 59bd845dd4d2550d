import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';

/** The secret (32 bytes) mixed into hashes of short codes. */
export const TOKEN_PEPPER = Symbol('TOKEN_PEPPER');

/** Hashes what people or clients hold, so that a leaked table opens nothing. */
@Injectable()
export class TokenHasher {
  constructor(@Inject(TOKEN_PEPPER) private readonly pepper: Buffer) {}

  /** For random tokens of 128 bits and more (refresh tokens, slip tokens): SHA-256 in hex, no key needed. */
  ofToken(token: string): string {
    return createHash('sha256').update(token, 'utf8').digest('hex');
  }

  /**
   * For short codes (six digits): HMAC with the pepper, bound to what the code is for, because a bare hash of six digits
   * is undone in a second. `scope` is the owner: `start:<order>:<round>`, `sign-in:<phone index>`.
   */
  ofCode(code: string, scope: string): string {
    return createHmac('sha256', this.pepper).update(`${scope}\0${code}`, 'utf8').digest('hex');
  }

  /** Compares two hashes in constant time. */
  same(a: string, b: string): boolean {
    const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
    return left.length === right.length && timingSafeEqual(left, right);
  }
}
