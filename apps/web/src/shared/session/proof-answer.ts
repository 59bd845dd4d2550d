import type { Tokens } from './session-store';

/** What the server answers to a phone or password shown to be one's own: in, or one step further. */
export type StepAnswer =
  | ({ readonly __typename: 'SignedIn' } & Tokens)
  | {
      readonly __typename: 'SecondFactorWanted' | 'NewPasswordWanted' | 'EnrolmentWanted';
      readonly ticket: string;
    };
export type ProofAnswer =
  | StepAnswer
  | { readonly __typename: 'RegistrationNeeded'; readonly ticket: string }
  | {
      readonly __typename: 'ChoosePerson';
      readonly ticket: string;
      readonly candidates: readonly Candidate[];
    };
/** What is left to do. */
export type Further = Exclude<ProofAnswer, { readonly __typename: 'SignedIn' }>;

export interface Candidate {
  readonly personId: string;
  readonly maskedName: string;
}
