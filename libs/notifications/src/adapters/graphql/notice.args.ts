import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsString, IsUUID, Length } from 'class-validator';
import { PageArgs } from '#libs/platform';

@ArgsType()
export class MyNoticesArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  unreadOnly: boolean = false;
}

@ArgsType()
export class CallListArgs extends PageArgs {
  @Field(() => ID, { description: 'A community, or the street for what is in none' })
  @IsUUID()
  organizationId: string;
}

@InputType()
export class NoticeInput {
  @Field(() => ID)
  @IsUUID()
  noticeId: string;

  @Field(() => String, { description: 'The same key again has one effect and the same answer' })
  @IsString()
  @Length(8, 100)
  idempotencyKey: string;
}
