import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { FIELD_KEYS } from './field-cipher';
import type { KeyRing } from './key-ring';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts whole files with the keys of personal fields (AES-256-GCM). Stored as length of the key's id, id, iv, tag,
 * ciphertext: bytes stay bytes, where a FieldCipher would make them a third longer.
 */
@Injectable()
export class FileCipher {
  constructor(@Inject(FIELD_KEYS) private readonly ring: KeyRing) {}

  seal(plain: Buffer): Buffer {
    const id = Buffer.from(this.ring.current, 'utf8');
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.ring.keys.get(this.ring.current)!, iv);
    const sealed = [cipher.update(plain), cipher.final()];
    return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), ...sealed]);
  }

  /** @throws Error when the key is unknown or the bytes were tampered with */
  open(stored: Buffer): Buffer {
    const begin = 1 + (stored[0] ?? 0);
    const id = stored.subarray(1, begin).toString('utf8');
    const key = this.ring.keys.get(id);
    if (!key) throw new Error(`no key "${id.slice(0, 12)}" to decrypt a file with`);
    const tag = begin + IV_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, stored.subarray(begin, tag), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(stored.subarray(tag, tag + TAG_BYTES));
    return Buffer.concat([decipher.update(stored.subarray(tag + TAG_BYTES)), decipher.final()]);
  }
}
