import { ArgsType, Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ADVICES, ServiceItemType, type Advice } from '#libs/catalogue';
import { OrderUrgency, WORDS } from './order.inputs';
import { ServiceOrderType } from './order.types';

const AdviceEnum = Object.fromEntries(ADVICES.map((advice) => [advice, advice])) as Record<Advice, Advice>;
registerEnumType(AdviceEnum, {
  name: 'TriageAdvice',
  description:
    'What triage would probably do. Advice only: whether a request is refused is decided by a person',
});

@ArgsType()
export class SuggestServicesArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => String, { description: 'What is needed, as people say it; at most 2000 characters' })
  @IsString()
  @MaxLength(WORDS)
  text: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Only what is offered there; for its desk also its orders',
  })
  @IsOptional()
  @IsUUID()
  communityId?: string | null;
}

@ObjectType({ description: 'A service that may be meant' })
export class ServiceSuggestion {
  @Field(() => ServiceItemType)
  item: ServiceItemType;

  @Field(() => Float, { description: 'Orders the suggestions of one answer; comparable to no other answer' })
  score: number;

  @Field(() => [String], { description: 'The words that speak for it' })
  words: readonly string[];
}

@ObjectType({ description: 'One need found in what was said' })
export class ServiceNeed {
  @Field(() => String, { description: 'The part of the text it was found in' })
  text: string;

  @Field(() => [ServiceSuggestion], { description: 'Best first' })
  suggestions: ServiceSuggestion[];
}

@ObjectType({ description: 'What was understood, and why' })
export class ServiceSuggestions {
  @Field(() => AdviceEnum)
  advice: Advice;

  @Field(() => String, { nullable: true, description: 'Danger: 110, 119 or 120, to be called at once' })
  call: string | null;

  @Field(() => String, { description: 'In the language of the caller' })
  reason: string;

  @Field(() => String, { description: 'The rule that decided: sign:fire, examples, leaning …' })
  rule: string;

  @Field(() => [String], { description: 'The words that decided' })
  words: readonly string[];

  @Field(() => Boolean, { description: 'Unsure: the desk should ask or decide' })
  ask: boolean;

  @Field(() => OrderUrgency)
  urgency: string;

  @Field(() => [ServiceNeed])
  needs: ServiceNeed[];

  @Field(() => [ServiceOrderType], {
    description:
      'Open orders that are probably the same request, at most five: the caller’s own, and for a desk its community’s',
  })
  duplicates: ServiceOrderType[];
}
