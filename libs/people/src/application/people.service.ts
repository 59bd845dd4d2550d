import { Injectable } from '@nestjs/common';
import { maskName, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import type { PersonContact, PersonFacts } from '../domain/person';
import { householdSql } from './household-sql';
import { PERSON_FACTS_COLUMNS } from './person-columns';
import { PersonSealer } from './person-sealer';
import { RegisterPersonService, type RegisteredPerson, type RegisterPerson } from './register-person.service';
import { RevealService } from './reveal.service';

interface ContactRow {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly familyName: string | null;
  readonly familyPhone: string | null;
}

/** What other libs ask about people. Answers code, not callers: whoever shows it decides who may see it. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    private readonly registration: RegisterPersonService,
    private readonly reveals: RevealService,
  ) {}

  /** The person of that street with this phone (or address) and name, or a new one; consent is recorded either way. */
  findOrRegister(input: RegisterPerson): Promise<Result<RegisteredPerson, Refusal>> {
    return this.registration.findOrRegister(input);
  }

  /** Those that exist, by id; erased ones too. */
  async factsOf(personIds: readonly string[]): Promise<Map<string, PersonFacts>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<PersonFacts>(`SELECT ${PERSON_FACTS_COLUMNS} FROM persons WHERE id = ANY($1)`, [personIds]),
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The street of an active person: null for people of the district, undefined when there is no such person. */
  async streetOf(personId: string): Promise<string | null | undefined> {
    const facts = (await this.factsOf([personId])).get(personId);
    return facts?.status === 'ACTIVE' ? facts.streetId : undefined;
  }

  /** Details in clear, for sending a message or printing a slip. Null when unknown or erased. Not logged: see reveal. */
  async contactOf(personId: string): Promise<PersonContact | null> {
    return (await this.contactsOf([personId])).get(personId) ?? null;
  }

  async contactsOf(personIds: readonly string[]): Promise<Map<string, PersonContact>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<ContactRow>(
        `SELECT id, name_encrypted AS name, phone_encrypted AS phone, address_encrypted AS address,
                family_name_encrypted AS "familyName", family_phone_encrypted AS "familyPhone"
           FROM persons WHERE id = ANY($1) AND status = 'ACTIVE'`,
        [personIds],
      ),
    );
    return new Map(
      rows.map(({ id, name, phone, address, ...family }) => [
        id,
        {
          personId: id,
          name: this.sealer.open(name) ?? '',
          phone: this.sealer.open(phone),
          address: this.sealer.open(address),
          family: this.sealer.openFamily(family),
        },
      ]),
    );
  }

  /** `王**` by person id; people who were erased are missing. */
  async maskedNames(personIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<{ id: string; name: string }>(
        `SELECT id, name_encrypted AS name FROM persons WHERE id = ANY($1) AND status = 'ACTIVE'`,
        [personIds],
      ),
    );
    return new Map(rows.map(({ id, name }) => [id, maskName(this.sealer.open(name))]));
  }

  /**
   * The person and everybody who shares an account, a phone or an address with that person, and the relatives saved on
   * either side: nobody decides on an order of his own household (handbook §3, rule 4).
   */
  async householdOf(personId: string): Promise<Set<string>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<{ id: string }>(householdSql('$1::uuid'), [personId]),
    );
    return new Set([personId, ...rows.map((row) => row.id)]);
  }

  /**
   * Details in clear for the actor, who must be of the person's street (or of the district). The reveal is logged in the
   * same unit. Whether this actor may see this person *now* (a claim, a desk's duty) is checked by the caller.
   */
  reveal(
    actor: PersonActor,
    personId: string,
    reason: string,
    orderId: string | null,
  ): Promise<Result<PersonContact, Refusal>> {
    return this.reveals.reveal(actor, personId, reason, orderId);
  }
}
