import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { KeyRing } from './key-ring';

/** The KeyRing that personal fields are encrypted with. */
export const FIELD_KEYS = Symbol('FIELD_KEYS');

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts single personal fields (handbook §8) with AES-256-GCM. The stored text is `<key id>.<iv>.<tag>.<ciphertext>`,
 * each part base64url; two encryptions of one text differ, so look-ups go through a BlindIndex.
 */
@Injectable()
export class FieldCipher {
  constructor(@Inject(FIELD_KEYS) private readonly ring: KeyRing) {}

  encrypt(plain: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.ring.keys.get(this.ring.current)!, iv);
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [
      this.ring.current,
      ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
    ].join('.');
  }

  /** Throws when the key is unknown or the text was tampered with. The error never contains the text. */
  decrypt(stored: string): string {
    const [id = '', ...rest] = stored.split('.');
    const [iv, tag, sealed] = rest.map((part) => Buffer.from(part, 'base64url'));
    const key = this.ring.keys.get(id);
    if (!key) throw new Error(`no key "${id.slice(0, 12)}" to decrypt a field with`);
    if (rest.length !== 3 || iv!.length !== IV_BYTES || tag!.length !== TAG_BYTES) {
      throw new Error('an encrypted field is malformed');
    }
    const decipher = createDecipheriv('aes-256-gcm', key, iv!, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(tag!);
    return Buffer.concat([decipher.update(sealed!), decipher.final()]).toString('utf8');
  }

  /** Whether the text was written with an older key and should be encrypted afresh. */
  needsRotation(stored: string): boolean {
    return !stored.startsWith(`${this.ring.current}.`);
  }
}
