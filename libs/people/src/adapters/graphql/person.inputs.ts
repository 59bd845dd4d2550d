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
} from 'class-validator';
import { CHANNELS, type Channel, type Language } from '#libs/kernel';
import { CONTACT_PREFERENCES, LANGUAGES, type ContactPreference } from '../../domain/person';
import { ContactPreferenceEnum, LanguageEnum } from './person.types';

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

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  elderMode?: boolean | null;

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
