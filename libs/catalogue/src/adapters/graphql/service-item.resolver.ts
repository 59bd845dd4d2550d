import { Args, ID, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ParseUUIDPipe } from '@nestjs/common';
import type { PersonActor } from '#libs/kernel';
import {
  connectionOf,
  CurrentActor,
  OptionalActor,
  pageRequest,
  toConnection,
  type Connection,
  type RequestContext,
} from '#libs/platform';
import { CatalogueService } from '../../application/catalogue.service';
import { ManagedItems } from '../../application/managed-items.service';
import { ShelfSearch } from '../../application/shelf-search.service';
import { DELIVERY_TEXT, GROUP_SIZE_TEXT, ITEM_STATUS_TEXT, RISK_TEXT } from '../../domain/service-item';
import { CATEGORY_BY_ID, COMING_SESSIONS_BY_ITEM, PROVIDERS_BY_ITEM } from './catalogue.loaders';
import { ServiceCategoryType } from './service-category.type';
import { ServiceDeadline, ServiceItemType, ServiceProvider } from './service-item.type';
import { ServiceSessionType } from './service-session.type';
import { ManagedItemsArgs, ShelfArgs } from './shelf.args';

const ServiceItemConnection = connectionOf(ServiceItemType, 'ServiceItem');

/** Its fields take what graphql hands them: see `RequestContext`. */
@Resolver(() => ServiceItemType)
export class ServiceItemResolver {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly shelves: ShelfSearch,
    private readonly managed: ManagedItems,
  ) {}

  @Query(() => ServiceItemConnection, { description: 'The shelf of a street; best matches first. Public' })
  async shelf(@Args() args: ShelfArgs): Promise<Connection<ServiceItemType>> {
    const { search, streetId, category, delivery, communityId, first, after } = args;
    const page = await this.shelves.searchShelf(
      search ?? null,
      { streetId, categoryCode: category, delivery, communityId },
      { first, after },
    );
    const edges = page.items.map((node) => ({ cursor: node.cursor, node }));
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
    };
  }

  @Query(() => ServiceItemType, {
    nullable: true,
    description: 'Public when on the shelf; else for those who prepare it',
  })
  serviceItem(
    @OptionalActor() actor: PersonActor | null,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<ServiceItemType | null> {
    return this.catalogue.visibleItem(actor, id);
  }

  @Query(() => ServiceItemConnection, {
    description: 'Items in every status, newest first, for those who prepare them',
  })
  async managedServiceItems(
    @CurrentActor() actor: PersonActor,
    @Args() args: ManagedItemsArgs,
  ): Promise<Connection<ServiceItemType>> {
    const page = pageRequest(args);
    const rows = await this.managed.itemsOf(actor, args.organizationId, args.status ?? null, page);
    return toConnection(
      rows,
      page,
      (row) => row,
      (row) => row,
    );
  }

  @ResolveField(() => String, {
    description: 'In the language of the caller; Chinese where there is no other',
  })
  name(item: ServiceItemType, _: unknown, { language }: RequestContext): string {
    return (language === 'en' && item.nameEn) || item.nameZh;
  }

  @ResolveField(() => String)
  deliveryText({ delivery }: ServiceItemType, _: unknown, { language }: RequestContext): string {
    return DELIVERY_TEXT[delivery][language];
  }

  @ResolveField(() => String)
  groupSizeText({ groupSize }: ServiceItemType, _: unknown, { language }: RequestContext): string {
    return GROUP_SIZE_TEXT[groupSize][language];
  }

  @ResolveField(() => String)
  riskText({ risk }: ServiceItemType, _: unknown, { language }: RequestContext): string {
    return RISK_TEXT[risk][language];
  }

  @ResolveField(() => String)
  statusText({ status }: ServiceItemType, _: unknown, { language }: RequestContext): string {
    return ITEM_STATUS_TEXT[status][language];
  }

  @ResolveField(() => [ServiceDeadline])
  deadlines(item: ServiceItemType): ServiceDeadline[] {
    return Object.entries(item.deadlines).map(([kind, { normal, urgent }]) => ({
      kind,
      normal: normal ?? null,
      urgent: urgent ?? null,
    }));
  }

  @ResolveField(() => ServiceCategoryType)
  async category(
    { categoryId }: ServiceItemType,
    _: unknown,
    { loaders }: RequestContext,
  ): Promise<ServiceCategoryType> {
    return (await loaders.get(CATEGORY_BY_ID).load(categoryId))!;
  }

  @ResolveField(() => [ServiceProvider])
  providers(item: ServiceItemType, _: unknown, { loaders }: RequestContext): Promise<ServiceProvider[]> {
    return loaders.get(PROVIDERS_BY_ITEM).load(item.id);
  }

  @ResolveField(() => [ServiceSessionType], { description: 'The next twenty open sessions' })
  sessions(item: ServiceItemType, _: unknown, { loaders }: RequestContext): Promise<ServiceSessionType[]> {
    return loaders.get(COMING_SESSIONS_BY_ITEM).load(item.id);
  }
}
