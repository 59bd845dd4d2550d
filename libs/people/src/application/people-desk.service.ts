import { Injectable } from '@nestjs/common';
import {
  err,
  holdsRole,
  maskAddress,
  maskName,
  maskPhone,
  normalizePhone,
  ok,
  type PersonActor,
  type Refusal,
  type Result,
  type Role,
} from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import type { PersonContact, PersonFacts } from '../domain/person';
import { PERSON_NOT_FOUND } from '../domain/refusals';
import { NOT_A_PLACE } from '../domain/sign-in-limits';
import { PERSON_FACTS_COLUMNS } from './person-columns';
import { PersonSealer } from './person-sealer';
import { RegisterPersonService, type RegisteredPerson, type RegisterPerson } from './register-person.service';
import { RevealService } from './reveal.service';

/** A person as a desk sees him before there is a reason to see more. */
export interface MaskedPerson extends PersonFacts {
  readonly maskedName: string;
  readonly maskedPhone: string | null;
  readonly maskedAddress: string | null;
}

type MaskedRow = PersonFacts & {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
};

const DESK: readonly Role[] = ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'];
const COLUMNS = `${PERSON_FACTS_COLUMNS}, name_encrypted AS name, phone_encrypted AS phone,
  address_encrypted AS address`;

/**
 * What desks do with people on file: find, register, see. Each within the subtree of the own role; people elsewhere are
 * not found, whether they exist or not.
 */
@Injectable()
export class PeopleDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly sealer: PersonSealer,
    private readonly registration: RegisterPersonService,
    private readonly reveals: RevealService,
  ) {}

  /** People of the actor's area under this phone. @throws ForbiddenError for callers without a desk */
  async findByPhone(actor: PersonActor, phone: string): Promise<Result<MaskedPerson[], Refusal>> {
    requireDesk(actor);
    const normalized = normalizePhone(phone);
    if (!normalized.ok) return normalized;
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<MaskedRow>(
        `SELECT ${COLUMNS} FROM persons
          WHERE phone_index = ANY($1) AND status = 'ACTIVE' AND street_id = $2 ORDER BY created_at, id LIMIT 20`,
        [this.sealer.phoneIndexes(normalized.value), actor.streetId],
      ),
    );
    return ok((await this.servedBy(actor, rows)).map((row) => this.mask(row)));
  }

  async byId(actor: PersonActor, personId: string): Promise<MaskedPerson | null> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<MaskedRow>(`SELECT ${COLUMNS} FROM persons WHERE id = $1 AND status = 'ACTIVE'`, [personId]),
    );
    const [row] = await this.servedBy(actor, rows);
    return row ? this.mask(row) : null;
  }

  /** People of one community, a page of `limit`. @throws ForbiddenError when it is not in the actor's area */
  async ofCommunity(actor: PersonActor, communityId: string, page: PageRequest): Promise<MaskedPerson[]> {
    const community = await this.organizations.byId(communityId);
    if (community?.kind !== 'COMMUNITY' || !mayServe(actor, community)) throw new ForbiddenError();
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<MaskedRow>(
        `SELECT ${COLUMNS} FROM persons
          WHERE street_id = $1 AND community_id = $2 AND status = 'ACTIVE'
            AND ($3::timestamptz IS NULL OR (created_at, id) > ($3, $4::uuid))
          ORDER BY created_at, id LIMIT $5`,
        [community.streetId, communityId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
      ),
    );
    return rows.map((row) => this.mask(row));
  }

  /** Puts somebody on file who stands at the counter or calls. */
  async register(
    actor: PersonActor,
    input: Omit<RegisterPerson, 'streetId' | 'registeredBy' | 'communityId'> & {
      readonly communityId: string;
    },
  ): Promise<Result<RegisteredPerson, Refusal>> {
    requireDesk(actor);
    const community = await this.organizations.byId(input.communityId);
    if (community?.kind !== 'COMMUNITY' || !community.streetId || !mayServe(actor, community)) {
      return err(NOT_A_PLACE);
    }
    return this.registration.findOrRegister({
      ...input,
      streetId: community.streetId,
      registeredBy: actor.personId,
    });
  }

  /** Details in clear; logged. For desks; providers see the person of an order they have claimed through that order. */
  async reveal(
    actor: PersonActor,
    personId: string,
    reason: string,
    orderId: string | null,
  ): Promise<Result<PersonContact, Refusal>> {
    requireDesk(actor);
    if (!(await this.byId(actor, personId))) return err(PERSON_NOT_FOUND);
    return this.reveals.reveal(actor, personId, reason, orderId);
  }

  /** Those in the subtree of the actor's desk roles, and of his street. */
  private async servedBy(actor: PersonActor, rows: readonly MaskedRow[]): Promise<MaskedRow[]> {
    const served: MaskedRow[] = [];
    for (const row of rows) {
      const placeId = row.communityId ?? row.streetId;
      const place = placeId === null ? null : await this.organizations.byId(placeId);
      if (place && mayServe(actor, place)) served.push(row);
    }
    return served;
  }

  private mask({ name, phone, address, ...facts }: MaskedRow): MaskedPerson {
    const [clearPhone, clearAddress] = [this.sealer.open(phone), this.sealer.open(address)];
    return {
      ...facts,
      maskedName: maskName(this.sealer.open(name) ?? ''),
      maskedPhone: clearPhone && maskPhone(clearPhone),
      maskedAddress: clearAddress && maskAddress(clearAddress),
    };
  }
}

/** A desk serves its own street only: the district hosts the system but takes in no residents. */
function mayServe(
  actor: PersonActor,
  place: { readonly path: string; readonly streetId: string | null },
): boolean {
  return place.streetId !== null && place.streetId === actor.streetId && holdsRole(actor, DESK, place.path);
}

function requireDesk(actor: PersonActor): void {
  if (!actor.grants.some((grant) => DESK.includes(grant.role))) throw new ForbiddenError();
}
