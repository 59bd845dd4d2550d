import type { Language, Refusal, Result } from '#libs/kernel';
import { toUserError } from '#libs/platform';
import type { SignInStep } from '../../application/sign-in-steps.service';
import type { CodeOutcome } from '../../application/sign-in.service';
import {
  EnrolmentWanted,
  NewPasswordWanted,
  SecondFactorWanted,
  SignedIn,
  type SignInStepResult,
} from './sign-in-step.types';
import { ChoosePerson, RegistrationNeeded, type SignInResult } from './sign-in.types';

/** Where signing in stands, as the class that the union tells it by. */
export function stepAnswer(result: Result<SignInStep, Refusal>, language: Language): typeof SignInStepResult {
  return result.ok ? stepObject(result.value) : toUserError(result.error, language);
}

/** The same for the first step, which may also ask who it is. */
export function signInAnswer(result: Result<CodeOutcome, Refusal>, language: Language): typeof SignInResult {
  if (!result.ok) return toUserError(result.error, language);
  const outcome = result.value;
  if (outcome.kind === 'CHOOSE')
    return Object.assign(new ChoosePerson(), { ticket: outcome.ticket, candidates: outcome.candidates });
  if (outcome.kind === 'REGISTER') return Object.assign(new RegistrationNeeded(), { ticket: outcome.ticket });
  return stepObject(outcome);
}

function stepObject(step: SignInStep): SignedIn | SecondFactorWanted | NewPasswordWanted | EnrolmentWanted {
  switch (step.kind) {
    case 'SIGNED_IN':
      return Object.assign(new SignedIn(), step.signedIn);
    case 'SECOND_FACTOR':
      return Object.assign(new SecondFactorWanted(), { ticket: step.ticket });
    case 'NEW_PASSWORD':
      return Object.assign(new NewPasswordWanted(), { ticket: step.ticket });
    case 'ENROL':
      return Object.assign(new EnrolmentWanted(), { ticket: step.ticket });
  }
}
