import type { PersonActor } from '#libs/kernel';
import type { LoaderContext, RequestLoaders } from './loaders';

/**
 * What resolvers know about the request or the subscription they serve.
 *
 * A field read for every row of a page takes it as graphql hands it over, `name(item: Item, _: unknown, { language }:
 * RequestContext)`: parameters with decorators (`@Parent()`, `@Loaders()`) go through Nest's pipes, some fifteen promises a
 * call. Fields with arguments need those pipes: they check input.
 */
export interface RequestContext extends LoaderContext, RequestClient {
  readonly loaders: RequestLoaders;
  /** Who it is at this moment: a subscription outlives what was known of its caller when it began. */
  readonly currentActor: () => Promise<PersonActor | null>;
}

/** Where a request comes from; for limits and sessions, never for authorisation. */
export interface RequestClient {
  /** The address seen by us, or by the trusted proxy in front. */
  readonly clientAddress: string;
  /** What the client calls itself in `x-device-id`; null when it does not say. Untrusted. */
  readonly deviceId: string | null;
}
