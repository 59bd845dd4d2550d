import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { CommandRefused, DateTime, outcomeOf } from '#libs/platform';

@ObjectType()
export class SignedIn {
  @Field(() => ID)
  personId: string;

  @Field(() => String, { description: 'Send it as Authorization: Bearer …' })
  accessToken: string;

  @Field(() => DateTime)
  accessTokenExpiresAt: Date;

  @Field(() => String, { description: 'Good once: refreshSession answers the next one' })
  refreshToken: string;
}

@ObjectType({ description: 'The password or phone was right; `showSecondFactor` finishes signing in' })
export class SecondFactorWanted {
  @Field(() => String, { description: 'Good once, for five minutes' })
  ticket: string;
}

@ObjectType({ description: 'The password was made by somebody else: `chooseFirstPassword` comes next' })
export class NewPasswordWanted {
  @Field(() => String)
  ticket: string;
}

@ObjectType({
  description:
    'An office wants a second factor and none is set up: `beginSecondFactor` comes next, and nothing else is open',
})
export class EnrolmentWanted {
  @Field(() => String)
  ticket: string;
}

/** Members are told apart by class: the resolver answers instances. */
export const SignInStepResult = createUnionType({
  name: 'SignInStepResult',
  types: () => [SignedIn, SecondFactorWanted, NewPasswordWanted, EnrolmentWanted, CommandRefused] as const,
  resolveType: (value: object) => value.constructor as typeof SignedIn,
});

export const SessionResult = outcomeOf('SessionResult', () => SignedIn);
