import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Ids, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { IDS, UnitOfWork, type PageRequest } from '#libs/platform';
import type { PersonContact } from '../domain/person';
import { PERSON_NOT_FOUND, REASON_NEEDED } from '../domain/refusals';
import { PersonSealer } from './person-sealer';

interface Row {
  readonly streetId: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly familyName: string | null;
  readonly familyPhone: string | null;
}

export interface RevealFacts {
  readonly id: string;
  readonly at: Date;
  readonly reason: string;
  readonly orderId: string | null;
}

/** Shows personal details, and writes down who saw them (handbook §8). */
@Injectable()
export class RevealService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async reveal(
    actor: PersonActor,
    personId: string,
    reason: string,
    orderId: string | null,
  ): Promise<Result<PersonContact, Refusal>> {
    const why = reason.trim();
    // characters, as the database counts them: a rare one is two units of a string
    const { length } = [...why];
    if (length < 2 || length > 500) return err(REASON_NEEDED);
    return this.unitOfWork.atomic(async (tx) => {
      const [row] = await tx.query<Row>(
        `SELECT street_id AS "streetId", name_encrypted AS name, phone_encrypted AS phone,
                address_encrypted AS address, family_name_encrypted AS "familyName",
                family_phone_encrypted AS "familyPhone"
           FROM persons WHERE id = $1 AND status = 'ACTIVE' AND ($2::uuid IS NULL OR street_id = $2)`,
        [personId, actor.streetId],
      );
      if (!row) return err(PERSON_NOT_FOUND);
      // the answer leaves only after this write has landed
      tx.write({
        text: `INSERT INTO reveals (id, street_id, person_id, by_person_id, order_id, reason)
               VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6)`,
        values: [this.ids.uuid(), row.streetId, personId, actor.personId, orderId, why],
        expectRows: 1,
      });
      return ok({
        personId,
        name: this.sealer.open(row.name),
        phone: this.sealer.open(row.phone),
        address: this.sealer.open(row.address),
        family: this.sealer.openFamily(row),
      });
    });
  }

  /** Who-saw-it entries of one person, oldest first, a page of `limit`. Without the viewer's name: he has a life too. */
  async ofPerson(personId: string, page: PageRequest): Promise<RevealFacts[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<RevealFacts>(
        `SELECT id, at, reason, order_id AS "orderId" FROM reveals
          WHERE person_id = $1 AND ($2::timestamptz IS NULL OR (at, id) > ($2, $3::uuid))
          ORDER BY at, id LIMIT $4`,
        [personId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
      ),
    );
  }
}
