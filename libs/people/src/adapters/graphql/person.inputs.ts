import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  Equals,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { CHANNELS, type Channel, type Language } from '#libs/kernel';
import {
  CONTACT_PREFERENCES,
  DISPLAY_MODES,
  LANGUAGES,
  RELATIONS,
  type ContactPreference,
  type DisplayMode,
  type Relation,
} from '../../domain/person';
import { ContactPreferenceEnum, DisplayModeEnum, LanguageEnum, RelationEnum } from './person.types';

@InputType({ description: 'The relative to call instead' })
export class FamilyContactInput {
  @Field(() => String)
  @IsString()
  @Length(1, 60)
  name: string;

  @Field(() => String)
  @IsString()
  @Length(5, 30)
  phone: string;
}

@InputType({ description: 'What is left out stays as it is' })
export class UpdateMyProfileInput {
  @Field(() => String, { nullable: true, description: 'May be left out: a repetition has the same effect' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotencyKey?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Null takes it away' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string | null;

  @Field(() => ID, { nullable: true, description: 'A community of the same street' })
  @IsOptional()
  @IsUUID()
  communityId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Null takes it away' })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2100)
  birthYear?: number | null;

  @Field(() => DisplayModeEnum, { nullable: true })
  @IsOptional()
  @IsIn(DISPLAY_MODES)
  displayMode?: DisplayMode | null;

  @Field(() => FamilyContactInput, {
    nullable: true,
    description: 'Needed for the contact preference FAMILY; null takes it away',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FamilyContactInput)
  family?: FamilyContactInput | null;

  @Field(() => ContactPreferenceEnum, { nullable: true })
  @IsOptional()
  @IsIn(CONTACT_PREFERENCES)
  contactPreference?: ContactPreference | null;

  @Field(() => LanguageEnum, { nullable: true })
  @IsOptional()
  @IsIn(LANGUAGES)
  preferredLanguage?: Language | null;
}

@InputType()
export class SaveRelativeInput {
  @Field(() => String, { nullable: true, description: 'May be left out: the same relative is saved once' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotencyKey?: string | null;

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

  @Field(() => ID, { description: 'Where the relative lives; a community of the same street' })
  @IsUUID()
  communityId: string;

  @Field(() => RelationEnum)
  @IsIn(RELATIONS)
  relation: Relation;

  @Field(() => String, { description: 'How the relative agreed: 电话里同意' })
  @IsString()
  @Length(2, 200)
  consentEvidence: string;
}

@InputType()
export class RemoveRelativeInput {
  @Field(() => ID)
  @IsUUID()
  relativeId: string;
}

@InputType()
export class EraseMeInput {
  @Field(() => Boolean, { description: 'Must be true: this cannot be undone' })
  @Equals(true)
  confirm: boolean;
}

@InputType()
export class RegisterPersonInput {
  @Field(() => String, { nullable: true, description: 'May be left out: the same person is registered once' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotencyKey?: string | null;

  @Field(() => ID)
  @IsUUID()
  communityId: string;

  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
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

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2100)
  birthYear?: number | null;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  elderMode: boolean = false;

  @Field(() => ContactPreferenceEnum, { defaultValue: 'CALL' })
  @IsIn(CONTACT_PREFERENCES)
  contactPreference: ContactPreference = 'CALL';

  @Field(() => FamilyContactInput, { nullable: true, description: 'Needed for FAMILY' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FamilyContactInput)
  family?: FamilyContactInput | null;

  @Field(() => String, { description: 'PHONE, COUNTER, PAPER, …: how the person agreed' })
  @IsIn(CHANNELS)
  consentChannel: Channel;

  @Field(() => String, { description: 'Spoken at the counter, number of the signed paper; nothing personal' })
  @IsString()
  @Length(2, 200)
  consentEvidence: string;
}

@InputType()
export class RevealPersonInput {
  @Field(() => ID)
  @IsUUID()
  personId: string;

  @Field(() => String, { description: 'Kept on record' })
  @IsString()
  @Length(2, 500)
  reason: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  orderId?: string | null;
}
