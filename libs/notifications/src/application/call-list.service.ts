import { Inject, Injectable } from '@nestjs/common';
import {
  err,
  holdsRole,
  ok,
  type Clock,
  type PersonActor,
  type Refusal,
  type Result,
  type Role,
} from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK, ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import type { Notice } from '../domain/notice';
import { NOTICE_COLUMNS } from './notice-columns';
import { noticeNotFound } from './notice-inbox.service';

const CALLERS: readonly Role[] = ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'];

/** People who asked to be phoned rather than written to: the desk tells them, and ticks it off. */
@Injectable()
export class CallList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Calls waiting at the desk of a community or street, oldest first. @throws ForbiddenError */
  async list(actor: PersonActor, organizationId: string, page: PageRequest): Promise<Notice[]> {
    await this.authorize(actor, organizationId);
    return this.unitOfWork.atomic((tx) =>
      tx.query<Notice>(
        `SELECT ${NOTICE_COLUMNS} FROM notices n
          WHERE n.desk_organization_id = $1 AND n.status = 'PENDING' AND n.channel = 'CALL_LIST'
            AND ($2::timestamptz IS NULL OR (n.created_at, n.id) > ($2, $3::uuid))
          ORDER BY n.created_at, n.id LIMIT $4`,
        [organizationId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
      ),
    );
  }

  /** The person was told. Again: nothing changes. @throws ForbiddenError */
  async recordCall(actor: PersonActor, noticeId: string): Promise<Result<Notice, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const [notice] = await tx.query<Notice & { deskOrganizationId: string }>(
        `SELECT ${NOTICE_COLUMNS}, n.desk_organization_id AS "deskOrganizationId" FROM notices n
          WHERE n.id = $1 AND n.channel = 'CALL_LIST'`,
        [noticeId],
      );
      if (!notice) return err(noticeNotFound);
      await this.authorize(actor, notice.deskOrganizationId);
      tx.write({
        text: `UPDATE notices SET status = 'SENT', sent_at = $2 WHERE id = $1 AND status = 'PENDING'`,
        values: [noticeId, this.clock.now()],
      });
      return ok({ ...notice, status: 'SENT' });
    });
  }

  private async authorize(actor: PersonActor, organizationId: string): Promise<void> {
    const organization = await this.organizations.byId(organizationId);
    if (!organization || !holdsRole(actor, CALLERS, organization.path)) throw new ForbiddenError();
  }
}
