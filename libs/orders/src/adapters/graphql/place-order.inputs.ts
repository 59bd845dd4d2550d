import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { CONTACT_PREFERENCES, ContactPreferenceEnum, type ContactPreference } from '#libs/people';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsEnum,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { KeyedInput, OrderBeneficiary, OrderUrgency, WORDS } from './order.inputs';

@InputType({ description: 'For whom the order is: leave everything out for oneself' })
export class RequesterInput {
  @Field(() => ID, { nullable: true, description: 'Somebody on file' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'Somebody new: name …' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  name?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string | null;

  @Field(() => String, { nullable: true, description: '… and how that person agreed' })
  @IsOptional()
  @IsString()
  @Length(2, 200)
  consentEvidence?: string | null;
}

@InputType()
export class PlaceOrderInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  communityId: string;

  @Field(() => String, { defaultValue: '', description: 'What is needed, in one’s own words' })
  @IsString()
  @MaxLength(WORDS)
  text: string = '';

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  itemId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  sessionId?: string | null;

  @Field(() => OrderUrgency, {
    nullable: true,
    description: 'Left out: as the words tell when no service was chosen, else NORMAL',
  })
  @IsOptional()
  @IsEnum(OrderUrgency)
  urgency?: OrderUrgency | null;

  @Field(() => OrderBeneficiary, { defaultValue: OrderBeneficiary.PERSON })
  @IsEnum(OrderBeneficiary)
  beneficiary: OrderBeneficiary = OrderBeneficiary.PERSON;

  @Field(() => ID, {
    nullable: true,
    description: 'The same volunteer again (one of `myVolunteers`): asked first, and free to decline',
  })
  @IsOptional()
  @IsUUID()
  preferredVolunteerId?: string | null;

  @Field(() => ContactPreferenceEnum, {
    nullable: true,
    description: 'For this order; left out: as the person’s profile says',
  })
  @IsOptional()
  @IsIn(CONTACT_PREFERENCES)
  contactPreference?: ContactPreference | null;

  @Field(() => RequesterInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => RequesterInput)
  requester?: RequesterInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where to come, when it is not the person’s own address',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  contactName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  contactPhone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Counters only: SHA-256 (hex) of the random key on a slip printed before the order could be sent. `orderByToken` then takes the key itself; sending again, by whomever, answers the same order',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  slipKeyHash?: string | null;
}

/** Wishes one box holds, or one person types in one go. */
const MOST_WISHES = 50;

@InputType()
export class WishInput {
  @Field(() => String)
  @IsString()
  @Length(1, 60)
  name: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string | null;

  @Field(() => String, { defaultValue: '' })
  @IsString()
  @MaxLength(WORDS)
  text: string = '';

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  itemId?: string | null;

  @Field(() => OrderUrgency, { nullable: true })
  @IsOptional()
  @IsEnum(OrderUrgency)
  urgency?: OrderUrgency | null;
}

@InputType()
export class PlaceOrdersInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  communityId: string;

  @Field(() => String, { description: 'How these people agreed: “signed wish slips”' })
  @IsString()
  @Length(2, 200)
  consentEvidence: string;

  @Field(() => [WishInput], { description: '1 to 50' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_WISHES)
  @ValidateNested({ each: true })
  @Type(() => WishInput)
  wishes: WishInput[];
}
