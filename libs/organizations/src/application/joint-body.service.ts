import { Injectable } from '@nestjs/common';
import { err, ok, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { ForbiddenError, UnitOfWork } from '#libs/platform';
import { isVisibleTo, mayShape } from '../domain/organization-access';
import type { OrganizationFacts } from '../domain/organization-facts';
import { NOT_A_JOINT_BODY, ORGANIZATION_INACTIVE, ORGANIZATION_NOT_FOUND } from '../domain/refusals';
import { OrganizationDirectory } from './organization-directory';
import { OrganizationEvents } from './organization-events';

/** Who belongs to a joint body 联合体/融合体, across the lines of the tree but inside one street. */
@Injectable()
export class JointBodyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly events: OrganizationEvents,
  ) {}

  async addMember(
    actor: PersonActor,
    jointBodyId: string,
    organizationId: string,
  ): Promise<Result<OrganizationFacts, Refusal>> {
    const pair = await this.pair(actor, jointBodyId, organizationId);
    if (!pair.ok) return pair;
    const { jointBody, member } = pair.value;
    if (!member.active || !jointBody.active) return err(ORGANIZATION_INACTIVE);
    await this.unitOfWork.transaction(async (tx) => {
      const added = await tx.query(
        `INSERT INTO joint_body_members (joint_body_id, organization_id, street_id) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [jointBody.id, member.id, jointBody.streetId],
      );
      if (added.length > 0) tx.write(this.event('JointBodyMemberAdded', actor, jointBody, member));
    });
    return ok(jointBody);
  }

  async removeMember(
    actor: PersonActor,
    jointBodyId: string,
    organizationId: string,
  ): Promise<Result<OrganizationFacts, Refusal>> {
    const pair = await this.pair(actor, jointBodyId, organizationId);
    if (!pair.ok) return pair;
    const { jointBody, member } = pair.value;
    await this.unitOfWork.transaction(async (tx) => {
      const removed = await tx.query(
        'DELETE FROM joint_body_members WHERE joint_body_id = $1 AND organization_id = $2 RETURNING 1',
        [jointBody.id, member.id],
      );
      if (removed.length > 0) tx.write(this.event('JointBodyMemberRemoved', actor, jointBody, member));
    });
    return ok(jointBody);
  }

  /** Ids of the member organisations, for each joint body asked. */
  async membersOf(jointBodyIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<{ id: string; members: string[] }>(
        `SELECT joint_body_id AS id, array_agg(organization_id::text ORDER BY since, organization_id) AS members
           FROM joint_body_members WHERE joint_body_id = ANY($1) GROUP BY joint_body_id`,
        [jointBodyIds],
      ),
    );
    return new Map(rows.map((row) => [row.id, row.members]));
  }

  private async pair(
    actor: PersonActor,
    jointBodyId: string,
    organizationId: string,
  ): Promise<Result<{ jointBody: OrganizationFacts; member: OrganizationFacts }, Refusal>> {
    const [jointBody, member] = await Promise.all([
      this.directory.byId(jointBodyId),
      this.directory.byId(organizationId),
    ]);
    if (!jointBody || !isVisibleTo(actor, jointBody))
      return err({ ...ORGANIZATION_NOT_FOUND, field: 'jointBodyId' });
    if (!mayShape(actor, jointBody.path)) throw new ForbiddenError();
    if (jointBody.kind !== 'JOINT_BODY') return err(NOT_A_JOINT_BODY);
    if (!member || member.streetId !== jointBody.streetId || member.id === jointBody.id) {
      return err({ ...ORGANIZATION_NOT_FOUND, field: 'organizationId' });
    }
    return ok({ jointBody, member });
  }

  private event(
    type: 'JointBodyMemberAdded' | 'JointBodyMemberRemoved',
    actor: PersonActor,
    jointBody: OrganizationFacts,
    member: OrganizationFacts,
  ) {
    const subject = { subjectId: jointBody.id, owner: jointBody.streetId ?? jointBody.id };
    return this.events.write(type, actor, [subject], { organizationId: member.id });
  }
}
