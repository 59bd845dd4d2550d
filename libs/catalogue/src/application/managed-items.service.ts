import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import type { ItemStatus, ServiceItem } from '../domain/service-item';
import { preparesItems } from '../domain/shelf-authority';
import { ITEM_COLUMNS } from './item-columns';

/** Items of every status, for those who prepare them and keep the shelf. */
@Injectable()
export class ManagedItems {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Owned or offered in the subtree of an organisation, newest first. @throws ForbiddenError */
  async itemsOf(
    actor: Actor,
    organizationId: string,
    status: ItemStatus | null,
    page: PageRequest,
  ): Promise<ServiceItem[]> {
    const organization = await this.organizations.byId(organizationId);
    if (!organization?.streetId || !preparesItems(actor, organization.path)) throw new ForbiddenError();
    const within = (await this.organizations.subtree(organization.path)).map(({ id }) => id);
    return this.unitOfWork.atomic((tx) =>
      tx.query<ServiceItem>(
        `SELECT ${ITEM_COLUMNS} FROM service_items i
          WHERE i.street_id = $1 AND ($2::text IS NULL OR i.status = $2)
            AND (i.owner_organization_id = ANY($3) OR EXISTS (
              SELECT 1 FROM service_item_providers p WHERE p.item_id = i.id AND p.organization_id = ANY($3)))
            AND ($4::timestamptz IS NULL OR (i.created_at, i.id) < ($4, $5::uuid))
          ORDER BY i.created_at DESC, i.id DESC LIMIT $6`,
        [
          organization.streetId,
          status,
          within,
          page.after?.createdAt ?? null,
          page.after?.id ?? null,
          page.limit,
        ],
      ),
    );
  }
}
