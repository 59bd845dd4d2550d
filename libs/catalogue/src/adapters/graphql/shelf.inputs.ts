import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DateTime } from '#libs/platform';
import {
  DELIVERIES,
  GROUP_SIZES,
  RISKS,
  type Delivery,
  type GroupSize,
  type Risk,
} from '../../domain/service-item';
import { DeliveryEnum, GroupSizeEnum, RiskEnum } from './catalogue.enums';

@InputType()
export class ServiceOpeningTimeInput {
  @Field(() => Int, { description: '1 (Monday) to 7' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  @Field(() => Int, { description: 'Minutes of the local day' })
  @IsInt()
  @Min(0)
  @Max(1440)
  from: number;

  @Field(() => Int, { description: 'Minutes of the local day' })
  @IsInt()
  @Min(0)
  @Max(1440)
  to: number;
}

@InputType()
export class ServiceDeadlineInput {
  @Field(() => String)
  @IsString()
  @Length(1, 60)
  kind: string;

  @Field(() => String, { nullable: true, description: 'A length: 24 poolHours, 5 workingDays' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  normal?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  urgent?: string | null;
}

/** A command that may be sent twice: the same key has one effect. */
@InputType({ isAbstract: true })
export class KeyedInput {
  @Field(() => String, { description: 'The same key again has one effect and the same answer' })
  @IsString()
  @Length(8, 100)
  idempotencyKey: string;
}

@InputType({ isAbstract: true })
export class ItemContentInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  categoryId: string;

  @Field(() => String)
  @IsString()
  @Length(1, 60)
  nameZh: string;

  @Field(() => String, { defaultValue: '' })
  @IsString()
  @MaxLength(120)
  nameEn: string = '';

  @Field(() => String, { defaultValue: '' })
  @IsString()
  @MaxLength(1000)
  descriptionZh: string = '';

  @Field(() => DeliveryEnum)
  @IsIn(DELIVERIES)
  delivery: Delivery;

  @Field(() => Int)
  @IsInt()
  @Min(5)
  @Max(1440)
  durationMinutes: number;

  @Field(() => GroupSizeEnum)
  @IsIn(GROUP_SIZES)
  groupSize: GroupSize;

  @Field(() => String, {
    nullable: true,
    description: 'What a provider must hold; any one of those separated by /',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  qualification?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  conditions?: string | null;

  @Field(() => RiskEnum)
  @IsIn(RISKS)
  risk: Risk;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  complex: boolean = false;

  @Field(() => Boolean, { nullable: true, description: 'Left out: unless the risk is low' })
  @IsOptional()
  @IsBoolean()
  needsTriage?: boolean | null;

  @Field(() => [String], { defaultValue: [], description: 'Paths it is offered in; empty: the whole street' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  serviceAreaPaths: string[] = [];

  @Field(() => [ServiceOpeningTimeInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ServiceOpeningTimeInput)
  openingTimes: ServiceOpeningTimeInput[] = [];

  @Field(() => [ServiceDeadlineInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => ServiceDeadlineInput)
  deadlines: ServiceDeadlineInput[] = [];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  materialsNote?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(1000)
  sourceUrl?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  usualProvider?: string | null;
}

@InputType()
export class CreateServiceItemInput extends ItemContentInput {
  @Field(() => ID, { description: 'Who drafts it and answers for its content' })
  @IsUUID()
  organizationId: string;
}

@InputType()
export class EditServiceItemInput extends ItemContentInput {
  @Field(() => ID)
  @IsUUID()
  itemId: string;
}

@InputType()
export class ShelveItemInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  itemId: string;
}

@InputType()
export class ItemProviderInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  itemId: string;

  @Field(() => ID)
  @IsUUID()
  organizationId: string;
}

@InputType({ isAbstract: true })
export class SessionContentInput extends KeyedInput {
  @Field(() => DateTime)
  @IsDate()
  startsAt: Date;

  @Field(() => DateTime)
  @IsDate()
  endsAt: Date;

  @Field(() => String)
  @IsString()
  @Length(1, 200)
  place: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5000)
  capacity: number;

  @Field(() => Int, { defaultValue: 0, description: 'How many may wait once it is full' })
  @IsInt()
  @Min(0)
  @Max(5000)
  waitingCapacity: number = 0;
}

@InputType()
export class CreateServiceSessionInput extends SessionContentInput {
  @Field(() => ID)
  @IsUUID()
  itemId: string;

  @Field(() => ID, { description: 'The provider that holds it' })
  @IsUUID()
  organizationId: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False: planned, not yet open for orders' })
  @IsBoolean()
  open: boolean = true;
}

@InputType()
export class EditServiceSessionInput extends SessionContentInput {
  @Field(() => ID)
  @IsUUID()
  sessionId: string;
}

@InputType()
export class OpenServiceSessionInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  sessionId: string;
}
