import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '#libs/platform';
import {
  NOTICE_CHANNELS,
  NOTICE_STATUSES,
  type NoticeChannel,
  type NoticeParams,
  type NoticeStatus,
} from '../../domain/notice';

const enumOf = <T extends string>(values: readonly T[]): Readonly<Record<T, T>> =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

const NoticeChannelEnum = enumOf(NOTICE_CHANNELS);
const NoticeStatusEnum = enumOf(NOTICE_STATUSES);
registerEnumType(NoticeChannelEnum, { name: 'NoticeChannel' });
registerEnumType(NoticeStatusEnum, { name: 'NoticeStatus' });

@ObjectType('Notice', { description: 'Something a person is told, personally or by a role' })
export class NoticeType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'What it is about: an order, an emergency notice' })
  subjectId: string;

  @Field(() => NoticeChannelEnum)
  channel: NoticeChannel;

  @Field(() => NoticeStatusEnum)
  status: NoticeStatus;

  @Field(() => Boolean)
  urgent: boolean;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When you read it' })
  readAt?: Date | null;

  /** Not fields: the words are made of them. */
  template: string;
  params: NoticeParams;
}
