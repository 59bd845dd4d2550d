import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Channel } from '#libs/kernel';
import { OrderChannel } from '#libs/orders';
import { connectionOf, DateTime } from '#libs/platform';
import type { AppealStatus } from '../../domain/appeals';
import type { CallbackPurpose, CallbackResult, CallbackStatus } from '../../domain/callbacks';
import type { Dimension, Dimensions, Tag } from '../../domain/levels';
import type { CountsFor, EvaluationStatus, Evidence, RatingClass } from '../../domain/provenance';
import type { RectificationStatus } from '../../domain/rectifications';
import type { OverseerTier } from '../../domain/serving-team';
import type { Stage } from '../../domain/stages';
import {
  AppealStatusEnum,
  CallbackPurposeEnum,
  CallbackResultEnum,
  CallbackStatusEnum,
  CountsForEnum,
  DimensionEnum,
  EvaluationStatusEnum,
  EvidenceEnum,
  OverseerTierEnum,
  RatingClassEnum,
  RectificationStatusEnum,
  StageEnum,
  TagEnum,
} from './evaluation.enums';

@ObjectType('DimensionRating', { description: 'One dimension of a rating, 1 to 5' })
export class DimensionRatingType {
  @Field(() => DimensionEnum)
  dimension: Dimension;

  @Field(() => String, { description: 'In the caller’s language' })
  text: string;

  @Field(() => Int)
  stars: number;
}

@ObjectType('Evaluation', { description: '评价: one stage of one round, rated once. Never says who rated' })
export class EvaluationType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  orderId: string;

  @Field(() => StageEnum)
  stage: Stage;

  @Field(() => Int)
  round: number;

  @Field(() => ID, { description: 'Whom it is about' })
  organizationId: string;

  @Field(() => Int, { description: '5 非常满意 … 1 非常不满意' })
  stars: number;

  @Field(() => String, { nullable: true, description: 'In the rater’s own words' })
  words: string | null;

  @Field(() => RatingClassEnum)
  class: RatingClass;

  @Field(() => OrderChannel)
  channel: Channel;

  @Field(() => EvidenceEnum)
  evidence: Evidence;

  @Field(() => EvaluationStatusEnum)
  status: EvaluationStatus;

  @Field(() => CountsForEnum)
  countsFor: CountsFor;

  @Field(() => DateTime, { description: 'When it was said' })
  occurredAt: Date;

  @Field(() => DateTime, { description: 'When it was entered' })
  enteredAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is in the figures' })
  countedAt: Date | null;

  /** Not fields: resolved beside it. */
  dimensions: Dimensions;
  tags: readonly Tag[];
}

@ObjectType('EvaluationTagText', { description: 'A ticked word, in the caller’s language' })
export class EvaluationTagType {
  @Field(() => TagEnum)
  tag: Tag;

  @Field(() => String)
  text: string;
}

@ObjectType('Rectification', { description: '整改: what a bad review started' })
export class RectificationType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  orderId: string;

  @Field(() => ID)
  evaluationId: string;

  @Field(() => Int)
  round: number;

  @Field(() => ID)
  organizationId: string;

  @Field(() => RectificationStatusEnum)
  status: RectificationStatus;

  @Field(() => String, { nullable: true, description: 'What was put right, in the organisation’s words' })
  words: string | null;

  @Field(() => DateTime)
  openedAt: Date;

  @Field(() => DateTime, { nullable: true })
  submittedAt: Date | null;

  @Field(() => DateTime, { nullable: true })
  endedAt: Date | null;
}

@ObjectType('Callback', {
  description: '回访: a call another unit owes the resident. Blind: shows no rating',
})
export class CallbackType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  orderId: string;

  @Field(() => Int)
  round: number;

  @Field(() => CallbackPurposeEnum)
  purpose: CallbackPurpose;

  @Field(() => OverseerTierEnum, { description: 'The level that must call' })
  tier: OverseerTier;

  @Field(() => CallbackStatusEnum)
  status: CallbackStatus;

  @Field(() => CallbackResultEnum, { nullable: true })
  result: CallbackResult | null;

  @Field(() => Int, { description: 'Calls nobody answered, of three' })
  failedCalls: number;

  @Field(() => DateTime)
  openedAt: Date;

  @Field(() => DateTime, { description: 'When the next call is due' })
  dueAt: Date;

  @Field(() => DateTime, { nullable: true })
  endedAt: Date | null;
}

@ObjectType('Appeal', { description: '申诉: the rated organisation asks to have a rating taken out' })
export class AppealType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  evaluationId: string;

  @Field(() => ID)
  orderId: string;

  @Field(() => ID)
  organizationId: string;

  @Field(() => OverseerTierEnum, { description: 'The level of the panel' })
  tier: OverseerTier;

  @Field(() => String)
  reason: string;

  @Field(() => AppealStatusEnum)
  status: AppealStatus;

  @Field(() => DateTime)
  filedAt: Date;

  @Field(() => DateTime, { nullable: true })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The panel’s reason, published' })
  publishedReason: string | null;
}

@ObjectType('RatingLink', { description: 'A one-time link for one stage; the token is shown here only' })
export class RatingLinkType {
  @Field(() => String)
  token: string;

  @Field(() => StageEnum)
  stage: Stage;

  @Field(() => DateTime)
  expiresAt: Date;
}

@ObjectType('OpenedRatingLink', { description: 'What a link or a slip’s code may rate now' })
export class OpenedRatingLinkType {
  @Field(() => String)
  orderCode: string;

  @Field(() => [StageEnum])
  stages: readonly Stage[];
}

@ObjectType('ProviderScore', {
  description: 'Living score: at least so good, seen from the ratings there are',
})
export class ProviderScoreType {
  @Field(() => ID)
  organizationId: string;

  @Field(() => Int)
  ratings: number;

  @Field(() => Float, { nullable: true, description: 'Good rate, recent ratings weighing more; 0 to 1' })
  goodRate: number | null;

  @Field(() => Float, { nullable: true, description: 'Wilson lower bound, 0 to 1; null: sample too small' })
  lowerBound: number | null;

  @Field(() => Boolean, { description: 'False: sample too small, not ranked' })
  enough: boolean;
}

export const EvaluationConnection = connectionOf(EvaluationType, 'Evaluation');
export const CallbackConnection = connectionOf(CallbackType, 'Callback');
export const AppealConnection = connectionOf(AppealType, 'Appeal');
