import { Inject, Injectable } from '@nestjs/common';
import { err, normalizePhone, ok, type Ids, type Language, type Refusal, type Result } from '#libs/kernel';
import { IDS, UnitOfWork, type Tx } from '#libs/platform';
import { normalizeName } from '../domain/address';
import type { ConsentGiven, ContactPreference, FamilyContact } from '../domain/person';
import { FAMILY_CONTACT_NEEDED, NAME_NEEDED, REACHABLE_NEEDED } from '../domain/refusals';
import { moveAddresses, movePhones, movesOf } from './index-moves';
import { PersonSealer, type SealedDetails, type SealedFamily } from './person-sealer';

export interface RegisterPerson {
  readonly streetId: string;
  readonly communityId: string | null;
  readonly name: string;
  /** As typed; normalised here. */
  readonly phone: string | null;
  readonly address: string | null;
  /** Who typed it in; null when the person did. */
  readonly registeredBy: string | null;
  readonly consent: ConsentGiven;
  readonly birthYear?: number | null;
  readonly elderMode?: boolean;
  readonly contactPreference?: ContactPreference;
  /** The relative to call; the phone as typed. Needed where the preference is FAMILY. */
  readonly family?: FamilyContact | null;
  readonly preferredLanguage?: Language;
}

export interface RegisteredPerson {
  readonly personId: string;
  /** False when the person was on file already. */
  readonly created: boolean;
}

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly addressIndex: string | null;
}

/** Puts people on file, once each: same street, same phone (without one: same address), same name. */
@Injectable()
export class RegisterPersonService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async findOrRegister(input: RegisterPerson): Promise<Result<RegisteredPerson, Refusal>> {
    const name = input.name.trim();
    if (name === '' || [...name].length > 60) return err(NAME_NEEDED);
    const phone = input.phone?.trim() ? normalizePhone(input.phone) : ok(null);
    if (!phone.ok) return phone;
    const family = this.sealer.sealFamily(input.family ?? null);
    if (!family.ok) return family;
    if (input.contactPreference === 'FAMILY' && !input.family) return err(FAMILY_CONTACT_NEEDED);
    const sealed = this.sealer.seal({ name, phone: phone.value, address: input.address });
    if (!sealed.phoneIndex && !sealed.addressIndex) return err(REACHABLE_NEEDED);

    const indexes = {
      phone: phone.value ? this.sealer.phoneIndexes(phone.value) : [],
      address: sealed.addressIndex ? this.sealer.addressIndexes(input.address!) : [],
    };

    return this.unitOfWork.transaction(async (tx) => {
      await this.takeTurn(tx, input.streetId, indexes);
      const known = await this.find(tx, input.streetId, name, sealed);
      const personId = known?.id ?? this.ids.uuid();
      if (!known) await this.insert(tx, personId, input, { ...sealed, ...family.value });
      else if (!known.addressIndex && sealed.addressIndex) await this.addAddress(tx, personId, sealed);
      await this.recordConsent(tx, personId, input);
      return ok({ personId, created: !known });
    });
  }

  /** Two desks entering the same caller at once must not make two people, whichever key each of them indexes with. */
  private async takeTurn(
    tx: Tx,
    streetId: string,
    { phone, address }: Record<'phone' | 'address', readonly string[]>,
  ): Promise<void> {
    const keys = [...(phone.length > 0 ? phone : address)].sort();
    for (const key of keys)
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`${streetId}:${key}`]);
    const query = tx.query.bind(tx);
    await movePhones(query, movesOf(phone));
    await moveAddresses(query, streetId, movesOf(address));
  }

  private async find(
    tx: Tx,
    streetId: string,
    name: string,
    sealed: SealedDetails,
  ): Promise<Candidate | undefined> {
    const candidates = await tx.query<Candidate>(
      `SELECT id, name_encrypted AS name, address_index AS "addressIndex" FROM persons
        WHERE street_id = $1 AND status = 'ACTIVE'
          AND CASE WHEN $2::text IS NULL THEN address_index = $3 ELSE phone_index = $2 END
        ORDER BY created_at, id`,
      [streetId, sealed.phoneIndex, sealed.addressIndex],
    );
    const wanted = normalizeName(name);
    return candidates.find((candidate) => normalizeName(this.sealer.open(candidate.name)) === wanted);
  }

  private async insert(
    tx: Tx,
    personId: string,
    input: RegisterPerson,
    sealed: SealedDetails & SealedFamily,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO persons (id, street_id, community_id, name_encrypted, phone_encrypted, phone_index,
         address_encrypted, address_index, birth_year, display_mode, contact_preference, preferred_language,
         registered_by, family_name_encrypted, family_phone_encrypted)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        personId,
        input.streetId,
        input.communityId,
        sealed.nameEncrypted,
        sealed.phoneEncrypted,
        sealed.phoneIndex,
        sealed.addressEncrypted,
        sealed.addressIndex,
        input.birthYear ?? null,
        input.elderMode ? 'ELDER' : 'STANDARD',
        input.contactPreference ?? 'CALL',
        input.preferredLanguage ?? 'zh',
        input.registeredBy,
        sealed.familyNameEncrypted,
        sealed.familyPhoneEncrypted,
      ],
    );
  }

  /** What was never known may be filled in; what is on file is changed by the person or by a correction only. */
  private async addAddress(tx: Tx, personId: string, sealed: SealedDetails): Promise<void> {
    await tx.query('UPDATE persons SET address_encrypted = $2, address_index = $3 WHERE id = $1', [
      personId,
      sealed.addressEncrypted,
      sealed.addressIndex,
    ]);
  }

  private async recordConsent(tx: Tx, personId: string, input: RegisterPerson): Promise<void> {
    const { consent } = input;
    await tx.query(
      `INSERT INTO consents (id, street_id, person_id, purpose, version, channel, evidence, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (person_id, purpose, version) WHERE withdrawn_at IS NULL DO NOTHING`,
      [
        this.ids.uuid(),
        input.streetId,
        personId,
        consent.purpose,
        consent.version,
        consent.channel,
        consent.evidence,
        input.registeredBy,
      ],
    );
  }
}
