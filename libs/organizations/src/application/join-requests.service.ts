import { Inject, Injectable } from '@nestjs/common';
import { err, holdsRole, ok, type Ids, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { ForbiddenError, IDS, UnitOfWork, type PageRequest } from '#libs/platform';
import {
  ALREADY_A_MEMBER,
  JOIN_REQUEST_NOT_FOUND,
  ORGANIZATION_INACTIVE,
  ORGANIZATION_NOT_FOUND,
  OWN_ROLE,
} from '../domain/refusals';
import { mayGrantRole } from '../domain/role-granting';
import { MembershipChanges } from './membership-changes';
import { OrganizationDirectory } from './organization-directory';
import { OrganizationEvents } from './organization-events';

export interface JoinRequestFacts {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly status: string;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
}

const COLUMNS = `id, organization_id AS "organizationId", person_id AS "personId", status, created_at AS "createdAt",
  decided_at AS "decidedAt"`;

/** Joining a team: whoever wants to volunteer asks, the organisation's lead decides; free to leave at any time (`endRole`). */
@Injectable()
export class JoinRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly changes: MembershipChanges,
    private readonly events: OrganizationEvents,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Asked once: a repetition answers the request that waits. */
  async ask(actor: PersonActor, organizationId: string): Promise<Result<JoinRequestFacts, Refusal>> {
    const organization = await this.directory.byId(organizationId);
    if (!organization || organization.streetId === null || organization.streetId !== actor.streetId)
      return err(ORGANIZATION_NOT_FOUND);
    if (!organization.active) return err(ORGANIZATION_INACTIVE);
    return this.unitOfWork.transaction(async (tx): Promise<Result<JoinRequestFacts, Refusal>> => {
      const values = [organizationId, actor.personId];
      const [held] = await tx.query(
        `SELECT 1 FROM memberships WHERE organization_id = $1 AND person_id = $2 AND role = 'VOLUNTEER' AND until IS NULL`,
        values,
      );
      if (held) return err(ALREADY_A_MEMBER);
      const [asked] = await tx.query<JoinRequestFacts>(
        `INSERT INTO join_requests (organization_id, person_id, id, street_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (organization_id, person_id) WHERE status = 'PENDING'
         DO UPDATE SET status = excluded.status RETURNING ${COLUMNS}`,
        [...values, this.ids.uuid(), organization.streetId],
      );
      const subject = { subjectId: organizationId, owner: organization.streetId! };
      tx.write(this.events.write('JoinRequested', actor, [subject]));
      return ok(asked!);
    });
  }

  /** By the organisation's lead, or who may give the role. @throws ForbiddenError for others */
  async decide(actor: PersonActor, id: string, approve: boolean): Promise<Result<JoinRequestFacts, Refusal>> {
    const outcome = await this.unitOfWork.transaction(
      async (tx): Promise<Result<JoinRequestFacts, Refusal>> => {
        const [request] = await tx.query<JoinRequestFacts>(
          `SELECT ${COLUMNS} FROM join_requests WHERE id = $1 FOR UPDATE`,
          [id],
        );
        const organization = request && (await this.directory.byId(request.organizationId));
        if (!request || !organization) return err(JOIN_REQUEST_NOT_FOUND);
        this.requireLead(actor, organization.path);
        if (request.personId === actor.personId) return err(OWN_ROLE);
        if (request.status !== 'PENDING') return err(JOIN_REQUEST_NOT_FOUND);
        const [decided] = await tx.query<JoinRequestFacts>(
          `UPDATE join_requests SET status = $2, decided_at = app_now(), decided_by = $3 WHERE id = $1 RETURNING ${COLUMNS}`,
          [id, approve ? 'APPROVED' : 'DECLINED', actor.personId],
        );
        const owner = organization.streetId ?? organization.id;
        if (approve) {
          await tx.query(
            `INSERT INTO memberships (id, person_id, organization_id, street_id, role, granted_by)
           VALUES ($1, $2, $3, $4, 'VOLUNTEER', $5)
           ON CONFLICT (person_id, organization_id, role) WHERE until IS NULL DO NOTHING`,
            [this.ids.uuid(), request.personId, organization.id, organization.streetId, actor.personId],
          );
          const granted = { organizationId: organization.id, role: 'VOLUNTEER' };
          tx.write(
            this.events.write('RoleGranted', actor, [{ subjectId: request.personId, owner }], granted),
          );
        }
        tx.write(
          this.events.write('JoinDecided', actor, [{ subjectId: request.personId, owner }], { approve }),
        );
        return ok(decided!);
      },
    );
    if (outcome.ok && approve) this.changes.announce(outcome.value.personId);
    return outcome;
  }

  /** Those that wait, oldest first. @throws ForbiddenError for others than the lead and who may give the role */
  async pending(actor: PersonActor, organizationId: string, page: PageRequest): Promise<JoinRequestFacts[]> {
    const organization = await this.directory.byId(organizationId);
    this.requireLead(actor, organization?.path ?? '');
    return this.unitOfWork.atomic((tx) =>
      tx.query<JoinRequestFacts>(
        `SELECT ${COLUMNS} FROM join_requests WHERE organization_id = $1 AND status = 'PENDING'
            AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3::uuid))
          ORDER BY created_at, id LIMIT $4`,
        [organizationId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
      ),
    );
  }

  /** The caller's own, latest first; at most 50. */
  async mine(actor: PersonActor): Promise<JoinRequestFacts[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<JoinRequestFacts>(
        `SELECT ${COLUMNS} FROM join_requests WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT 50`,
        [actor.personId],
      ),
    );
  }

  private requireLead(actor: PersonActor, path: string): void {
    if (!holdsRole(actor, 'PROVIDER_LEAD', path) && !mayGrantRole(actor, 'VOLUNTEER', path))
      throw new ForbiddenError();
  }
}
