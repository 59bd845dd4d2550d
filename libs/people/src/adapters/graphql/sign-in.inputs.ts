import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { text } from '#libs/kernel';

@InputType()
export class RequestSignInCodeInput {
  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  phone: string;
}

@InputType()
export class SignInWithCodeInput extends RequestSignInCodeInput {
  @Field(() => String)
  @Matches(/^\s*\d{6}\s*$/, {
    context: {
      message: text('验证码是 6 位数字', 'The code has six digits'),
      wayOut: text('请核对短信中的 6 位数字', 'Check the six digits in the message'),
    },
  })
  code: string;
}

@InputType()
export class ChoosePersonInput {
  @Field(() => String)
  @IsString()
  @MaxLength(100)
  ticket: string;

  @Field(() => ID)
  @IsUUID()
  personId: string;
}

@InputType()
export class RegisterResidentInput {
  @Field(() => String)
  @IsString()
  @MaxLength(100)
  ticket: string;

  @Field(() => ID, { description: 'From the query streets' })
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
}

@InputType()
export class SignInWithPasswordInput {
  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(32)
  username: string;

  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password: string;
}

@InputType()
export class RefreshSessionInput {
  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  refreshToken: string;
}
