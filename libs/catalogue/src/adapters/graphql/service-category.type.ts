import { Field, ID, ObjectType } from '@nestjs/graphql';

/** The names in the caller's language are resolved beside it. */
@ObjectType('ServiceCategory', { description: '服务类别' })
export class ServiceCategoryType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'For `shelf(category:)`: elder-care' })
  code: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;
}
