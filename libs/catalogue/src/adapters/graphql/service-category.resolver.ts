import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#libs/platform';
import { ServiceCategories } from '../../application/service-categories';
import { ServiceCategoryType } from './service-category.type';

@Resolver(() => ServiceCategoryType)
export class ServiceCategoryResolver {
  constructor(private readonly categories: ServiceCategories) {}

  @Query(() => [ServiceCategoryType], { description: 'All categories, in the order of the shelf. Public' })
  serviceCategories(): Promise<readonly ServiceCategoryType[]> {
    return this.categories.all();
  }

  @ResolveField(() => String, { description: 'In the language of the caller' })
  name(category: ServiceCategoryType, _: unknown, { language }: RequestContext): string {
    return language === 'en' ? category.nameEn : category.nameZh;
  }
}
