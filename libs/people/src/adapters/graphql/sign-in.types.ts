import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { CommandRefused, DateTime, outcomeOf } from '#libs/platform';
import { EnrolmentWanted, NewPasswordWanted, SecondFactorWanted, SignedIn } from './sign-in-step.types';

@ObjectType({ description: 'A code is on its way, if the number can receive one' })
export class CodeRequested {
  @Field(() => String, { description: 'For people: what to do now' })
  message: string;
}

@ObjectType()
export class PersonChoice {
  @Field(() => ID)
  personId: string;

  @Field(() => String)
  maskedName: string;
}

@ObjectType({ description: 'Several people share this phone: choosePerson says who it is' })
export class ChoosePerson {
  @Field(() => String)
  ticket: string;

  @Field(() => [PersonChoice])
  candidates: PersonChoice[];
}

@ObjectType({ description: 'Nobody is on file under this phone: registerResident comes next' })
export class RegistrationNeeded {
  @Field(() => String)
  ticket: string;
}

@ObjectType({ description: 'An open sign-in of the caller' })
export class SessionType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'What the client called itself' })
  device: string | null;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime)
  lastSeenAt: Date;

  @Field(() => Boolean, { description: 'The one this request came with' })
  current: boolean;
}

@ObjectType({ description: 'A message of the local outbox; development and demonstration only' })
export class LocalMessageType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  body: string;

  @Field(() => DateTime)
  createdAt: Date;
}

export const RequestCodeResult = outcomeOf('RequestSignInCodeResult', () => CodeRequested);

/** Members are told apart by class: the resolver answers instances. */
export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () =>
    [
      SignedIn,
      ChoosePerson,
      RegistrationNeeded,
      SecondFactorWanted,
      NewPasswordWanted,
      EnrolmentWanted,
      CommandRefused,
    ] as const,
  resolveType: (value: object) => value.constructor as typeof SignedIn,
});
