import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import type { ServiceSession } from '../domain/service-session';
import { preparesItems } from '../domain/shelf-authority';
import { SESSION_COLUMNS } from './item-columns';

/** The sessions an organisation gives, for those who run them: also those of today whose roll is still to be called. */
@Injectable()
export class ProviderSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Not over yet, the soonest first; or over, the latest first. @throws ForbiddenError */
  async sessionsOf(
    actor: Actor,
    organizationId: string,
    over: boolean,
    page: PageRequest,
  ): Promise<ServiceSession[]> {
    const organization = await this.organizations.byId(organizationId);
    if (!organization?.streetId || !preparesItems(actor, organization.path)) throw new ForbiddenError();
    const [statuses, beyond, order] = over
      ? [['CLOSED', 'CANCELLED'], '<', 'DESC']
      : [['PLANNED', 'OPEN'], '>', 'ASC'];
    return this.unitOfWork.atomic((tx) =>
      tx.query<ServiceSession>(
        `SELECT ${SESSION_COLUMNS} FROM service_sessions s
          WHERE s.street_id = $1 AND s.provider_organization_id = $2 AND s.status = ANY($3)
            AND ($4::timestamptz IS NULL OR (s.starts_at, s.id) ${beyond} ($4, $5::uuid))
          ORDER BY s.starts_at ${order}, s.id ${order} LIMIT $6`,
        [
          organization.streetId,
          organizationId,
          statuses,
          page.after?.createdAt ?? null,
          page.after?.id ?? null,
          page.limit,
        ],
      ),
    );
  }
}
