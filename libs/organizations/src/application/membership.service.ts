import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Ids, type PersonActor, type Refusal, type Result, type Role } from '#libs/kernel';
import { ForbiddenError, IDS, UnitOfWork, type PageRequest, type TransactionTx } from '#libs/platform';
import { isVisibleTo, maySeeMembers } from '../domain/organization-access';
import type { OrganizationFacts } from '../domain/organization-facts';
import {
  LAST_ADMIN,
  MEMBERSHIP_NOT_FOUND,
  ORGANIZATION_INACTIVE,
  ORGANIZATION_NOT_FOUND,
  OWN_ROLE,
  PERSON_NOT_FOUND,
  ROLE_DOES_NOT_FIT,
} from '../domain/refusals';
import { mayGrantRole, roleFits } from '../domain/role-granting';
import { MembershipChanges } from './membership-changes';
import { OrganizationDirectory } from './organization-directory';
import { OrganizationEvents } from './organization-events';
import { PersonStreets } from './person-streets';

export interface MembershipFacts {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly role: Role;
  readonly since: Date;
  readonly until: Date | null;
}

const COLUMNS = 'id, person_id AS "personId", organization_id AS "organizationId", role, since, until';

/** Two administrators ending each other at once must not leave none. */
const END_LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('memberships end', 0))`;

/**
 * Gives and ends roles. Repeating a command has the same effect and answer.
 *
 * @throws ForbiddenError when the actor may not give that role there (see `mayGrantRole`).
 */
@Injectable()
export class MembershipService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly people: PersonStreets,
    private readonly changes: MembershipChanges,
    private readonly events: OrganizationEvents,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async grant(
    actor: PersonActor,
    input: { readonly personId: string; readonly organizationId: string; readonly role: Role },
  ): Promise<Result<MembershipFacts, Refusal>> {
    const organization = await this.visible(actor, input.organizationId);
    if (!organization) return err({ ...ORGANIZATION_NOT_FOUND, field: 'organizationId' });
    if (!mayGrantRole(actor, input.role, organization.path)) throw new ForbiddenError();
    if (!organization.active) return err({ ...ORGANIZATION_INACTIVE, field: 'organizationId' });
    if (!roleFits(input.role, organization.kind)) return err(ROLE_DOES_NOT_FIT);
    if (input.personId === actor.personId) return err(OWN_ROLE);
    if ((await this.people.of(input.personId)) !== organization.streetId) return err(PERSON_NOT_FOUND);

    const membership = await this.unitOfWork.transaction(async (tx) => {
      const values = [input.personId, organization.id, input.role];
      const inserted = await tx.query<MembershipFacts>(
        `INSERT INTO memberships (person_id, organization_id, role, id, street_id, granted_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (person_id, organization_id, role) WHERE until IS NULL DO NOTHING RETURNING ${COLUMNS}`,
        [...values, this.ids.uuid(), organization.streetId, actor.personId],
      );
      if (!inserted[0]) {
        const [held] = await tx.query<MembershipFacts>(
          `SELECT ${COLUMNS} FROM memberships
            WHERE person_id = $1 AND organization_id = $2 AND role = $3 AND until IS NULL`,
          values,
        );
        // ended between the two statements: an answer all the same, it was held a moment ago
        if (!held) throw Object.assign(new Error('the role was ended meanwhile'), { code: '40001' });
        return held;
      }
      const subject = { subjectId: input.personId, owner: organization.streetId ?? organization.id };
      const payload = { organizationId: organization.id, role: input.role };
      tx.write(this.events.write('RoleGranted', actor, [subject], payload));
      return inserted[0];
    });
    this.changes.announce(input.personId);
    return ok(membership);
  }

  /** Ends a role. Its holder may lay it down; else who may give it may end it. */
  async end(actor: PersonActor, membershipId: string): Promise<Result<MembershipFacts, Refusal>> {
    const known = await this.byId(membershipId);
    const organization = known && (await this.visible(actor, known.organizationId));
    if (!known || !organization) return err(MEMBERSHIP_NOT_FOUND);
    const own = known.personId === actor.personId;
    if (!own && !maySeeMembers(actor, organization)) return err(MEMBERSHIP_NOT_FOUND);
    if (!own && !mayGrantRole(actor, known.role, organization.path)) throw new ForbiddenError();

    const outcome = await this.unitOfWork.transaction(
      async (tx): Promise<Result<MembershipFacts, Refusal>> => {
        // two administrators ending each other at once must not leave none
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('memberships end', 0))`);
        const [membership] = await tx.query<MembershipFacts>(
          `SELECT ${COLUMNS} FROM memberships WHERE id = $1`,
          [membershipId],
        );
        if (!membership) return err(MEMBERSHIP_NOT_FOUND);
        if (membership.until) return ok(membership);
        if (membership.role === 'ADMIN') {
          const others = await tx.query(
            `SELECT 1 FROM memberships WHERE role = 'ADMIN' AND until IS NULL AND id <> $1 LIMIT 1`,
            [membershipId],
          );
          if (others.length === 0) return err(LAST_ADMIN);
        }
        const [ended] = await tx.query<MembershipFacts>(
          `UPDATE memberships SET until = greatest(app_now(), since), ended_by = $2 WHERE id = $1
         RETURNING ${COLUMNS}`,
          [membershipId, actor.personId],
        );
        const subject = { subjectId: membership.personId, owner: organization.streetId ?? organization.id };
        const payload = { organizationId: organization.id, role: membership.role };
        tx.write(this.events.write('RoleEnded', actor, [subject], payload));
        return ok(ended!);
      },
    );
    if (outcome.ok) this.changes.announce(outcome.value.personId);
    return outcome;
  }

  /** Ends every role and wish to join of somebody who leaves the system, inside the caller's unit. Nothing is ended when refused. */
  async endAllOf(tx: TransactionTx, personId: string): Promise<Result<true, Refusal>> {
    await tx.query(END_LOCK);
    const [last] = await tx.query(
      `SELECT 1 FROM memberships own WHERE person_id = $1 AND role = 'ADMIN' AND until IS NULL AND NOT EXISTS (
         SELECT FROM memberships o WHERE o.role = 'ADMIN' AND o.until IS NULL AND o.person_id <> $1)`,
      [personId],
    );
    if (last) return err(LAST_ADMIN);
    await tx.query(
      `UPDATE memberships SET until = greatest(app_now(), since), ended_by = $1
        WHERE person_id = $1 AND until IS NULL`,
      [personId],
    );
    await tx.query(
      `UPDATE join_requests SET status = 'WITHDRAWN', decided_at = app_now() WHERE person_id = $1 AND status = 'PENDING'`,
      [personId],
    );
    return ok(true);
  }

  /** Every role the person ever held, oldest first. */
  async historyOf(personId: string): Promise<MembershipFacts[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<MembershipFacts>(
        `SELECT ${COLUMNS} FROM memberships WHERE person_id = $1 ORDER BY since, id`,
        [personId],
      ),
    );
  }

  /** Roles held there now, a page of `limit`; empty for callers who may not see them. */
  async activeIn(actor: PersonActor, organizationId: string, page: PageRequest): Promise<MembershipFacts[]> {
    const organization = await this.directory.byId(organizationId);
    if (!organization || !maySeeMembers(actor, organization)) return [];
    return this.unitOfWork.atomic((tx) =>
      tx.query<MembershipFacts>(
        `SELECT ${COLUMNS} FROM memberships
          WHERE organization_id = $1 AND until IS NULL
            AND ($2::timestamptz IS NULL OR (since, id) > ($2, $3::uuid))
          ORDER BY since, id LIMIT $4`,
        [organizationId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
      ),
    );
  }

  /** The same for many organisations in one question, a hundred roles each at most. */
  async activeInEach(
    actor: PersonActor,
    organizationIds: readonly string[],
  ): Promise<Map<string, MembershipFacts[]>> {
    const known = await this.directory.byIds(organizationIds);
    const visible = [...known.values()].filter((organization) => maySeeMembers(actor, organization));
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<MembershipFacts>(
        `SELECT m.* FROM unnest($1::uuid[]) AS o(id) CROSS JOIN LATERAL (
           SELECT ${COLUMNS} FROM memberships WHERE organization_id = o.id AND until IS NULL
            ORDER BY since, id LIMIT 100) m`,
        [visible.map(({ id }) => id)],
      ),
    );
    const byOrganization = new Map<string, MembershipFacts[]>(visible.map(({ id }) => [id, []]));
    for (const row of rows) byOrganization.get(row.organizationId)?.push(row);
    return byOrganization;
  }

  private async byId(id: string): Promise<MembershipFacts | undefined> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<MembershipFacts>(`SELECT ${COLUMNS} FROM memberships WHERE id = $1`, [id]),
    );
    return rows[0];
  }

  private async visible(actor: PersonActor, id: string): Promise<OrganizationFacts | null> {
    const organization = await this.directory.byId(id);
    return organization && isVisibleTo(actor, organization) ? organization : null;
  }
}
