import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Actor, type Clock, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK, ForbiddenError, UnitOfWork } from '#libs/platform';
import { meetsQualification } from '../domain/qualification';
import * as refusals from '../domain/refusals';
import type { ServiceItem } from '../domain/service-item';
import { preparesItems } from '../domain/shelf-authority';
import { CatalogueService } from './catalogue.service';

/** Organisations join the items they offer, and leave them. Repeating either changes nothing. */
@Injectable()
export class ItemProvidersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly organizations: OrganizationDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError unless the actor leads the organisation or keeps its shelf */
  async joinItem(
    actor: Actor,
    itemId: string,
    organizationId: string,
  ): Promise<Result<ServiceItem, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const item = await this.catalogue.itemForOrder(itemId, tx);
      if (!item) return err(refusals.itemNotFound);
      const organization = await this.organizations.byId(organizationId);
      if (!organization?.active || organization.streetId !== item.streetId)
        return err(refusals.organizationNotFound);
      if (!preparesItems(actor, organization.path)) throw new ForbiddenError();
      if (item.providerOrganizationIds.includes(organizationId)) return ok(item);
      if (item.status === 'OFF_SHELF') return err(refusals.itemNotOnShelf);
      if (item.status === 'DRAFT' && item.ownerOrganizationId !== organizationId)
        return err(refusals.itemNotOnShelf);
      if (!meetsQualification(item.qualification, organization.qualifications)) {
        return err(refusals.qualificationMissing(item.qualification!));
      }
      tx.write({
        text: `INSERT INTO service_item_providers (item_id, organization_id, street_id, joined_at)
               VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        values: [itemId, organizationId, item.streetId, this.clock.now()],
      });
      return ok(item);
    });
  }

  /** @throws ForbiddenError unless the actor leads the organisation or keeps its shelf */
  async leaveItem(
    actor: Actor,
    itemId: string,
    organizationId: string,
  ): Promise<Result<ServiceItem, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const item = await this.catalogue.itemForOrder(itemId, tx);
      if (!item) return err(refusals.itemNotFound);
      const organization = await this.organizations.byId(organizationId);
      if (!organization || !preparesItems(actor, organization.path)) throw new ForbiddenError();
      const [coming] = await tx.query(
        `SELECT 1 FROM service_sessions WHERE item_id = $1 AND provider_organization_id = $2
            AND status IN ('PLANNED', 'OPEN') LIMIT 1`,
        [itemId, organizationId],
      );
      if (coming) return err(refusals.providerHasSessions);
      tx.write({
        text: 'DELETE FROM service_item_providers WHERE item_id = $1 AND organization_id = $2',
        values: [itemId, organizationId],
      });
      return ok(item);
    });
  }
}
