import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsEnum,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { OrderChannel } from '#libs/orders';
import { PageArgs } from '#libs/platform';
import { AgeBandChoice, PeriodComparison, PeriodGrain, WatchListName } from './insight.enums';

const PATH = /^([a-z0-9-]+\/)+$/;

@InputType()
export class PeriodInput {
  @Field(() => PeriodGrain)
  @IsEnum(PeriodGrain)
  grain: PeriodGrain;

  @Field(() => String, {
    nullable: true,
    description: '2026-11-22, 2026-W47, 2026-11, 2026-Q4 or 2026; else `from`, else today’s',
  })
  @IsOptional()
  @IsString()
  @Length(4, 10)
  key?: string | null;

  @Field(() => String, { nullable: true, description: 'Any day in it: 2026-11-22' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string | null;
}

@InputType({ description: 'Narrows places’ figures down; left out: all' })
export class FigureFilterInput {
  @Field(() => [OrderChannel], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsEnum(OrderChannel, { each: true })
  channels?: OrderChannel[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of categories; `none` for orders in free words',
  })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @Matches(/^[a-z0-9-]{1,60}$/, { each: true })
  categories?: string[] | null;

  @Field(() => [AgeBandChoice], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsEnum(AgeBandChoice, { each: true })
  ageBands?: AgeBandChoice[] | null;
}

@InputType({ description: 'Whose figures and over which time. Exactly one of `path` and `organizationId`' })
export class DashboardInput {
  @Field(() => String, {
    nullable: true,
    description: 'A place: `gjz/` district, `gjz/xzz/` street, `gjz/xzz/c03/` community',
  })
  @IsOptional()
  @MaxLength(200)
  @Matches(PATH)
  path?: string | null;

  @Field(() => ID, { nullable: true, description: 'Or what one organisation did' })
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  @Field(() => PeriodInput)
  @ValidateNested()
  @Type(() => PeriodInput)
  period: PeriodInput;

  @Field(() => PeriodComparison, { defaultValue: PeriodComparison.PREVIOUS })
  @IsEnum(PeriodComparison)
  compare: PeriodComparison = PeriodComparison.PREVIOUS;

  @Field(() => FigureFilterInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => FigureFilterInput)
  filter?: FigureFilterInput | null;
}

@ArgsType()
export class FigureRowsArgs extends PageArgs {
  @Field(() => String, { description: 'Key of the figure' })
  @Matches(/^[A-Z_]{2,40}$/)
  figure: string;

  @Field(() => DashboardInput)
  @ValidateNested()
  @Type(() => DashboardInput)
  input: DashboardInput;
}

@ArgsType()
export class WatchListArgs extends PageArgs {
  @Field(() => WatchListName)
  @IsEnum(WatchListName)
  list: WatchListName;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  @Matches(PATH)
  path?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;
}
