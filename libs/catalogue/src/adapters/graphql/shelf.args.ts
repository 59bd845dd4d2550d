import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageArgs } from '#libs/platform';
import { DELIVERIES, ITEM_STATUSES, type Delivery, type ItemStatus } from '../../domain/service-item';
import { DeliveryEnum, ServiceItemStatusEnum } from './catalogue.enums';

@ArgsType()
export class ShelfArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => String, { nullable: true, description: 'Words, syllables or initials: 量血压, xueya, lxy' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a category' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  category?: string | null;

  @Field(() => DeliveryEnum, { nullable: true })
  @IsOptional()
  @IsIn(DELIVERIES)
  delivery?: Delivery | null;

  @Field(() => ID, { nullable: true, description: 'Only what is offered in this community' })
  @IsOptional()
  @IsUUID()
  communityId?: string | null;
}

@ArgsType()
export class ManagedItemsArgs extends PageArgs {
  @Field(() => ID, { description: 'Items owned or offered in the subtree of this organisation' })
  @IsUUID()
  organizationId: string;

  @Field(() => ServiceItemStatusEnum, { nullable: true })
  @IsOptional()
  @IsIn(ITEM_STATUSES)
  status?: ItemStatus | null;
}

@ArgsType()
export class ProviderSessionsArgs extends PageArgs {
  @Field(() => ID, { description: 'The organisation that gives them' })
  @IsUUID()
  organizationId: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Those closed or cancelled, latest first' })
  @IsBoolean()
  over: boolean = false;
}
