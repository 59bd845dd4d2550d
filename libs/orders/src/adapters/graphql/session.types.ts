import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { ServiceSessionType } from '#libs/catalogue';
import { outcomeOf } from '#libs/platform';
import type { SessionRoll } from '../../application/session-roll';
import { KeyedInput } from './order.inputs';

@ObjectType('SessionRollEntry', { description: 'One who booked the session' })
export class SessionRollEntryType {
  @Field(() => ID)
  orderId: string;
  @Field(() => String, { description: 'The order’s short code' })
  code: string;
  @Field(() => String)
  status: string;
  @Field(() => String, { nullable: true, description: 'ABSENT, NO_PLACE, WITHDRAWN …' })
  outcome: string | null;
  @Field(() => Date, { nullable: true })
  checkedInAt: Date | null;
  @Field(() => Boolean, { description: 'Waiting, and a free place is offered for the moment' })
  offered: boolean;

  /** Not a field: shown by family name only. */
  requesterId: string;
}

@ObjectType('SessionRoll', {
  description: '名单: a session and everybody who booked it, in the order they booked',
})
export class SessionRollType {
  @Field(() => ServiceSessionType)
  session: ServiceSessionType;
  @Field(() => [SessionRollEntryType])
  entries: SessionRollEntryType[];
}
export const SessionRollResult = outcomeOf('SessionRollResult', () => SessionRollType);

export function toSessionRoll({ session, entries }: SessionRoll): SessionRollType {
  return Object.assign(new SessionRollType(), {
    session: Object.assign(new ServiceSessionType(), session),
    entries: entries.map((entry) => Object.assign(new SessionRollEntryType(), entry)),
  });
}

@InputType()
export class CheckInInput extends KeyedInput {
  @Field(() => ID, { nullable: true, description: 'The order, chosen from the roll' })
  @IsOptional()
  @IsUUID()
  orderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'With `code`: whose slip it is' })
  @IsOptional()
  @IsUUID()
  sessionId?: string | null;

  @Field(() => String, { nullable: true, description: 'The slip’s query code or start code' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string | null;
}

@InputType()
export class CloseSessionInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  sessionId: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Exactly these did not come, all others did; left out: those who have not checked in did not',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  absentOrderIds?: string[] | null;
}

@InputType()
export class CancelSessionInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  sessionId: string;

  @Field(() => String)
  @IsString()
  @Length(1, 2000)
  reason: string;
}
