import { Injectable } from '@nestjs/common';
import { err, ok, type Language, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { UnauthenticatedError, UnitOfWork } from '#libs/platform';
import type {
  ContactPreference,
  DisplayMode,
  FamilyContact,
  PersonContact,
  PersonFacts,
} from '../domain/person';
import { FAMILY_CONTACT_NEEDED, NAME_NEEDED } from '../domain/refusals';
import { NOT_A_PLACE } from '../domain/sign-in-limits';
import { ActorCache } from './actor-cache';
import { moveAddresses, movesOf } from './index-moves';
import { PeopleService } from './people.service';
import { PersonSealer } from './person-sealer';

/** What is left out stays; null takes it away. The phone is not here: it must be proved by a code. */
export interface ProfileChanges {
  readonly name?: string;
  readonly address?: string | null;
  readonly communityId?: string;
  readonly birthYear?: number | null;
  readonly displayMode?: DisplayMode;
  readonly contactPreference?: ContactPreference;
  readonly family?: FamilyContact | null;
  readonly preferredLanguage?: Language;
}

export interface Profile extends PersonFacts, PersonContact {}

/** One's own details. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly sealer: PersonSealer,
    private readonly organizations: OrganizationDirectory,
    private readonly actors: ActorCache,
  ) {}

  async of(personId: string): Promise<Profile> {
    const [facts, contact] = await Promise.all([
      this.people.factsOf([personId]),
      this.people.contactOf(personId),
    ]);
    const known = facts.get(personId);
    // erased between the token and the question
    if (!known || !contact) throw new UnauthenticatedError();
    return { ...known, ...contact };
  }

  async update(actor: PersonActor, changes: ProfileChanges): Promise<Result<Profile, Refusal>> {
    const name = changes.name?.trim();
    if (name !== undefined && (name === '' || [...name].length > 60)) return err(NAME_NEEDED);
    if (changes.communityId !== undefined) {
      const community = await this.organizations.byId(changes.communityId);
      if (community?.kind !== 'COMMUNITY' || community.streetId !== actor.streetId) return err(NOT_A_PLACE);
    }
    const family = this.sealer.sealFamily(changes.family ?? null);
    if (!family.ok) return family;
    if (changes.contactPreference === 'FAMILY' || changes.family === null) {
      const now = await this.of(actor.personId);
      const reached = changes.family === undefined ? now.family : changes.family;
      if ((changes.contactPreference ?? now.contactPreference) === 'FAMILY' && !reached)
        return err(FAMILY_CONTACT_NEEDED);
    }
    const columns: Record<string, unknown> = {
      ...(name !== undefined && { name_encrypted: this.sealer.encrypt(name) }),
      ...(changes.address !== undefined && addressColumns(this.sealer, changes.address)),
      ...(changes.communityId !== undefined && { community_id: changes.communityId }),
      ...(changes.birthYear !== undefined && { birth_year: changes.birthYear }),
      ...(changes.displayMode !== undefined && { display_mode: changes.displayMode }),
      ...(changes.family !== undefined && {
        family_name_encrypted: family.value.familyNameEncrypted,
        family_phone_encrypted: family.value.familyPhoneEncrypted,
      }),
      ...(changes.contactPreference !== undefined && { contact_preference: changes.contactPreference }),
      ...(changes.preferredLanguage !== undefined && { preferred_language: changes.preferredLanguage }),
    };
    const names = Object.keys(columns);
    if (names.length > 0) {
      const set = names.map((column, i) => `${column} = $${i + 2}`).join(', ');
      await this.unitOfWork.transaction(async (tx) => {
        if (changes.address) {
          const moves = movesOf(this.sealer.addressIndexes(changes.address));
          await moveAddresses(tx.query.bind(tx), actor.streetId, moves);
        }
        await tx.query(`UPDATE persons SET ${set} WHERE id = $1 AND status = 'ACTIVE'`, [
          actor.personId,
          ...Object.values(columns),
        ]);
      });
      this.actors.dropAll();
    }
    return ok(await this.of(actor.personId));
  }
}

function addressColumns(sealer: PersonSealer, address: string | null): Record<string, string | null> {
  const { addressEncrypted, addressIndex } = sealer.sealAddress(address);
  return { address_encrypted: addressEncrypted, address_index: addressIndex };
}
