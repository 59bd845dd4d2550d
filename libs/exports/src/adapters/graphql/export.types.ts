import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  IsBoolean,
  IsDate,
  IsEnum,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { CommandRefused, connectionOf, outcomeOf } from '#libs/platform';
import type { ExportJob } from '../../application/export-job';

export enum ExportFormatType {
  XLSX = 'XLSX',
  CSV = 'CSV',
  PDF = 'PDF',
  DOCX = 'DOCX',
}
registerEnumType(ExportFormatType, { name: 'ExportFormat' });

export enum ExportStatusType {
  PENDING = 'PENDING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(ExportStatusType, { name: 'ExportStatus' });

@ObjectType('ExportJob', {
  description: 'An export under way, or made; the file is kept a week, this record longer',
})
export class ExportJobType {
  /** What the nested fields are computed from; not part of the schema. */
  job: ExportJob;

  @Field(() => ID)
  id: string;
  @Field(() => String, { description: 'ORDER_LEDGER 台账, …' })
  kind: string;
  @Field(() => ExportFormatType)
  format: ExportFormatType;
  @Field(() => String, { description: 'Path of the community, street or district' })
  under: string;
  @Field(() => Date)
  from: Date;
  @Field(() => Date)
  to: Date;
  @Field(() => Boolean)
  withContacts: boolean;
  @Field(() => String, { nullable: true })
  reason: string | null;
  @Field(() => ExportStatusType)
  status: ExportStatusType;
  @Field(() => Int, { description: 'Written so far' })
  rows: number;
  @Field(() => Int, { nullable: true, description: 'How many there will be, once that is known' })
  total: number | null;
  @Field(() => String)
  fileName: string;
  @Field(() => Date)
  createdAt: Date;
  @Field(() => Date, { nullable: true })
  finishedAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the file is purged' })
  expiresAt: Date | null;
  @Field(() => CommandRefused, { nullable: true, description: 'Why it failed, and the way out' })
  failure: CommandRefused | null;
}

export const ExportJobConnection = connectionOf(ExportJobType, 'ExportJob');
export const ExportJobResult = outcomeOf('ExportJobResult', () => ExportJobType);

@InputType()
export class RequestExportInput {
  @Field(() => String, { description: 'One per intended effect; the same key again gives the same answer' })
  @IsString()
  @Length(8, 100)
  @Matches(/^[\w:.-]+$/)
  idempotencyKey: string;

  @Field(() => String, { description: 'ORDER_LEDGER 台账, …' })
  @Matches(/^[A-Z][A-Z_]{1,39}$/)
  kind: string;

  @Field(() => ExportFormatType)
  @IsEnum(ExportFormatType)
  format: ExportFormatType;

  @Field(() => String, { description: 'Path of the community, street or district: `gjz/xzz/c03/`' })
  @IsString()
  @Length(2, 200)
  under: string;

  @Field(() => Date, { description: 'From then on …' })
  @IsDate()
  from: Date;

  @Field(() => Date, { description: '… and before then; a year at most' })
  @IsDate()
  to: Date;

  @Field(() => ID, { nullable: true, description: 'The one thing it is about, where the kind needs one' })
  @IsOptional()
  @IsUUID()
  subjectId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Names, phones and addresses in clear: needs the role and a reason, each reveal is logged',
  })
  @IsBoolean()
  withContacts: boolean = false;

  @Field(() => String, { nullable: true, description: 'What it is for' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}
