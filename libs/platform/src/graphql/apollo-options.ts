import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloDriver } from '@nestjs/apollo';
import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { redactText } from '../logging/redact';
import {
  costPlugin,
  ErrorPlugin,
  keepNothingPlugin,
  landingPagePlugin,
  PresentedError,
} from './apollo-plugins';
import { DateTime } from './date-time.scalar';
import type { ErrorPresenter } from './error-presenter';
import { ExpectedError } from './expected-error';
import { GRAPHQL_PATH, type GraphqlOptions } from './graphql-options';
import { limitRules } from './operation-limits';
import { OperationPolicy } from './persisted-operations';
import { type IncomingRequest, knownOf, type RequestContextFactory } from './request-context.factory';

/** How the schema is built; shared with the export of the SDL. */
export const BUILD_SCHEMA_OPTIONS = { scalarsMap: [{ type: Date, scalar: DateTime }] };

/**
 * Apollo on Fastify. To run operations another way (compiled ones), hand `gateway: { load, … }` to Apollo here: it takes
 * precedence over the schema Nest passes, and errors, limits and contexts stay as they are.
 */
export function apolloOptions(
  options: GraphqlOptions,
  contexts: RequestContextFactory,
  presenter: ErrorPresenter,
): ApolloDriverConfig {
  const policy = new OperationPolicy(options.open, options.operations);
  const errors = new ErrorPlugin(presenter);
  return {
    driver: ApolloDriver,
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: BUILD_SCHEMA_OPTIONS,
    context: (request: HttpRequest) => contextOf(request, policy, contexts, presenter),
    graphiql: false,
    introspection: options.open,
    hideSchemaDetailsFromClientErrors: !options.open,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: options.limits.tokens },
    validationRules: limitRules(options.limits),
    // only what is on the list: clients cannot add to it
    persistedQueries: { cache: listAsCache(policy), ttl: null },
    formatError: (_, error) => errors.format(error),
    autoTransformHttpErrors: false,
    stringifyResult: (result) => JSON.stringify(result),
    logger: quietLogger(),
    // the driver's types come from Apollo's ESM build, ours from its CommonJS one
    plugins: [
      errors,
      costPlugin(options.limits.cost),
      keepNothingPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ...(options.open && options.queryPage !== null ? [landingPagePlugin(options.queryPage)] : []),
    ] as ApolloDriverConfig['plugins'],
  };
}

type HttpRequest = IncomingRequest & {
  readonly method: string;
  readonly body?: unknown;
  readonly query?: unknown;
};

async function contextOf(
  request: HttpRequest,
  policy: OperationPolicy,
  contexts: RequestContextFactory,
  presenter: ErrorPresenter,
) {
  try {
    const operation = request.method === 'GET' ? request.query : request.body;
    policy.check(operation ?? {});
    return await contexts.ofRequest(request);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    const wrapped = new GraphQLError(cause.message, { originalError: cause });
    throw new PresentedError(
      presenter.present(wrapped, knownOf(request)),
      cause instanceof ExpectedError ? 400 : 500,
    );
  }
}

function listAsCache(policy: OperationPolicy) {
  return {
    // Apollo prefixes keys: `apq:<hash>`
    get: (key: string) => Promise.resolve(policy.textOf(key.slice(key.lastIndexOf(':') + 1))),
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(false),
  };
}

/** Apollo's own lines, without anything a user typed. */
function quietLogger() {
  const log = new Logger('Apollo');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message?: string) => log.warn(redactText(String(message))),
    error: (message?: string) => log.error(redactText(String(message))),
  };
}
