import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DAY_KINDS, type DayKind, type Role } from '#libs/kernel';
import { OFFICES } from '../../domain/role-granting';
import { SettingInput } from './organization.inputs';
import { RoleEnum } from './organization.types';
import { DayKindEnum } from './street.types';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

@InputType()
export class DeadlineOverrideInput {
  @Field(() => String, { description: 'As the workflow names it' })
  @Matches(/^[a-zA-Z]{2,40}$/)
  kind: string;

  @Field(() => String, { nullable: true, description: '24 poolHours, 5 workingDays, 30 minutes' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  normal?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  urgent?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  complex?: string | null;
}

@InputType({ description: 'What is left out stays as it is' })
export class UpdateStreetSettingsInput extends SettingInput {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: '08:30-11:30,13:00-17:00' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  workingHours?: string | null;

  @Field(() => [DeadlineOverrideInput], { nullable: true, description: 'Replaces all overrides' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DeadlineOverrideInput)
  deadlineOverrides?: DeadlineOverrideInput[] | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  defaultLoadCap?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  publicPhone?: string | null;

  @Field(() => [RoleEnum], { nullable: true, description: 'Offices that sign in with a second factor' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(OFFICES, { each: true })
  secondFactorRoles?: Role[] | null;
}

@InputType()
export class UpdateCalendarDayInput extends SettingInput {
  @Field(() => ID, { nullable: true, description: 'Null: the national calendar' })
  @IsOptional()
  @IsUUID()
  streetId?: string | null;

  @Field(() => String, { description: 'YYYY-MM-DD' })
  @Matches(DATE)
  date: string;

  @Field(() => DayKindEnum, { nullable: true, description: 'Null: takes the own entry out again' })
  @IsOptional()
  @IsIn(DAY_KINDS)
  kind?: DayKind | null;

  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  nameZh: string;

  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  nameEn: string;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  provisional: boolean = false;
}

@InputType()
export class CalendarDayInput {
  @Field(() => String, { description: 'YYYY-MM-DD' })
  @Matches(DATE)
  date: string;

  @Field(() => DayKindEnum)
  @IsIn(DAY_KINDS)
  kind: DayKind;

  @Field(() => String)
  @IsString()
  @MaxLength(60)
  nameZh: string;

  @Field(() => String)
  @IsString()
  @MaxLength(60)
  nameEn: string;
}

@InputType({ description: 'Replaces all own days of the year' })
export class ImportCalendarYearInput extends SettingInput {
  @Field(() => ID, { nullable: true, description: 'Null: the national calendar' })
  @IsOptional()
  @IsUUID()
  streetId?: string | null;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @Field(() => Boolean, { description: 'False once it follows the official notice' })
  @IsBoolean()
  provisional: boolean;

  @Field(() => String, { description: 'The notice and its date' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  source: string;

  @Field(() => [CalendarDayInput])
  @IsArray()
  @ArrayMaxSize(366)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayInput)
  days: CalendarDayInput[];
}
