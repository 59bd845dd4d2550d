import { Injectable } from '@nestjs/common';
import { normalizePhone, ok, type Refusal, type Result } from '#libs/kernel';
import { BlindIndex, FieldCipher } from '#libs/platform';
import { normalizeAddress } from '../domain/address';
import type { FamilyContact } from '../domain/person';

/** Personal details as the table keeps them. */
export interface SealedDetails {
  readonly nameEncrypted: string;
  readonly phoneEncrypted: string | null;
  readonly phoneIndex: string | null;
  readonly addressEncrypted: string | null;
  readonly addressIndex: string | null;
}

export interface SealedFamily {
  readonly familyNameEncrypted: string | null;
  readonly familyPhoneEncrypted: string | null;
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
      addressIndex: this.addressIndexes(plain)[0]!,
    };
  }

  /** `family.phone` as typed; refused when it is no phone number. */
  sealFamily(family: FamilyContact | null): Result<SealedFamily, Refusal> {
    if (!family) return ok({ familyNameEncrypted: null, familyPhoneEncrypted: null });
    const phone = normalizePhone(family.phone);
    if (!phone.ok) return phone;
    return ok({
      familyNameEncrypted: this.cipher.encrypt(family.name.trim()),
      familyPhoneEncrypted: this.cipher.encrypt(phone.value),
    });
  }

  openFamily(stored: {
    readonly familyName: string | null;
    readonly familyPhone: string | null;
  }): FamilyContact | null {
    const [name, phone] = [this.open(stored.familyName), this.open(stored.familyPhone)];
    return name !== null && phone !== null ? { name, phone } : null;
  }

  phoneIndex(phone: string): string {
    return this.blindIndex.of(phone, 'phone');
  }

  /** What a phone may be found under while keys change; what is written comes first. */
  phoneIndexes(phone: string): string[] {
    return this.blindIndex.allOf(phone, 'phone');
  }

  addressIndexes(address: string): string[] {
    return this.blindIndex.allOf(normalizeAddress(address), 'address');
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
