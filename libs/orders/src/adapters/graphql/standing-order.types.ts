import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CommandRefused, connectionOf, outcomeOf, PageArgs } from '#libs/platform';
import type { StandingOrder } from '../../application/standing-order';
import { KeyedInput, OrderBeneficiary } from './order.inputs';
import { RequesterInput } from './place-order.inputs';
import { EmergencyDetected } from './order.results';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

@ObjectType('StandingOrder', {
  description:
    '长期单: a rule and an agreed provider; each occurrence becomes an order a day before its time',
})
export class StandingOrderType {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  organizationId: string;
  @Field(() => ID, { nullable: true })
  itemId: string | null;
  @Field(() => String)
  text: string;
  @Field(() => String, { description: 'PROPOSED: the provider has not agreed yet · ACTIVE · ENDED' })
  status: string;
  @Field(() => String, { description: 'First local day, `2026-03-01`' })
  startsOn: string;
  @Field(() => String, { nullable: true, description: 'Last local day' })
  endsOn: string | null;
  @Field(() => Int)
  everyDays: number;
  @Field(() => [Int], { description: '1 Monday … 7 Sunday; empty: any day' })
  weekdays: number[];
  @Field(() => String, { description: 'Local time, `08:30`' })
  at: string;
  @Field(() => Date, { nullable: true, description: 'The next occurrence that is not an order yet' })
  nextAt: Date | null;
  @Field(() => Boolean, { description: 'The next occurrence is left out' })
  nextSkipped: boolean;
  @Field(() => Date)
  createdAt: Date;

  /** Not a field: whom it is for is shown by family name only. */
  requesterId: string;
}
export const StandingOrderConnection = connectionOf(StandingOrderType, 'StandingOrder');
export const StandingOrderResult = outcomeOf('StandingOrderResult', () => StandingOrderType);
export const CreateStandingOrderResult = createUnionType({
  name: 'CreateStandingOrderResult',
  types: () => [StandingOrderType, EmergencyDetected, CommandRefused] as const,
});

export function toStandingOrder(order: StandingOrder): StandingOrderType {
  const {
    id,
    organizationId,
    itemId,
    text,
    status,
    startsOn,
    endsOn,
    everyDays,
    nextAt,
    nextSkipped,
    createdAt,
    requesterId,
    atMinute,
  } = order;
  const two = (n: number): string => String(n).padStart(2, '0');
  const at = `${two(Math.floor(atMinute / 60))}:${two(atMinute % 60)}`;
  return Object.assign(new StandingOrderType(), {
    id,
    organizationId,
    itemId,
    text,
    status,
    startsOn,
    endsOn,
    everyDays,
    weekdays: [...order.weekdays],
    at,
    nextAt,
    nextSkipped,
    createdAt,
    requesterId,
  });
}

@InputType()
export class StandingRuleInput {
  @Field(() => String, { description: 'First local day, `2026-03-01`' })
  @Matches(DATE)
  startsOn: string;

  @Field(() => String, { nullable: true, description: 'Last local day; none: until somebody ends it' })
  @IsOptional()
  @Matches(DATE)
  endsOn?: string | null;

  @Field(() => Int, { defaultValue: 1, description: '1 daily, 2 every other day, 7 weekly' })
  @IsInt()
  @Min(1)
  @Max(92)
  everyDays: number = 1;

  @Field(() => [Int], { defaultValue: [], description: '1 Monday … 7 Sunday; empty: any day' })
  @IsArray()
  @ArrayMaxSize(7)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays: number[] = [];

  @Field(() => String, { description: 'Local time, `08:30`' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  at: string;
}

@InputType()
export class CreateStandingOrderInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  communityId: string;

  @Field(() => ID, { description: 'The organisation that is to serve; it agrees by `acceptStandingOrder`' })
  @IsUUID()
  organizationId: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  itemId?: string | null;

  @Field(() => String, { defaultValue: '' })
  @IsString()
  @MaxLength(2000)
  text: string = '';

  @Field(() => RequesterInput, {
    nullable: true,
    description: 'For whom, when not for oneself; a provider enters the resident’s consent here',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => RequesterInput)
  requester?: RequesterInput | null;

  @Field(() => OrderBeneficiary, { defaultValue: OrderBeneficiary.PERSON })
  @IsEnum(OrderBeneficiary)
  beneficiary: OrderBeneficiary = OrderBeneficiary.PERSON;

  @Field(() => StandingRuleInput)
  @ValidateNested()
  @Type(() => StandingRuleInput)
  rule: StandingRuleInput;
}

@InputType()
export class StandingOrderInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  standingOrderId: string;
}

@InputType()
export class StandingReasonInput extends StandingOrderInput {
  @Field(() => String)
  @IsString()
  @Length(1, 2000)
  reason: string;
}

@InputType()
export class SkipOccurrenceInput extends StandingReasonInput {
  @Field(() => String, { description: 'The local day to leave out, `2026-03-08`' })
  @Matches(DATE)
  on: string;
}

@ArgsType()
export class StandingOrdersArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Those of a provider the caller leads' })
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'All under a community or street; neither given: the caller’s own',
  })
  @IsOptional()
  @IsString()
  @Length(2, 200)
  under?: string | null;
}
