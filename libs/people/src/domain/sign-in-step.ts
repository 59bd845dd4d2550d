/** What is known of somebody who has just shown a phone or a password to be his own. */
export interface Standing {
  /** Signs in by an authenticator app from now on. */
  readonly hasFactor: boolean;
  /** Has shown it just now. */
  readonly factorShown: boolean;
  /** The password was made by somebody else. */
  readonly mustChangePassword: boolean;
  /** One of his offices wants a second factor. */
  readonly factorWanted: boolean;
}

/** SECOND_FACTOR: show it. NEW_PASSWORD: choose one. ENROL: set the second factor up, nothing else. OPEN: come in. */
export type SignInStepKind = 'SECOND_FACTOR' | 'NEW_PASSWORD' | 'ENROL' | 'OPEN';

/** The factor comes first: whoever holds a password alone gets to choose nothing. */
export function nextStep({
  hasFactor,
  factorShown,
  mustChangePassword,
  factorWanted,
}: Standing): SignInStepKind {
  if (hasFactor && !factorShown) return 'SECOND_FACTOR';
  if (mustChangePassword) return 'NEW_PASSWORD';
  return factorWanted && !hasFactor ? 'ENROL' : 'OPEN';
}
