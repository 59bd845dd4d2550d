import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { CONTACT_PREFERENCES, ContactPreferenceEnum, type ContactPreference } from '#libs/people';
import {
  IsEnum,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
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
}
