import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SERVICE_ITEM_BY_ID, ServiceItemType } from '#libs/catalogue';
import { Loaders, type RequestLoaders } from '#libs/platform';
import { ORGANIZATION_NAME } from './order.loaders';
import { ServiceOrderType } from './order.types';

/** What an order is about and where, in the words of the shelf and of the organisation tree. */
@Resolver(() => ServiceOrderType)
export class OrderSubjectResolver {
  @ResolveField(() => ServiceItemType, {
    nullable: true,
    description: 'The service asked for; null when it was said in plain words alone',
  })
  item(
    @Parent() { itemId }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<ServiceItemType | null> | null {
    return itemId === null ? null : loaders.get(SERVICE_ITEM_BY_ID).load(itemId);
  }

  @ResolveField(() => String, { nullable: true })
  communityName(
    @Parent() { communityId }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<string | null> {
    return loaders.get(ORGANIZATION_NAME).load(communityId);
  }
}
