import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsDate,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { KeyedInput, OrderUrgency, ReferralInput, TriageDecision } from '#libs/orders';
import { PageArgs } from '#libs/platform';
import { INCIDENT_KINDS, type IncidentKind } from '../../domain/incidents';
import { IncidentKindEnum } from './oversight.types';

@InputType()
export class RemarkOrderInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => String)
  @IsString()
  @Length(1, 2000)
  text: string;

  @Field(() => Date, { description: 'By when the unit answers' })
  @IsDate()
  dueAt: Date;

  @Field(() => ID, { description: 'The unit it is addressed to' })
  @IsUUID()
  organizationId: string;
}

@InputType()
export class AcknowledgeRemarkInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  remarkId: string;

  @Field(() => String, { description: 'What was or will be done' })
  @IsString()
  @Length(1, 2000)
  note: string;
}

@InputType()
export class ReportIncidentInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => IncidentKindEnum)
  @IsIn(INCIDENT_KINDS)
  kind: IncidentKind;

  @Field(() => String, { description: 'What happened; kept as ciphertext' })
  @IsString()
  @Length(2, 2000)
  details: string;
}

@InputType()
export class HandleIncidentInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  incidentId: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'False: it is being handled; true: it is settled',
  })
  @IsBoolean()
  close: boolean = false;

  @Field(() => String)
  @IsString()
  @Length(2, 2000)
  note: string;
}

@InputType()
export class AcknowledgeSupervisionInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  supervisionId: string;

  @Field(() => String, { description: 'What will be done about it' })
  @IsString()
  @Length(1, 2000)
  note: string;
}

@InputType()
export class TriageOrdersInput extends KeyedInput {
  @Field(() => [ID], { description: 'Up to a hundred' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  orderIds: string[];

  @Field(() => TriageDecision)
  @IsEnum(TriageDecision)
  decision: TriageDecision;

  @Field(() => ID, { nullable: true, description: 'INVITE: the organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  @Field(() => String, { nullable: true, description: 'ASK: what the residents should tell' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  question?: string | null;

  @Field(() => ReferralInput, { nullable: true, description: 'REFER: where to, and why' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReferralInput)
  referral?: ReferralInput | null;

  @Field(() => OrderUrgency, { nullable: true })
  @IsOptional()
  @IsEnum(OrderUrgency)
  urgency?: OrderUrgency | null;
}

@InputType()
export class IssueScreenTokenInput {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => String, { description: 'Which screen: 一楼大厅' })
  @IsString()
  @Length(1, 60)
  label: string;

  @Field(() => Int, { defaultValue: 30, description: 'Days it is good for, 1 to 90' })
  @IsInt()
  @Min(1)
  @Max(90)
  days: number = 30;
}

@InputType()
export class RevokeScreenTokenInput {
  @Field(() => ID)
  @IsUUID()
  id: string;
}

@ArgsType()
export class UnderArgs extends PageArgs {
  @Field(() => String, { description: 'Path of a community, street or district: `gjz/xzz/c03/`' })
  @IsString()
  @Length(2, 200)
  under: string;
}

@ArgsType()
export class SupervisionArgs extends UnderArgs {
  @Field(() => Boolean, { defaultValue: true, description: 'Only those not acknowledged yet' })
  @IsBoolean()
  open: boolean = true;
}

@ArgsType()
export class IncidentArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Only those not closed yet' })
  @IsBoolean()
  open: boolean = true;
}
