import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsDate,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';

export enum OrderChannel {
  WEB = 'WEB',
  WECHAT = 'WECHAT',
  PHONE = 'PHONE',
  COUNTER = 'COUNTER',
  KIOSK = 'KIOSK',
  PAPER = 'PAPER',
  IMPORT = 'IMPORT',
  API = 'API',
}
registerEnumType(OrderChannel, { name: 'Channel', description: 'How a command reached us (handbook §6)' });

export enum OrderUrgency {
  NORMAL = 'NORMAL',
  URGENT = 'URGENT',
}
registerEnumType(OrderUrgency, { name: 'Urgency' });

export enum OrderBeneficiary {
  PERSON = 'PERSON',
  HOUSEHOLD = 'HOUSEHOLD',
  ORGANIZATION = 'ORGANIZATION',
}
registerEnumType(OrderBeneficiary, { name: 'Beneficiary' });

export enum TriageDecision {
  ACCEPT = 'ACCEPT',
  INVITE = 'INVITE',
  ASK = 'ASK',
  REFER = 'REFER',
}
registerEnumType(TriageDecision, { name: 'TriageDecision' });

export enum OrderReferralKind {
  EMERGENCY = 'EMERGENCY',
  HOTLINE_12345 = 'HOTLINE_12345',
  DUPLICATE = 'DUPLICATE',
  OUT_OF_SCOPE = 'OUT_OF_SCOPE',
  ILLEGAL = 'ILLEGAL',
  SPAM = 'SPAM',
}
registerEnumType(OrderReferralKind, { name: 'ReferralKind' });

export enum Absentee {
  PROVIDER = 'PROVIDER',
  RESIDENT = 'RESIDENT',
}
registerEnumType(Absentee, { name: 'Absentee' });

/** Characters of a text in one's own words. */
export const WORDS = 2000;

/** What every command brings. */
@InputType({ isAbstract: true })
export class KeyedInput {
  @Field(() => String, { description: 'One per intended effect; the same key again gives the same answer' })
  @IsString()
  @Length(8, 100)
  @Matches(/^[\w:.-]+$/)
  idempotencyKey: string;

  @Field(() => OrderChannel, { defaultValue: OrderChannel.WEB })
  @IsEnum(OrderChannel)
  channel: OrderChannel = OrderChannel.WEB;

  @Field(() => Date, {
    nullable: true,
    description: 'When it really happened, when entered later (paper, phone)',
  })
  @IsOptional()
  @IsDate()
  occurredAt?: Date | null;
}

@InputType()
export class OrderCommandInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => String, {
    nullable: true,
    description: 'From the slip: lets its holder act without an account',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  progressToken?: string | null;
}

@InputType()
export class NoteInput extends OrderCommandInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(WORDS)
  note?: string | null;
}

@InputType()
export class ReasonInput extends OrderCommandInput {
  @Field(() => String)
  @IsString()
  @Length(1, WORDS)
  reason: string;
}

@InputType()
export class TextInput extends OrderCommandInput {
  @Field(() => String)
  @IsString()
  @Length(1, WORDS)
  text: string;
}

@InputType()
export class OrganizationCommandInput extends OrderCommandInput {
  @Field(() => ID)
  @IsUUID()
  organizationId: string;
}

@InputType()
export class ReferralInput {
  @Field(() => OrderReferralKind)
  @IsEnum(OrderReferralKind)
  kind: OrderReferralKind;

  @Field(() => String, { description: 'What the resident should do, in a sentence' })
  @IsString()
  @Length(1, WORDS)
  reason: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  ticketNumber?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  duplicateOfId?: string | null;
}

@InputType()
export class ReferOrderInput extends OrderCommandInput {
  @Field(() => ReferralInput)
  @ValidateNested()
  @Type(() => ReferralInput)
  referral: ReferralInput;
}

@InputType()
export class TriageOrderInput extends OrderCommandInput {
  @Field(() => TriageDecision)
  @IsEnum(TriageDecision)
  decision: TriageDecision;

  @Field(() => ID, { nullable: true, description: 'INVITE: the organisation' })
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  @Field(() => String, { nullable: true, description: 'ASK: what the resident should tell' })
  @IsOptional()
  @IsString()
  @MaxLength(WORDS)
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

  @Field(() => ID, { nullable: true, description: 'The shelf item it turns out to be' })
  @IsOptional()
  @IsUUID()
  itemId?: string | null;
}

@InputType()
export class SummonDepartmentsInput extends ReasonInput {
  @Field(() => [String])
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  departments: string[];

  @Field(() => Date)
  @IsDate()
  expectedAt: Date;
}

@InputType()
export class ReviewedInput extends ReasonInput {
  @Field(() => Date, { description: 'When it is tried again; told to the resident' })
  @IsDate()
  reviewAt: Date;
}

@InputType()
export class ScheduleOrderInput extends OrderCommandInput {
  @Field(() => Date)
  @IsDate()
  appointedAt: Date;

  @Field(() => Boolean, { defaultValue: false, description: 'Needed to change an appointment' })
  @IsBoolean()
  residentAgreed: boolean = false;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The one who schedules comes too: opts in with the same step',
  })
  @IsBoolean()
  comingMyself: boolean = false;
}

@InputType()
export class RecordContactInput extends NoteInput {
  @Field(() => Boolean)
  @IsBoolean()
  reached: boolean;
}

@InputType()
export class OfferAssignmentInput extends OrderCommandInput {
  @Field(() => ID)
  @IsUUID()
  personId: string;

  @Field(() => ID, { nullable: true, description: 'A stand-in for this volunteer' })
  @IsOptional()
  @IsUUID()
  replacesPersonId?: string | null;
}

@InputType()
export class StartServiceInput extends OrderCommandInput {
  @Field(() => String, { description: 'The resident’s six digits' })
  @IsString()
  @Length(6, 20)
  code: string;
}

@InputType()
export class FinishServiceInput extends NoteInput {
  @Field(() => String, {
    nullable: true,
    description: 'Without it the finish is declared, and the resident confirms',
  })
  @IsOptional()
  @IsString()
  @Length(6, 20)
  code?: string | null;
}

@InputType()
export class InterruptServiceInput extends ReasonInput {
  @Field(() => Date)
  @IsDate()
  appointedAt: Date;
}

@InputType()
export class ConfirmOrderInput extends NoteInput {
  @Field(() => Boolean)
  @IsBoolean()
  resolved: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Not resolved: ask for another team' })
  @IsBoolean()
  anotherTeam: boolean = false;
}

@InputType()
export class SuspendOrderInput extends ReasonInput {
  @Field(() => Date)
  @IsDate()
  until: Date;
}

@InputType()
export class RequestExtensionInput extends ReasonInput {
  @Field(() => Int, { description: 'Working days, 1 to 10' })
  @IsInt()
  @Min(1)
  @Max(10)
  workingDays: number;

  @Field(() => Boolean)
  @IsBoolean()
  residentTold: boolean;
}

@InputType()
export class DecideExtensionInput extends ReasonInput {
  @Field(() => Boolean)
  @IsBoolean()
  granted: boolean;
}

@InputType()
export class ReportNoShowInput extends NoteInput {
  @Field(() => Absentee)
  @IsEnum(Absentee)
  absent: Absentee;
}

@InputType()
export class RecordDeskCallInput extends NoteInput {
  @Field(() => Boolean)
  @IsBoolean()
  reached: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the resident still wants the service' })
  @IsBoolean()
  keep: boolean = true;
}

@InputType()
export class RevealContactInput extends ReasonInput {}
