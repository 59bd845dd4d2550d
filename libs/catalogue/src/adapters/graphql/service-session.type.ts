import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '#libs/platform';
import type { SessionStatus } from '../../domain/service-session';
import { ServiceSessionStatusEnum } from './catalogue.enums';

@ObjectType('ServiceSession', { description: '场次: a time and place at which a service is given' })
export class ServiceSessionType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  itemId: string;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String)
  place: string;

  @Field(() => Int)
  capacity: number;

  @Field(() => Int, { description: 'How many may wait once it is full' })
  waitingCapacity: number;

  @Field(() => Int, { description: 'Places given' })
  taken: number;

  @Field(() => ServiceSessionStatusEnum)
  status: SessionStatus;

  /** Not a field: the provider is resolved beside it. */
  providerOrganizationId: string;
}
