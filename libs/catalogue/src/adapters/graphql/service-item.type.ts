import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#libs/platform';
import type {
  Delivery,
  GroupSize,
  ItemDeadlines,
  ItemStatus,
  OpeningTime,
  Risk,
} from '../../domain/service-item';
import { DeliveryEnum, GroupSizeEnum, RiskEnum, ServiceItemStatusEnum } from './catalogue.enums';

@ObjectType({ description: 'A weekly time at which the service is offered' })
class ServiceOpeningTime {
  @Field(() => Int, { description: '1 (Monday) to 7' })
  weekday: number;

  @Field(() => Int, { description: 'Minutes of the local day' })
  from: number;

  @Field(() => Int, { description: 'Minutes of the local day' })
  to: number;
}

@ObjectType({ description: 'A deadline of this service that differs from the street’s' })
export class ServiceDeadline {
  @Field(() => String)
  kind: string;

  @Field(() => String, { nullable: true, description: 'A length: 24 poolHours, 5 workingDays' })
  normal: string | null;

  @Field(() => String, { nullable: true })
  urgent: string | null;
}

@ObjectType({ description: 'An organisation that offers a service' })
export class ServiceProvider {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: '停接: takes no new orders for now' })
  pausing: boolean;
}

@ObjectType('ServiceItem', { description: '服务项目: a service on the shelf' })
export class ServiceItemType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  streetId: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  descriptionZh: string;

  @Field(() => DeliveryEnum)
  delivery: Delivery;

  @Field(() => Int)
  durationMinutes: number;

  @Field(() => GroupSizeEnum)
  groupSize: GroupSize;

  @Field(() => String, {
    nullable: true,
    description: 'What a provider must hold; any one of those separated by /',
  })
  qualification: string | null;

  @Field(() => String, { nullable: true, description: 'What must hold besides' })
  conditions: string | null;

  @Field(() => RiskEnum)
  risk: Risk;

  @Field(() => Boolean, { description: 'Finishing may take 15 working days' })
  complex: boolean;

  @Field(() => Boolean, { description: 'The desk looks at an order first' })
  needsTriage: boolean;

  @Field(() => [String], { description: 'Paths it is offered in; empty: the whole street' })
  serviceAreaPaths: readonly string[];

  @Field(() => [ServiceOpeningTime])
  openingTimes: readonly OpeningTime[];

  @Field(() => String, { nullable: true, description: 'Who brings or pays material' })
  materialsNote: string | null;

  @Field(() => String, { nullable: true })
  sourceUrl: string | null;

  @Field(() => String, { nullable: true, description: 'Who usually offers it' })
  usualProvider: string | null;

  @Field(() => ServiceItemStatusEnum)
  status: ItemStatus;

  @Field(() => DateTime)
  updatedAt: Date;

  /** Not fields: resolved beside it. */
  categoryId: string;
  deadlines: ItemDeadlines;
}
