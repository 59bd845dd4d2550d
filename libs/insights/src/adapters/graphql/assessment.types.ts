import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsNumber, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { connectionOf, PageArgs } from '#libs/platform';
import { FigureState } from './insight.enums';

export enum AssessmentStatusName {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
}
registerEnumType(AssessmentStatusName, { name: 'AssessmentStatus' });

export enum AssessmentListName {
  RED_LIST = 'RED_LIST',
  TO_IMPROVE = 'TO_IMPROVE',
}
registerEnumType(AssessmentListName, {
  name: 'AssessmentList',
  description: 'RED_LIST 红榜 names the best; TO_IMPROVE 待提升 those who are offered help',
});

export enum AssessmentAppealStatusName {
  OPEN = 'OPEN',
  UPHELD = 'UPHELD',
  DISMISSED = 'DISMISSED',
}
registerEnumType(AssessmentAppealStatusName, { name: 'AssessmentAppealStatus' });

@ObjectType('AssessmentWeights')
export class AssessmentWeightsType {
  @Field(() => Int, { description: '0: the defaults' })
  version: number;
  @Field(() => Float)
  response: number;
  @Field(() => Float)
  resolution: number;
  @Field(() => Float)
  satisfaction: number;
  @Field(() => String, { nullable: true })
  reason: string | null;
  @Field(() => Date, { nullable: true })
  setAt: Date | null;
}

@ObjectType('AssessmentScore', { description: 'Frozen. Rank, stars and list are there once it is published' })
export class AssessmentScoreType {
  @Field(() => ID)
  organizationId: string;
  @Field(() => String)
  name: string;
  @Field(() => String, { description: 'Ranked among its kind' })
  kind: string;
  @Field(() => Float, { nullable: true })
  response: number | null;
  @Field(() => Int)
  responseSample: number;
  @Field(() => Float, { nullable: true })
  resolution: number | null;
  @Field(() => Int)
  resolutionSample: number;
  @Field(() => Float, { nullable: true })
  satisfaction: number | null;
  @Field(() => Int)
  satisfactionSample: number;
  @Field(() => Float, { nullable: true, description: '0 to 1' })
  composite: number | null;
  @Field(() => Boolean, { description: 'Fewer than ten in one of the three: no rank, no list' })
  sampleTooSmall: boolean;
  @Field(() => Boolean, { description: 'Numbers kept back, so that nobody can be guessed behind a rating' })
  withheld: boolean;
  @Field(() => Date)
  frozenAt: Date;
  @Field(() => Int, { nullable: true })
  rank: number | null;
  @Field(() => Int, { nullable: true, description: '星级, 1 to 5' })
  stars: number | null;
  @Field(() => AssessmentListName, { nullable: true })
  list: AssessmentListName | null;
}

@ObjectType('AssessmentAppeal')
export class AssessmentAppealType {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  assessmentId: string;
  @Field(() => ID)
  organizationId: string;
  @Field(() => String)
  organization: string;
  @Field(() => String)
  reason: string;
  @Field(() => AssessmentAppealStatusName)
  status: AssessmentAppealStatusName;
  @Field(() => Date)
  filedAt: Date;
  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;
  @Field(() => String, { nullable: true })
  publishedReason: string | null;
}

@ObjectType('Assessment', {
  description: '考评: a frozen snapshot of a quarter with the weights it was scored with',
})
export class AssessmentType {
  @Field(() => ID)
  id: string;
  @Field(() => FigureState)
  state: FigureState;
  @Field(() => ID)
  streetId: string;
  @Field(() => String, { description: '2026-Q4' })
  quarter: string;
  @Field(() => AssessmentStatusName)
  status: AssessmentStatusName;
  @Field(() => AssessmentWeightsType)
  weights: AssessmentWeightsType;
  @Field(() => Date)
  draftedAt: Date;
  @Field(() => Date, { description: 'Until then organisations may appeal; after it, it can be published' })
  appealsUntil: Date;
  @Field(() => Date, { nullable: true })
  publishedAt: Date | null;
}
export const AssessmentConnection = connectionOf(AssessmentType);

@ArgsType()
export class AssessmentsArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;
}

@InputType({ isAbstract: true })
class KeyedAssessmentInput {
  @Field(() => String, { description: 'One per intended effect; the same key again gives the same answer' })
  @IsString()
  @Length(8, 100)
  @Matches(/^[\w:.-]+$/)
  idempotencyKey: string;
}

@InputType()
export class UpdateAssessmentWeightsInput extends KeyedAssessmentInput {
  @Field(() => ID)
  @IsUUID()
  streetId: string;
  @Field(() => Int, { description: 'The version looked at; 0 for the defaults' })
  @IsInt()
  @Min(0)
  expectedVersion: number;
  @Field(() => Float)
  @IsNumber()
  @Min(0)
  @Max(1)
  response: number;
  @Field(() => Float)
  @IsNumber()
  @Min(0)
  @Max(1)
  resolution: number;
  @Field(() => Float)
  @IsNumber()
  @Min(0)
  @Max(1)
  satisfaction: number;
  @Field(() => String)
  @IsString()
  @Length(1, 500)
  reason: string;
}

@InputType()
export class DraftAssessmentInput extends KeyedAssessmentInput {
  @Field(() => ID)
  @IsUUID()
  streetId: string;
  @Field(() => String, { description: '2026-Q3; it must be over' })
  @Matches(/^\d{4}-Q[1-4]$/)
  quarter: string;
}

@InputType()
export class PublishAssessmentInput extends KeyedAssessmentInput {
  @Field(() => ID)
  @IsUUID()
  assessmentId: string;
}

@InputType()
export class AppealAssessmentInput extends KeyedAssessmentInput {
  @Field(() => ID)
  @IsUUID()
  assessmentId: string;
  @Field(() => ID)
  @IsUUID()
  organizationId: string;
  @Field(() => String)
  @IsString()
  @Length(1, 2000)
  reason: string;
}

@InputType()
export class DecideAssessmentAppealInput extends KeyedAssessmentInput {
  @Field(() => ID)
  @IsUUID()
  appealId: string;
  @Field(() => Boolean)
  @IsBoolean()
  upheld: boolean;
  @Field(() => String)
  @IsString()
  @Length(1, 2000)
  publishedReason: string;
}
