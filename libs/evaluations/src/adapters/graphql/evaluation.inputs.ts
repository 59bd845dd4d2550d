import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { KeyedInput } from '#libs/orders';
import { DateTime, PageArgs } from '#libs/platform';
import { APPEAL_STATUSES, type AppealStatus } from '../../domain/appeals';
import {
  CALLBACK_PURPOSES,
  CALLBACK_RESULTS,
  CALLBACK_STATUSES,
  type CallbackPurpose,
  type CallbackResult,
  type CallbackStatus,
} from '../../domain/callbacks';
import { DIMENSIONS, TAGS, type Dimension, type Tag } from '../../domain/levels';
import { STAFF_EVIDENCES, type StaffEvidence } from '../../domain/provenance';
import { RECHECK_RESULTS, type RecheckResult } from '../../domain/rectifications';
import { STAGES, type Stage } from '../../domain/stages';
import {
  AppealStatusEnum,
  CallbackPurposeEnum,
  CallbackResultEnum,
  CallbackStatusEnum,
  DimensionEnum,
  RecheckResultEnum,
  StaffEvidenceEnum,
  StageEnum,
  TagEnum,
} from './evaluation.enums';

const WORDS = 500;
const REASON = 1000;

@InputType()
export class DimensionRatingInput {
  @Field(() => DimensionEnum)
  @IsIn(DIMENSIONS)
  dimension: Dimension;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5)
  stars: number;
}

@InputType({ isAbstract: true })
export class RatingInput extends KeyedInput {
  @Field(() => StageEnum, { defaultValue: 'RESULT' })
  @IsIn(STAGES)
  stage: Stage = 'RESULT';

  @Field(() => Int, { description: '5 非常满意 … 1 非常不满意' })
  @IsInt()
  @Min(1)
  @Max(5)
  stars: number;

  @Field(() => [DimensionRatingInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DIMENSIONS.length)
  @ArrayUnique((rating: DimensionRatingInput) => rating.dimension)
  @ValidateNested({ each: true })
  @Type(() => DimensionRatingInput)
  dimensions?: DimensionRatingInput[] | null;

  @Field(() => [TagEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TAGS.length)
  @ArrayUnique()
  @IsIn(TAGS, { each: true })
  tags?: Tag[] | null;

  @Field(() => String, { nullable: true, description: 'In the rater’s own words' })
  @IsOptional()
  @IsString()
  @MaxLength(WORDS)
  words?: string | null;
}

@InputType()
export class RateOrderInput extends RatingInput {
  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => StaffEvidenceEnum, {
    nullable: true,
    description: 'For staff who type what the resident said',
  })
  @IsOptional()
  @IsIn(STAFF_EVIDENCES)
  evidence?: StaffEvidence | null;

  @Field(() => String, { nullable: true, description: 'Number of the call record or the counter’s book' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  evidenceRef?: string | null;
}

@InputType()
export class RateByLinkInput extends RatingInput {
  @Field(() => String, { description: 'From a rating link, or the code of the order’s slip' })
  @IsString()
  @Length(16, 200)
  token: string;
}

@InputType()
export class EnterPaperRatingInput extends RatingInput {
  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => DateTime, { description: 'The date on the paper; whether it is in time is judged by it' })
  @IsDate()
  declare occurredAt: Date;

  @Field(() => String, { description: 'Number of the slip' })
  @IsString()
  @Length(1, 60)
  slipNumber: string;
}

@InputType()
export class CheckPaperRatingInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  evaluationId: string;

  @Field(() => Boolean, { description: 'Whether the paper says what was typed' })
  @IsBoolean()
  agrees: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(WORDS)
  note?: string | null;
}

@InputType()
export class IssueRatingLinkInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => StageEnum, { defaultValue: 'RESULT' })
  @IsIn(STAGES)
  stage: Stage = 'RESULT';
}

@InputType()
export class SubmitRectificationInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => String, { description: 'What was put right' })
  @IsString()
  @Length(1, REASON)
  words: string;
}

@InputType()
export class RecheckOrderInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => RecheckResultEnum)
  @IsIn(RECHECK_RESULTS)
  result: RecheckResult;

  @Field(() => Boolean, { defaultValue: false, description: 'The resident asks for another team' })
  @IsBoolean()
  anotherTeam: boolean = false;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(REASON)
  note?: string | null;
}

@InputType()
export class RecordCallbackInput extends KeyedInput {
  @Field(() => ID, { nullable: true, description: 'The task; or name the order' })
  @IsOptional()
  @IsUUID()
  callbackId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Instead of the task: the order’s most urgent one' })
  @IsOptional()
  @IsUUID()
  orderId?: string | null;

  @Field(() => CallbackResultEnum)
  @IsIn(CALLBACK_RESULTS)
  result: CallbackResult;

  @Field(() => Boolean, { defaultValue: false, description: 'The resident asks for another team' })
  @IsBoolean()
  anotherTeam: boolean = false;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(REASON)
  note?: string | null;
}

@InputType()
export class AppealEvaluationInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  evaluationId: string;

  @Field(() => String)
  @IsString()
  @Length(1, REASON)
  reason: string;
}

@InputType()
export class DecideAppealInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  appealId: string;

  @Field(() => Boolean, { description: 'Whether the rating is taken out of the figures' })
  @IsBoolean()
  upheld: boolean;

  @Field(() => String, { description: 'For everybody to read' })
  @IsString()
  @Length(1, REASON)
  publishedReason: string;
}

@ArgsType()
export class CallbacksArgs extends PageArgs {
  @Field(() => CallbackPurposeEnum, { nullable: true })
  @IsOptional()
  @IsIn(CALLBACK_PURPOSES)
  purpose?: CallbackPurpose | null;

  @Field(() => CallbackStatusEnum, { defaultValue: 'OPEN' })
  @IsIn(CALLBACK_STATUSES)
  status: CallbackStatus = 'OPEN';
}

@ArgsType()
export class AppealsArgs extends PageArgs {
  @Field(() => AppealStatusEnum, { nullable: true })
  @IsOptional()
  @IsIn(APPEAL_STATUSES)
  status?: AppealStatus | null;
}

@ArgsType()
export class OrganizationEvaluationsArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  organizationId: string;
}
