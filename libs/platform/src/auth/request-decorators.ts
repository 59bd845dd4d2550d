import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { UnauthenticatedError } from '../graphql/expected-error';
import type { RequestLoaders } from '../graphql/loaders';
import type { RequestClient, RequestContext } from '../graphql/request-context';

const requestOf = (context: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(context).getContext<RequestContext>();

/** `@CurrentActor() actor: PersonActor`. Throws UNAUTHENTICATED when nobody is signed in. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): PersonActor => {
  const { actor } = requestOf(context);
  if (!actor) throw new UnauthenticatedError();
  return actor;
});

/** `@OptionalActor() actor: PersonActor | null`, for what visitors may do too. */
export const OptionalActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): PersonActor | null => requestOf(context).actor,
);

/** `@RequestLanguage() language: Language`: by `Accept-Language`, Chinese unless English is asked for. */
export const RequestLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Language => requestOf(context).language,
);

/** `@ClientInfo() client: RequestClient`: address and device, for limits and sessions. */
export const ClientInfo = createParamDecorator((_: unknown, context: ExecutionContext): RequestClient => {
  const { clientAddress, deviceId } = requestOf(context);
  return { clientAddress, deviceId };
});

/** `@Loaders() loaders: RequestLoaders`: the request's own DataLoaders. */
export const Loaders = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestLoaders => requestOf(context).loaders,
);
