import { Inject, Injectable } from '@nestjs/common';
import { err, maskName, ok, type Ids, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { IDS, UnitOfWork } from '#libs/platform';
import { CONSENT_VERSION, type Relation } from '../domain/person';
import { ONESELF_IS_NO_RELATIVE, RELATIVE_NOT_FOUND, TOO_MANY_RELATIVES } from '../domain/refusals';
import { NOT_A_PLACE } from '../domain/sign-in-limits';
import { PersonSealer } from './person-sealer';
import { RegisterPersonService } from './register-person.service';

const MOST = 20;

export interface SaveRelative {
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly communityId: string;
  readonly relation: Relation;
  readonly consentEvidence: string;
}

export interface RelativeFacts {
  readonly id: string;
  readonly personId: string;
  readonly maskedName: string;
  readonly relation: Relation;
  readonly ordersForMe: boolean;
  readonly createdAt: Date;
}

/** Relatives and neighbours a person orders for 代亲友点单. Either side may end it; orders that were placed stay. */
@Injectable()
export class Relatives {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly registration: RegisterPersonService,
    private readonly sealer: PersonSealer,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Whom the person orders for, and who orders for the person; oldest first. */
  async of(personId: string): Promise<RelativeFacts[]> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Omit<RelativeFacts, 'maskedName'> & { name: string }>(
        `SELECT r.id, p.id AS "personId", p.name_encrypted AS name, r.relation, r.relative_id = $1 AS "ordersForMe",
                r.created_at AS "createdAt"
           FROM relatives r
           JOIN persons p ON p.id = CASE WHEN r.person_id = $1 THEN r.relative_id ELSE r.person_id END
          WHERE (r.person_id = $1 OR r.relative_id = $1) AND p.status = 'ACTIVE' ORDER BY r.created_at, r.id LIMIT 100`,
        [personId],
      ),
    );
    return rows.map(({ name, ...row }) => ({ ...row, maskedName: maskName(this.sealer.open(name)) }));
  }

  /** Puts the relative on file where needed, with how the relative agreed; saved once. */
  async save(actor: PersonActor, input: SaveRelative): Promise<Result<RelativeFacts, Refusal>> {
    const community = await this.organizations.byId(input.communityId);
    if (community?.kind !== 'COMMUNITY' || !community.streetId || community.streetId !== actor.streetId)
      return err(NOT_A_PLACE);
    const saved = await this.of(actor.personId);
    if (saved.filter((relative) => !relative.ordersForMe).length >= MOST) return err(TOO_MANY_RELATIVES);
    const { streetId } = community;
    const registered = await this.registration.findOrRegister({
      streetId,
      communityId: community.id,
      name: input.name,
      phone: input.phone,
      address: input.address,
      registeredBy: actor.personId,
      consent: {
        purpose: 'SERVICE',
        version: CONSENT_VERSION,
        channel: 'WEB',
        evidence: input.consentEvidence,
      },
    });
    if (!registered.ok) return registered;
    const { personId } = registered.value;
    if (personId === actor.personId) return err(ONESELF_IS_NO_RELATIVE);
    await this.unitOfWork.atomic((tx) => {
      tx.write({
        text: `INSERT INTO relatives (id, street_id, person_id, relative_id, relation) VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5)
               ON CONFLICT (person_id, relative_id) DO UPDATE SET relation = excluded.relation`,
        values: [this.ids.uuid(), streetId, actor.personId, personId, input.relation],
      });
      return Promise.resolve();
    });
    const relative = (await this.of(actor.personId)).find(
      (one) => one.personId === personId && !one.ordersForMe,
    );
    return relative ? ok(relative) : err(RELATIVE_NOT_FOUND);
  }

  async remove(actor: PersonActor, relativeId: string): Promise<Result<string, Refusal>> {
    const removed = await this.unitOfWork.transaction((tx) =>
      tx.query('DELETE FROM relatives WHERE id = $1 AND (person_id = $2 OR relative_id = $2) RETURNING 1', [
        relativeId,
        actor.personId,
      ]),
    );
    return removed.length === 1 ? ok(relativeId) : err(RELATIVE_NOT_FOUND);
  }
}
