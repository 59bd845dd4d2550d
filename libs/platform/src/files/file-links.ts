import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { KeyedTokens } from '../crypto/keyed-tokens';

/** Long enough to open what a page shows, short enough that a copied address is soon worth nothing. */
const VALID_MS = 10 * 60_000;

/**
 * Addresses that open one file for a few minutes. Whoever makes one has made sure that its receiver may see the file; the
 * address itself is the permission, so that an `<img>` or a download needs no header. Real time, as all of security.
 */
@Injectable()
export class FileLinks {
  constructor(@Inject(KeyedTokens) private readonly keyed: KeyedTokens) {}

  urlOf(fileId: string, nowMs: number = Date.now()): string {
    const until = nowMs + VALID_MS;
    return `/files/${fileId}?until=${until}&signature=${this.signatureOf(fileId, until)}`;
  }

  opens(fileId: string, until: number, signature: string, nowMs: number = Date.now()): boolean {
    if (!Number.isSafeInteger(until) || until <= nowMs) return false;
    const digest = (value: string) => createHash('sha256').update(value, 'utf8').digest();
    return timingSafeEqual(digest(signature), digest(this.signatureOf(fileId, until)));
  }

  private signatureOf(fileId: string, until: number): string {
    return this.keyed.of(`${fileId}:${until}`, 'file-link');
  }
}
