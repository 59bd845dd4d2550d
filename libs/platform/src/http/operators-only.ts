import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACTOR_RESOLVER, type ActorResolver } from '../auth/actor-resolver';
import { languageOf } from '../auth/request-language';
import { ForbiddenError, UnauthenticatedError } from '../graphql/expected-error';
import { bearerOf } from '../graphql/request-context.factory';

/** Cookie that carries an administrator's access token to pages of operators, where no header can be set. */
export const OPERATOR_COOKIE = 'operator_token';

/** What Nest's application offers for looking things up. */
interface Providers {
  get<T>(token: symbol, options: { strict: boolean }): T;
}

/**
 * Fastify hook: lets through who holds the role ADMIN, by access token in the `authorization` header or the cookie.
 * Others get 401 or 403; `signInPage` is what a browser is shown with the former.
 */
export function operatorsOnly(providers: Providers, signInPage: string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const token = bearerOf(request.headers.authorization) ?? cookieOf(request.headers.cookie);
    const resolver = providers.get<ActorResolver>(ACTOR_RESOLVER, { strict: false });
    const actor = token === null ? null : await resolver.resolve(token);
    if (actor?.grants.some(({ role }) => role === 'ADMIN')) return;
    const error = actor ? new ForbiddenError() : new UnauthenticatedError();
    const status = actor ? 403 : 401;
    if (!actor && request.headers.accept?.includes('text/html')) {
      await reply.status(status).type('text/html; charset=utf-8').send(signInPage);
      return;
    }
    const language = languageOf(request.headers['accept-language']);
    const extensions = { code: error.code, wayOut: error.wayOut[language], correlationId: request.id };
    await reply.status(status).send({ errors: [{ message: error.text[language], extensions }] });
  };
}

function cookieOf(cookies: string | undefined): string | null {
  const value = new RegExp(`(?:^|;\\s*)${OPERATOR_COOKIE}=([\\w.~+/=-]{1,4096})`).exec(cookies ?? '')?.[1];
  return value ?? null;
}
