import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, outcomeOf } from '#libs/platform';
import { ACCOUNT_EVENTS, type AccountEvent } from '../../domain/account-record';
import { SignedIn } from './sign-in-step.types';

@ObjectType({ description: 'What an authenticator app takes; in force once a code of it was confirmed' })
export class SecondFactorBegun {
  @Field(() => String, { description: 'Base32, for typing' })
  secret: string;

  @Field(() => String, { description: 'otpauth://totp/…, for a QR code' })
  uri: string;
}

@ObjectType()
export class SecondFactorEnrolled {
  @Field(() => [String], { description: 'Ten, each good once; shown this once' })
  recoveryCodes: string[];

  @Field(() => SignedIn, { nullable: true, description: 'Where it was set up on the way in' })
  signedIn: SignedIn | null;
}

@ObjectType()
export class SecondFactorRemoved {
  @Field(() => ID)
  personId: string;
}

@ObjectType()
export class RecoveryCodesRenewed {
  @Field(() => [String], { description: 'Ten, each good once; shown this once. Those before are void' })
  recoveryCodes: string[];
}

@ObjectType({ description: 'How the caller signs in' })
export class MySignIn {
  @Field(() => String, { nullable: true, description: 'Null for those who sign in by phone only' })
  username: string | null;

  @Field(() => DateTime, { nullable: true })
  passwordChangedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when a second factor is in force' })
  factorSince: Date | null;

  @Field(() => Int)
  recoveryCodesLeft: number;

  @Field(() => Boolean, { description: "One of the caller's offices wants a second factor" })
  factorWanted: boolean;
}

export const AccountEventEnum = Object.fromEntries(ACCOUNT_EVENTS.map((kind) => [kind, kind]));
registerEnumType(AccountEventEnum, { name: 'AccountEvent' });

@ObjectType('AccountEntry', { description: 'What was done to a way of signing in, by whom and why' })
export class AccountEntryType {
  @Field(() => ID)
  id: string;

  @Field(() => AccountEventEnum)
  kind: AccountEvent;

  @Field(() => ID)
  byPersonId: string;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType('StaffAccount', { description: 'A staff account, for those who give roles above it' })
export class StaffAccountType {
  @Field(() => ID, { description: 'Its holder: a person has one' })
  id: string;

  @Field(() => ID)
  personId: string;

  @Field(() => String)
  username: string;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime, { nullable: true })
  lastSeenAt: Date | null;

  @Field(() => Boolean)
  locked: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when a one-time password waits; null once it was changed',
  })
  oneTimeUntil: Date | null;

  @Field(() => DateTime, { nullable: true })
  factorSince: Date | null;

  @Field(() => Boolean, { description: 'Whether the caller may reset, lock and unlock it' })
  yours: boolean;
}

@ObjectType('StaffAccountDone')
export class StaffAccountDoneType {
  @Field(() => ID)
  personId: string;

  @Field(() => String)
  username: string;

  @Field(() => String, { nullable: true, description: 'Shown this once; changed at the first sign-in' })
  oneTimePassword: string | null;
}

export const StaffAccountConnection = connectionOf(StaffAccountType, 'StaffAccount');
export const StaffAccountResult = outcomeOf('StaffAccountResult', () => StaffAccountDoneType);
export const SecondFactorBegunResult = outcomeOf('SecondFactorBegunResult', () => SecondFactorBegun);
export const SecondFactorEnrolledResult = outcomeOf('SecondFactorEnrolledResult', () => SecondFactorEnrolled);
export const RecoveryCodesRenewedResult = outcomeOf('RecoveryCodesRenewedResult', () => RecoveryCodesRenewed);
export const SecondFactorRemovedResult = outcomeOf('SecondFactorRemovedResult', () => SecondFactorRemoved);
