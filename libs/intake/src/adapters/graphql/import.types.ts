import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { CommandRefused, outcomeOf } from '#libs/platform';
import type { ImportBatch } from '../../application/import-batch';

export enum SheetFieldType {
  NAME = 'NAME',
  PHONE = 'PHONE',
  ADDRESS = 'ADDRESS',
  TEXT = 'TEXT',
  ITEM = 'ITEM',
  COMMUNITY = 'COMMUNITY',
  OCCURRED_AT = 'OCCURRED_AT',
  URGENCY = 'URGENCY',
  NOTE = 'NOTE',
}
registerEnumType(SheetFieldType, {
  name: 'SheetField',
  description: 'What a column of a sheet of orders holds',
});

@ObjectType('ImportColumn')
export class ImportColumnType {
  @Field(() => String)
  title: string;
  @Field(() => SheetFieldType, { nullable: true, description: 'Null: not read' })
  field: SheetFieldType | null;
}

@ObjectType('ImportRow', { description: 'A row as it would be placed, or what became of it' })
export class ImportRowType {
  @Field(() => Int, { description: 'As the spreadsheet numbers it' })
  row: number;
  @Field(() => String, { description: 'STAGED, SKIPPED, PLACED, EMERGENCY or REFUSED' })
  status: string;
  @Field(() => String)
  name: string;
  @Field(() => String, { nullable: true })
  phone: string | null;
  @Field(() => String, { nullable: true })
  address: string | null;
  @Field(() => String)
  text: string;
  @Field(() => [String], { description: 'What stands in the way, in the caller’s language' })
  problems: string[];
  @Field(() => [String], { description: 'Worth a look' })
  warnings: string[];
  @Field(() => Boolean, { description: 'Probably there already: left out unless duplicates are included' })
  duplicate: boolean;
  @Field(() => ID, { nullable: true })
  orderId: string | null;
  @Field(() => CommandRefused, { nullable: true })
  refusal: CommandRefused | null;
}

@ObjectType('ImportBatch', { description: 'A sheet of orders, sent by POST /sheets' })
export class ImportBatchType {
  /** What the nested fields are computed from; not part of the schema. */
  batch: ImportBatch;

  @Field(() => ID)
  id: string;
  @Field(() => String, { description: 'DRAFT, CONFIRMED, DONE or CANCELLED' })
  status: string;
  @Field(() => String, { description: 'IMPORT or PAPER' })
  channel: string;
  @Field(() => ID)
  communityId: string;
  @Field(() => [ImportColumnType])
  columns: ImportColumnType[];
  @Field(() => Int)
  total: number;
  @Field(() => Int, { description: 'Not answered yet' })
  staged: number;
  @Field(() => Int)
  placed: number;
  @Field(() => Int)
  skipped: number;
  @Field(() => Int)
  refused: number;
  @Field(() => Date)
  createdAt: Date;
  @Field(() => Date, { nullable: true })
  finishedAt: Date | null;
}

export const ImportBatchResult = outcomeOf('ImportBatchResult', () => ImportBatchType);

@ArgsType()
export class ImportRowsArgs {
  @Field(() => Int, { defaultValue: 100, description: 'How many, 1 to 100' })
  @IsInt()
  @Min(1)
  @Max(100)
  first: number = 100;

  @Field(() => Int, { defaultValue: 0, description: 'Rows after this row number' })
  @IsInt()
  @Min(0)
  @Max(100_000)
  afterRow: number = 0;

  @Field(() => Boolean, { defaultValue: false, description: 'Only rows with problems or warnings' })
  @IsBoolean()
  onlyDoubtful: boolean = false;
}

@InputType()
export class ImportBatchInput {
  @Field(() => ID)
  @IsUUID()
  batchId: string;
}

@InputType()
export class MapImportColumnsInput extends ImportBatchInput {
  @Field(() => [SheetFieldType], {
    nullable: 'items',
    description: 'By column, from the first; null: not read',
  })
  @IsArray()
  @ArrayMaxSize(60)
  @IsOptional({ each: true })
  @IsEnum(SheetFieldType, { each: true })
  columns: (SheetFieldType | null)[];
}

@InputType()
export class ConfirmImportInput extends ImportBatchInput {
  @Field(() => String, { description: 'How these people agreed: “signed wish slips, 20 Nov”' })
  @IsString()
  @Length(2, 200)
  consentEvidence: string;

  @Field(() => [Int], { defaultValue: [], description: 'Rows to leave out' })
  @IsArray()
  @ArrayMaxSize(500)
  @IsInt({ each: true })
  skipRows: number[] = [];

  @Field(() => Boolean, { defaultValue: false, description: 'Also rows that look like repetitions' })
  @IsBoolean()
  includeDuplicates: boolean = false;
}
