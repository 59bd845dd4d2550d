import { Field, ID, InputType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { MAX_PASSWORD } from '../../domain/password-rules';

const MAX_TICKET = 100;
/** Six digits or a recovery code, however it is spaced. */
const MAX_CODE = 40;
const MAX_KEY = 100;

@InputType()
export class ShowSecondFactorInput {
  @Field(() => String)
  @IsString()
  @MaxLength(MAX_TICKET)
  ticket: string;

  @Field(() => String, { description: 'Of the authenticator app, or a recovery code' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_CODE)
  code: string;
}

@InputType()
export class ChooseFirstPasswordInput {
  @Field(() => String)
  @IsString()
  @MaxLength(MAX_TICKET)
  ticket: string;

  @Field(() => String, { description: 'Twelve characters or more, of whatever kind' })
  @IsString()
  @MaxLength(MAX_PASSWORD)
  newPassword: string;
}

@InputType()
export class BeginSecondFactorInput {
  @Field(() => String, { nullable: true, description: 'Of EnrolmentWanted; signed in, it is left out' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_TICKET)
  ticket?: string | null;
}

@InputType()
export class ConfirmSecondFactorInput extends BeginSecondFactorInput {
  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_CODE)
  code: string;
}

@InputType()
export class RemoveSecondFactorInput {
  @Field(() => String, { description: 'Of the authenticator app, or a recovery code' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_CODE)
  code: string;
}

@InputType()
export class RenewRecoveryCodesInput extends RemoveSecondFactorInput {}

@InputType()
export class ChangeMyPasswordInput {
  @Field(() => String)
  @IsString()
  @MaxLength(MAX_PASSWORD)
  currentPassword: string;

  @Field(() => String, { description: 'Twelve characters or more, of whatever kind' })
  @IsString()
  @MaxLength(MAX_PASSWORD)
  newPassword: string;
}

@InputType()
export class StaffAccountInput {
  @Field(() => ID)
  @IsUUID()
  personId: string;

  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_KEY)
  idempotencyKey: string;
}

@InputType()
export class CreateStaffAccountInput extends StaffAccountInput {
  @Field(() => String, {
    description: 'Three to thirty-two lower-case letters, digits, dots, dashes, underscores',
  })
  @IsString()
  @MaxLength(40)
  username: string;
}

@InputType()
export class StaffAccountReasonInput extends StaffAccountInput {
  @Field(() => String)
  @IsString()
  @MaxLength(500)
  reason: string;
}
