import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Ids, type PersonActor, type Refusal, type Result, type Role } from '#libs/kernel';
import { ForbiddenError, IDS, UnitOfWork } from '#libs/platform';
import {
  DELEGATION_DATES,
  DELEGATION_NOT_FOUND,
  DELEGATION_OVERLAPS,
  MEMBERSHIP_NOT_FOUND,
  NO_COLLEAGUE,
  ROLE_NOT_LENT,
} from '../domain/refusals';
import { mayGrantRole } from '../domain/role-granting';
import { MembershipChanges } from './membership-changes';
import { OrganizationEvents } from './organization-events';

const LONGEST_MS = 90 * 24 * 3600_000;
/** Who watches the work is not chosen by those who are watched, not even for a week (等保). */
const NEVER_LENT: readonly Role[] = ['ADMIN', 'AUDITOR'];

export interface DelegationFacts {
  readonly id: string;
  readonly role: Role;
  readonly organizationId: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface Held {
  readonly role: Role;
  readonly personId: string;
  readonly organizationId: string;
  readonly streetId: string | null;
  readonly path: string;
  readonly colleague: boolean;
  readonly taken: boolean;
  readonly now: Date;
}

const SELECT = `SELECT d.id, m.role, m.organization_id AS "organizationId", d.from_person_id AS "fromPersonId",
  d.to_person_id AS "toPersonId", d.starts_at AS "startsAt", d.ends_at AS "endsAt"
  FROM role_delegations d JOIN memberships m ON m.id = d.membership_id`;

/** Roles lent to a colleague for one's leave 委托代办: what is done with them stands on record in the lender's name. */
@Injectable()
export class RoleDelegations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: MembershipChanges,
    private readonly events: OrganizationEvents,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** By its holder, or by who may give the role. @throws ForbiddenError for others */
  async delegate(
    actor: PersonActor,
    input: { membershipId: string; toPersonId: string; from: Date | null; until: Date },
  ): Promise<Result<DelegationFacts, Refusal>> {
    const outcome = await this.unitOfWork.transaction(
      async (tx): Promise<Result<DelegationFacts, Refusal>> => {
        const [held] = await tx.query<Held>(
          `SELECT m.role, m.person_id AS "personId", m.organization_id AS "organizationId", m.street_id AS "streetId", o.path,
                app_now() AS now,
                EXISTS (SELECT FROM memberships c WHERE c.organization_id = m.organization_id AND c.person_id = $2
                          AND c.until IS NULL AND c.person_id <> m.person_id) AS colleague,
                EXISTS (SELECT FROM role_delegations d WHERE d.membership_id = m.id
                          AND tstzrange(d.starts_at, d.ends_at) && tstzrange(coalesce($3, app_now()),
                              greatest($4, coalesce($3, app_now())))) AS taken
           FROM memberships m JOIN organizations o ON o.id = m.organization_id
          WHERE m.id = $1 AND m.until IS NULL FOR UPDATE OF m`,
          [input.membershipId, input.toPersonId, input.from, input.until],
        );
        if (!held) return err(MEMBERSHIP_NOT_FOUND);
        if (held.personId !== actor.personId && !mayGrantRole(actor, held.role, held.path))
          throw new ForbiddenError();
        if (NEVER_LENT.includes(held.role)) return err(ROLE_NOT_LENT);
        const from = input.from && input.from > held.now ? input.from : held.now;
        if (input.until <= from || input.until.getTime() - from.getTime() > LONGEST_MS)
          return err(DELEGATION_DATES);
        if (!held.colleague) return err(NO_COLLEAGUE);
        if (held.taken) return err(DELEGATION_OVERLAPS);
        const id = this.ids.uuid();
        await tx.query(
          `INSERT INTO role_delegations (id, street_id, membership_id, from_person_id, to_person_id, starts_at, ends_at, granted_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            id,
            held.streetId,
            input.membershipId,
            held.personId,
            input.toPersonId,
            from,
            input.until,
            actor.personId,
          ],
        );
        const subject = { subjectId: input.toPersonId, owner: held.streetId ?? held.organizationId };
        tx.write(
          this.events.write('RoleDelegated', actor, [subject], {
            role: held.role,
            fromPersonId: held.personId,
          }),
        );
        const { role, organizationId, personId: fromPersonId } = held;
        return ok({
          id,
          role,
          organizationId,
          fromPersonId,
          toPersonId: input.toPersonId,
          startsAt: from,
          endsAt: input.until,
        });
      },
    );
    if (outcome.ok) this.changes.announce(input.toPersonId);
    return outcome;
  }

  /** Before its time: by the lender, the colleague, or who may give the role. */
  async end(actor: PersonActor, id: string): Promise<Result<DelegationFacts, Refusal>> {
    const outcome = await this.unitOfWork.transaction(
      async (tx): Promise<Result<DelegationFacts, Refusal>> => {
        const [known] = await tx.query<DelegationFacts & { path: string; streetId: string | null }>(
          `${SELECT.replace(' FROM role', ', o.path, d.street_id AS "streetId" FROM role')} JOIN organizations o ON o.id = m.organization_id
          WHERE d.id = $1 FOR UPDATE OF d`,
          [id],
        );
        if (!known) return err(DELEGATION_NOT_FOUND);
        const { path, streetId, ...delegation } = known;
        const concerned = [delegation.fromPersonId, delegation.toPersonId].includes(actor.personId);
        if (!concerned && !mayGrantRole(actor, delegation.role, path)) return err(DELEGATION_NOT_FOUND);
        // one that has not begun leaves no trace but its event: an empty range is none
        const [ended] = await tx.query<{ endsAt: Date }>(
          `UPDATE role_delegations SET ends_at = least(ends_at, greatest(app_now(), starts_at + interval '1 ms'))
          WHERE id = $1 RETURNING ends_at AS "endsAt"`,
          [id],
        );
        const subject = { subjectId: delegation.toPersonId, owner: streetId ?? delegation.organizationId };
        tx.write(this.events.write('DelegationEnded', actor, [subject], { role: delegation.role }));
        return ok({ ...delegation, ...ended });
      },
    );
    if (outcome.ok) this.changes.announce(outcome.value.toPersonId);
    return outcome;
  }

  /** Lent by or to the person, in force or to come; the nearest first. */
  async of(personId: string): Promise<DelegationFacts[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<DelegationFacts>(
        `${SELECT} WHERE (d.from_person_id = $1 OR d.to_person_id = $1) AND d.ends_at > app_now()
          ORDER BY d.starts_at, d.id LIMIT 100`,
        [personId],
      ),
    );
  }
}
