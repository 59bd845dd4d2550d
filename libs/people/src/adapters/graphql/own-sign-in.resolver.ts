import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import {
  ClientInfo,
  CurrentActor,
  OncePerDocument,
  OptionalActor,
  RequestLanguage,
  toUserError,
  UnauthenticatedError,
  type CommandRefused,
  type RequestClient,
} from '#libs/platform';
import type { FreshSecret } from '../../application/authenticator';
import { OwnSignInService, type OwnSignIn } from '../../application/own-sign-in.service';
import type { SignedIn } from '../../application/sessions.service';
import { SignInSteps } from '../../application/sign-in-steps.service';
import {
  BeginSecondFactorInput,
  ChangeMyPasswordInput,
  ChooseFirstPasswordInput,
  ConfirmSecondFactorInput,
  RemoveSecondFactorInput,
  RenewRecoveryCodesInput,
  ShowSecondFactorInput,
} from './account.inputs';
import {
  MySignIn,
  RecoveryCodesRenewedResult,
  SecondFactorBegunResult,
  SecondFactorEnrolledResult,
  SecondFactorRemovedResult,
  type RecoveryCodesRenewed,
  type SecondFactorEnrolled,
  type SecondFactorRemoved,
} from './account.types';
import { stepAnswer } from './sign-in-answers';
import { SessionResult, SignInStepResult } from './sign-in-step.types';

/** One's own password and second factor, and the steps of signing in that ask for them. */
@Resolver()
export class OwnSignInResolver {
  constructor(
    private readonly steps: SignInSteps,
    private readonly own: OwnSignInService,
  ) {}

  @OncePerDocument()
  @Mutation(() => SignInStepResult, { description: 'Finishes a sign-in that wants a second factor' })
  async showSecondFactor(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: ShowSecondFactorInput,
  ): Promise<typeof SignInStepResult> {
    return stepAnswer(await this.steps.showFactor(input.ticket, input.code, client), language);
  }

  @OncePerDocument()
  @Mutation(() => SignInStepResult, { description: 'In place of the password that somebody else made' })
  async chooseFirstPassword(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: ChooseFirstPasswordInput,
  ): Promise<typeof SignInStepResult> {
    return stepAnswer(await this.steps.choosePassword(input.ticket, input.newPassword, client), language);
  }

  @OncePerDocument()
  @Mutation(() => SecondFactorBegunResult, { description: 'A new secret each time' })
  async beginSecondFactor(
    @OptionalActor() actor: PersonActor | null,
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') { ticket = null }: BeginSecondFactorInput,
  ): Promise<FreshSecret | CommandRefused> {
    requireSomebody(actor, ticket);
    const result = await this.own.beginFactor(actor, ticket, client);
    return result.ok ? result.value : toUserError(result.error, language);
  }

  @OncePerDocument()
  @Mutation(() => SecondFactorEnrolledResult, { description: 'Puts the second factor in force' })
  async confirmSecondFactor(
    @OptionalActor() actor: PersonActor | null,
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') { ticket = null, code }: ConfirmSecondFactorInput,
  ): Promise<SecondFactorEnrolled | CommandRefused> {
    requireSomebody(actor, ticket);
    const result = await this.own.confirmFactor(actor, ticket, code, client);
    if (!result.ok) return toUserError(result.error, language);
    const { recoveryCodes, step } = result.value;
    return {
      recoveryCodes: [...recoveryCodes],
      signedIn: step?.kind === 'SIGNED_IN' ? step.signedIn : null,
    };
  }

  @OncePerDocument()
  @Mutation(() => SecondFactorRemovedResult, { description: 'Needs a code of it' })
  async removeSecondFactor(
    @CurrentActor() actor: PersonActor,
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: RemoveSecondFactorInput,
  ): Promise<SecondFactorRemoved | CommandRefused> {
    const result = await this.own.removeFactor(actor, input.code, client);
    return result.ok ? { personId: actor.personId } : toUserError(result.error, language);
  }

  @OncePerDocument()
  @Mutation(() => RecoveryCodesRenewedResult, {
    description: 'Needs a code of the second factor; the sign-in goes on',
  })
  async renewRecoveryCodes(
    @CurrentActor() actor: PersonActor,
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: RenewRecoveryCodesInput,
  ): Promise<RecoveryCodesRenewed | CommandRefused> {
    const result = await this.own.renewRecoveryCodes(actor, input.code, client);
    return result.ok ? { recoveryCodes: [...result.value] } : toUserError(result.error, language);
  }

  @OncePerDocument()
  @Mutation(() => SessionResult, {
    description: 'Ends every sign-in of the caller and answers a new one in place of this one',
  })
  async changeMyPassword(
    @CurrentActor() actor: PersonActor,
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') { currentPassword, newPassword }: ChangeMyPasswordInput,
  ): Promise<SignedIn | CommandRefused> {
    const result = await this.own.changePassword(actor, currentPassword, newPassword, client);
    return result.ok ? result.value : toUserError(result.error, language);
  }

  @Query(() => MySignIn)
  mySignIn(@CurrentActor() actor: PersonActor): Promise<OwnSignIn> {
    return this.own.of(actor.personId);
  }
}

function requireSomebody(actor: PersonActor | null, ticket: string | null): void {
  if (!actor && ticket === null) throw new UnauthenticatedError();
}
