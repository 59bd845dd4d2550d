import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { UnitOfWork, type Tx } from '#libs/platform';
import { preparesItems } from '../domain/shelf-authority';
import type { ItemForOrder, ServiceItem } from '../domain/service-item';
import type { ServiceSession } from '../domain/service-session';
import { ITEM_COLUMNS, SESSION_COLUMNS } from './item-columns';

/** Sessions shown with an item: the next ones. */
const SESSIONS_SHOWN = 20;

/** What others ask about the shelf. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** The item as an order needs it, in any status: whether it may be ordered is the order's question. */
  async itemForOrder(itemId: string, tx?: Tx): Promise<ItemForOrder | null> {
    const [item] = await this.read<ItemForOrder>(
      tx,
      `SELECT ${ITEM_COLUMNS}, ARRAY(SELECT p.organization_id FROM service_item_providers p WHERE p.item_id = i.id
          ORDER BY p.joined_at, p.organization_id) AS "providerOrganizationIds"
         FROM service_items i WHERE i.id = $1`,
      [itemId],
    );
    return item ?? null;
  }

  /** Ids of the street's items on the shelf, by their Chinese names: what a sheet or a slip calls them. */
  async onShelfByName(streetId: string, names: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.read<{ id: string; name: string }>(
      undefined,
      `SELECT id, name_zh AS name FROM service_items
        WHERE street_id = $1 AND status = 'ON_SHELF' AND name_zh = ANY($2::text[]) ORDER BY id DESC`,
      [streetId, [...new Set(names)]],
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  }

  async sessionForOrder(sessionId: string, tx?: Tx): Promise<ServiceSession | null> {
    const [session] = await this.read<ServiceSession>(
      tx,
      `SELECT ${SESSION_COLUMNS} FROM service_sessions s WHERE s.id = $1`,
      [sessionId],
    );
    return session ?? null;
  }

  async itemsByIds(ids: readonly string[]): Promise<Map<string, ServiceItem>> {
    const rows = await this.read<ServiceItem>(
      undefined,
      `SELECT ${ITEM_COLUMNS} FROM service_items i WHERE i.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  async sessionsByIds(ids: readonly string[]): Promise<Map<string, ServiceSession>> {
    const rows = await this.read<ServiceSession>(
      undefined,
      `SELECT ${SESSION_COLUMNS} FROM service_sessions s WHERE s.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** An item as this caller may see it: on the shelf for everybody, else for those who prepare it. Else null. */
  async visibleItem(actor: Actor | null, itemId: string): Promise<ServiceItem | null> {
    const item = (await this.itemsByIds([itemId])).get(itemId);
    if (!item) return null;
    if (item.status === 'ON_SHELF') return item;
    const owner = await this.organizations.byId(item.ownerOrganizationId);
    return actor && owner && preparesItems(actor, owner.path) ? item : null;
  }

  /** The next sessions of each item that people may book or are on, by item, at most twenty each. */
  async comingSessions(itemIds: readonly string[]): Promise<Map<string, ServiceSession[]>> {
    const rows = await this.read<ServiceSession>(
      undefined,
      `SELECT coming.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ${SESSION_COLUMNS} FROM service_sessions s
          WHERE s.item_id = wanted.id AND s.status = 'OPEN' AND s.starts_at > app_now()
          ORDER BY s.starts_at, s.id LIMIT ${SESSIONS_SHOWN}) coming`,
      [itemIds],
    );
    const byItem = new Map<string, ServiceSession[]>(itemIds.map((id) => [id, []]));
    for (const row of rows) byItem.get(row.itemId)!.push(row);
    return byItem;
  }

  /** Organisations that offer each item, by item. */
  async providersOf(itemIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.read<{ itemId: string; organizationId: string }>(
      undefined,
      `SELECT item_id AS "itemId", organization_id AS "organizationId" FROM service_item_providers
        WHERE item_id = ANY($1) ORDER BY joined_at, organization_id`,
      [itemIds],
    );
    const byItem = new Map<string, string[]>(itemIds.map((id) => [id, []]));
    for (const row of rows) byItem.get(row.itemId)!.push(row.organizationId);
    return byItem;
  }

  private read<Row extends object>(
    tx: Tx | undefined,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return tx ? tx.query<Row>(sql, values) : this.unitOfWork.atomic((own) => own.query<Row>(sql, values));
  }
}
