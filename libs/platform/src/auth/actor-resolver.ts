import type { PersonActor } from '#libs/kernel';

/** Finds the ActorResolver. Provided by the lib that knows sessions and memberships (people). */
export const ACTOR_RESOLVER = Symbol('ACTOR_RESOLVER');

/** Port: who holds this access token. */
export interface ActorResolver {
  /** Null when the token is invalid, has expired, or its session was ended. Throws only when it cannot find out. */
  resolve(token: string): Promise<PersonActor | null>;
}
