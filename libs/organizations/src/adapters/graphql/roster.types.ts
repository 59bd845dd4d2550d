import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsDate, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { Role } from '#libs/kernel';
import { connectionOf, DateTime } from '#libs/platform';
import { RoleEnum } from './organization.types';

@ObjectType('JoinRequest', { description: 'Somebody asks to volunteer with an organisation' })
export class JoinRequestType {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  organizationId: string;
  @Field(() => ID)
  personId: string;
  @Field(() => String, { description: 'PENDING, APPROVED, DECLINED, WITHDRAWN' })
  status: string;
  @Field(() => DateTime)
  createdAt: Date;
  @Field(() => DateTime, { nullable: true })
  decidedAt: Date | null;
}
export const JoinRequestConnection = connectionOf(JoinRequestType, 'JoinRequest');

@ObjectType('RoleDelegation', { description: 'A role lent to a colleague for one’s leave 委托代办' })
export class RoleDelegationType {
  @Field(() => ID)
  id: string;
  @Field(() => RoleEnum)
  role: Role;
  @Field(() => ID)
  organizationId: string;
  @Field(() => ID)
  fromPersonId: string;
  @Field(() => ID)
  toPersonId: string;
  @Field(() => DateTime)
  startsAt: Date;
  @Field(() => DateTime)
  endsAt: Date;
}

@InputType()
export class RosterInput {
  @Field(() => String, { nullable: true, description: 'May be left out: a repetition has the same effect' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotencyKey?: string | null;
}

@InputType()
export class JoinTeamInput extends RosterInput {
  @Field(() => ID)
  @IsUUID()
  organizationId: string;
}

@InputType()
export class DecideJoinRequestInput extends RosterInput {
  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => Boolean)
  @IsBoolean()
  approve: boolean;
}

@InputType()
export class DelegateRoleInput extends RosterInput {
  @Field(() => ID, { description: 'The role that is lent: one of `memberships`' })
  @IsUUID()
  membershipId: string;

  @Field(() => ID, { description: 'Somebody who holds a role in the same organisation' })
  @IsUUID()
  toPersonId: string;

  @Field(() => Date, { nullable: true, description: 'Left out: from now' })
  @IsOptional()
  @IsDate()
  from?: Date | null;

  @Field(() => Date, { description: 'It ends by itself; after 90 days at the latest' })
  @IsDate()
  until: Date;
}

@InputType()
export class EndDelegationInput extends RosterInput {
  @Field(() => ID)
  @IsUUID()
  delegationId: string;
}
