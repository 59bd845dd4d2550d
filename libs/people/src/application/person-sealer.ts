import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher } from '#libs/platform';
import { normalizeAddress } from '../domain/address';

/** Personal details as the table keeps them. */
export interface SealedDetails {
  readonly nameEncrypted: string;
  readonly phoneEncrypted: string | null;
  readonly phoneIndex: string | null;
  readonly addressEncrypted: string | null;
  readonly addressIndex: string | null;
}

/** Encrypts personal details and makes the indexes that find equal ones. */
@Injectable()
export class PersonSealer {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly blindIndex: BlindIndex,
  ) {}

  /** `phone` must be normalised. */
  seal(details: { name: string; phone: string | null; address: string | null }): SealedDetails {
    return {
      nameEncrypted: this.cipher.encrypt(details.name.trim()),
      ...this.sealPhone(details.phone),
      ...this.sealAddress(details.address),
    };
  }

  sealPhone(phone: string | null): Pick<SealedDetails, 'phoneEncrypted' | 'phoneIndex'> {
    if (phone === null) return { phoneEncrypted: null, phoneIndex: null };
    return { phoneEncrypted: this.cipher.encrypt(phone), phoneIndex: this.phoneIndex(phone) };
  }

  sealAddress(address: string | null): Pick<SealedDetails, 'addressEncrypted' | 'addressIndex'> {
    const plain = address?.trim();
    if (!plain) return { addressEncrypted: null, addressIndex: null };
    return {
      addressEncrypted: this.cipher.encrypt(plain),
      addressIndex: this.blindIndex.of(normalizeAddress(plain), 'address'),
    };
  }

  phoneIndex(phone: string): string {
    return this.blindIndex.of(phone, 'phone');
  }

  encrypt(plain: string): string {
    return this.cipher.encrypt(plain);
  }

  open(stored: string): string;
  open(stored: string | null): string | null;
  open(stored: string | null): string | null {
    return stored === null ? null : this.cipher.decrypt(stored);
  }
}
