import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#libs/catalogue';
import { OrganizationDirectory } from '#libs/organizations';
import { PeopleService } from '#libs/people';
import { UnitOfWork } from '#libs/platform';

/** An order as a wall shows it to everybody: no words, no address, a masked name. */
export interface ScreenOrder {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly light: string;
  readonly itemName: string | null;
  readonly communityName: string | null;
  readonly residentName: string | null;
  readonly organizationName: string | null;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly light: string;
  readonly itemId: string | null;
  readonly communityId: string;
  readonly requesterId: string;
  readonly claimedBy: string | null;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
}

/** The orders that moved last, for a street's big screen. */
@Injectable()
export class ScreenOrders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly organizations: OrganizationDirectory,
    private readonly catalogue: CatalogueService,
  ) {}

  async latest(streetId: string, first: number): Promise<ScreenOrder[]> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `SELECT id, code, status, light, item_id AS "itemId", community_id AS "communityId",
                requester_id AS "requesterId", claimed_by AS "claimedBy", created_at AS "receivedAt",
                updated_at AS "updatedAt"
           FROM service_orders WHERE street_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2`,
        [streetId, first],
      ),
    );
    const places = rows.flatMap(({ communityId, claimedBy }) => [
      communityId,
      ...(claimedBy ? [claimedBy] : []),
    ]);
    const itemIds = [...new Set(rows.flatMap(({ itemId }) => (itemId ? [itemId] : [])))];
    const [names, organizations, items] = await Promise.all([
      this.people.maskedNames(rows.map(({ requesterId }) => requesterId)),
      this.organizations.byIds(places),
      Promise.all(
        itemIds.map(async (id) => [id, (await this.catalogue.itemForOrder(id))?.nameZh ?? null] as const),
      ),
    ]);
    const itemNames = new Map(items);
    return rows.map(({ itemId, communityId, requesterId, claimedBy, ...row }) => ({
      ...row,
      itemName: itemId && (itemNames.get(itemId) ?? null),
      communityName: organizations.get(communityId)?.name ?? null,
      residentName: names.get(requesterId) ?? null,
      organizationName: claimedBy && (organizations.get(claimedBy)?.name ?? null),
    }));
  }
}
