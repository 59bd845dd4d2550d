import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrganizationDirectory, type OrganizationFacts } from '#libs/organizations';
import { LoaderFactory, loaderToken } from '#libs/platform';
import { CatalogueService } from '../../application/catalogue.service';
import { ServiceCategories, type ServiceCategory } from '../../application/service-categories';
import type { ServiceItem } from '../../domain/service-item';
import type { ServiceSession } from '../../domain/service-session';

/** Items in any status: only for objects whose caller may see what they were ordered from. */
export const SERVICE_ITEM_BY_ID = loaderToken<string, ServiceItem | null>('ServiceItem.byId');
export const SERVICE_SESSION_BY_ID = loaderToken<string, ServiceSession | null>('ServiceSession.byId');
export const CATEGORY_BY_ID = loaderToken<string, ServiceCategory | null>('ServiceCategory.byId');
export const COMING_SESSIONS_BY_ITEM = loaderToken<string, ServiceSession[]>('ServiceSession.comingByItem');
/** Active ones. */
export const PROVIDERS_BY_ITEM = loaderToken<string, OrganizationFacts[]>('ServiceItem.providers');

@Injectable()
export class CatalogueLoaders implements OnModuleInit {
  constructor(
    private readonly loaders: LoaderFactory,
    private readonly catalogue: CatalogueService,
    private readonly categories: ServiceCategories,
    private readonly organizations: OrganizationDirectory,
  ) {}

  onModuleInit(): void {
    this.loaders.register(SERVICE_ITEM_BY_ID, async (ids) =>
      inOrder(ids, await this.catalogue.itemsByIds(ids), null),
    );
    this.loaders.register(SERVICE_SESSION_BY_ID, async (ids) =>
      inOrder(ids, await this.catalogue.sessionsByIds(ids), null),
    );
    this.loaders.register(CATEGORY_BY_ID, async (ids) =>
      inOrder(ids, await this.categories.byIds(ids), null),
    );
    this.loaders.register(COMING_SESSIONS_BY_ITEM, async (ids) =>
      inOrder(ids, await this.catalogue.comingSessions(ids), []),
    );
    this.loaders.register(PROVIDERS_BY_ITEM, (ids) => this.providersOf(ids));
  }

  private async providersOf(itemIds: readonly string[]): Promise<OrganizationFacts[][]> {
    const idsByItem = await this.catalogue.providersOf(itemIds);
    const known = await this.organizations.byIds([...idsByItem.values()].flat());
    const active = (id: string) => (known.get(id)?.active ? [known.get(id)!] : []);
    return inOrder(itemIds, idsByItem, []).map((ids) => ids.flatMap(active));
  }
}

function inOrder<Value, Missing>(
  ids: readonly string[],
  found: ReadonlyMap<string, Value>,
  missing: Missing,
): (Value | Missing)[] {
  return ids.map((id) => found.get(id) ?? missing);
}
