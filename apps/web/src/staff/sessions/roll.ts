import type { SessionRollQuery } from '../../generated/graphql';

/** Who comes to a session. */
export type Roll = Extract<SessionRollQuery['sessionRoll'], { readonly __typename?: 'SessionRoll' }>;
