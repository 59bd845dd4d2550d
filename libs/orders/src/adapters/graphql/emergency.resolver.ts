import { Args, ArgsType, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsString, IsUUID, Length } from 'class-validator';
import type { Language, PersonActor } from '#libs/kernel';
import {
  connectionOf,
  CurrentActor,
  outcomeOf,
  PageArgs,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
} from '#libs/platform';
import { EmergencyNotices } from '../../application/emergency-notices.service';

@ObjectType('EmergencyNotice', {
  description: 'Danger to life, said while placing an order: the desk phones back within 3 minutes',
})
export class EmergencyNoticeType {
  @Field(() => ID)
  id: string;
  @Field(() => ID, { nullable: true })
  communityId: string | null;
  @Field(() => String)
  text: string;
  @Field(() => String, { nullable: true })
  phone: string | null;
  @Field(() => String)
  status: string;
  @Field(() => Date)
  createdAt: Date;
  @Field(() => Date)
  callDueAt: Date;
  @Field(() => Date, { nullable: true })
  calledAt: Date | null;
  @Field(() => String, { nullable: true })
  outcome: string | null;
}
const EmergencyNoticeConnection = connectionOf(EmergencyNoticeType, 'EmergencyNotice');
const EmergencyNoticeResult = outcomeOf('EmergencyNoticeResult', () => EmergencyNoticeType);

@ArgsType()
class EmergencyNoticesArgs extends PageArgs {
  @Field(() => String, { description: 'Path of a community or street' })
  @IsString()
  @Length(2, 200)
  under: string;
}

@InputType()
class RecordCallBackInput {
  @Field(() => ID)
  @IsUUID()
  noticeId: string;

  @Field(() => String, { description: 'What was found and done' })
  @IsString()
  @Length(1, 500)
  outcome: string;

  @Field(() => String)
  @IsString()
  @Length(8, 100)
  idempotencyKey: string;
}

@Resolver()
export class EmergencyResolver {
  constructor(private readonly notices: EmergencyNotices) {}

  @Query(() => EmergencyNoticeConnection)
  async emergencyNotices(@CurrentActor() actor: PersonActor, @Args() args: EmergencyNoticesArgs) {
    const request = pageRequest(args);
    const rows = await this.notices.list(actor, args.under, request);
    return toConnection(
      rows,
      request,
      (row) => row,
      (row) => Object.assign(new EmergencyNoticeType(), row),
    );
  }

  @Mutation(() => EmergencyNoticeResult, {
    description: 'The desk has phoned back; a second record is refused, so a retry does no harm',
  })
  async recordEmergencyCall(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: RecordCallBackInput,
  ) {
    const done = await this.notices.recordCallBack(actor, input.noticeId, input.outcome);
    return done.ok ? Object.assign(new EmergencyNoticeType(), done.value) : toUserError(done.error, language);
  }
}
