import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';

/** The secret key (32 bytes) of tokens and codes that are made again rather than stored. Another key voids them all. */
export const TOKEN_KEY = Symbol('TOKEN_KEY');

/**
 * Tokens and codes that nobody can guess and that need not be stored: a keyed hash (HMAC-SHA-256) of what they belong to, as
 * of a slip's order. `purpose` keeps different kinds apart.
 */
@Injectable()
export class KeyedTokens {
  constructor(@Inject(TOKEN_KEY) private readonly key: Buffer) {}

  /** 43 characters of base64url. */
  of(subject: string, purpose: string): string {
    return createHmac('sha256', this.key).update(`${purpose}\0${subject}`, 'utf8').digest('base64url');
  }
}
