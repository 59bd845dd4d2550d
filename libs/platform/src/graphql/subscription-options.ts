import { randomUUID } from 'node:crypto';
import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  specifiedRules,
} from 'graphql';
import type { Context, ServerOptions, SubscribePayload } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { decodeJwt } from 'jose';
import { text, type PersonActor } from '#libs/kernel';
import { languageOf } from '../auth/request-language';
import { currentStreets, lastingStreetScope, openStreetScope } from '../database/street-scope';
import { CostLimit } from './cost-limit';
import type { ErrorPresenter } from './error-presenter';
import { UnauthenticatedError } from './expected-error';
import type { GraphqlOptions } from './graphql-options';
import { InvalidDocumentError, KnownDocuments } from './known-documents';
import { limitRules } from './operation-limits';
import { operationRefused } from './operation-refused';
import { OperationPolicy } from './persisted-operations';
import type { RequestContext } from './request-context';
import { bearerOf, knownOf, type RequestContextFactory } from './request-context.factory';

const MAX_SUBSCRIPTIONS = 20;
/** Milliseconds for which a person's roles are taken as known between two events. */
const ACTOR_FRESH_MS = 5_000;
/** "Forbidden" of the protocol: clients may connect again, with a new token. */
const CLOSE_SIGNED_OUT = 4403;
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** One connection: who it belongs to and how it is to be ended. */
interface Connection {
  readonly known: Omit<RequestContext, 'loaders' | 'actor' | 'currentActor'>;
  readonly token: string | null;
  readonly close: () => void;
  actor: PersonActor | null;
  /** What the actor was admitted to when last asked. */
  streets: readonly string[];
  checkedAt: number;
  expiry?: NodeJS.Timeout;
}

type Params = Record<string, unknown>;
type Socket = Extra & { connection?: Connection };

/**
 * graphql-ws: signed in by `connectionParams.authorization` ("Bearer …"), language by `connectionParams.language`. The
 * connection is closed when its token expires or the person may no longer sign in. Each event gets a context and loaders
 * of its own; authorisation per event is the work of the service behind the subscription.
 */
export function subscriptionOptions(
  options: GraphqlOptions,
  schema: GraphQLSchema,
  contexts: RequestContextFactory,
  presenter: ErrorPresenter,
): ServerOptions<Params, Socket> {
  const policy = new OperationPolicy(options.open, options.operations);
  const cost = new CostLimit(schema, options.limits.cost);
  const documents = new KnownDocuments(
    schema,
    [
      ...specifiedRules,
      ...(options.open ? [] : [NoSchemaIntrospectionCustomRule]),
      ...limitRules(options.limits),
    ],
    options.limits.tokens,
  );

  const contextOf = (connection: Connection): RequestContext =>
    contexts.open(connection.known, connection.actor, async () =>
      (await refresh(connection)) ? connection.actor : null,
    );

  /** Asks again who this is, when the last answer is old; closes the connection when it is nobody any more. */
  const refresh = async (connection: Connection): Promise<boolean> => {
    if (connection.token === null || Date.now() - connection.checkedAt < ACTOR_FRESH_MS) return true;
    Object.assign(connection, await admit(connection.token, contexts));
    connection.checkedAt = Date.now();
    if (connection.actor) return true;
    connection.close();
    return false;
  };

  const prepare = (connection: Connection, payload: SubscribePayload): ExecutionArgs => {
    policy.check(payload);
    const document = documents.read(policy.textOfRequest(payload));
    const operation = getOperationAST(document, payload.operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw operationRefused(
        text('这里只接受订阅', 'Only subscriptions are taken here'),
        text('查询和操作请用 HTTP 提交', 'Send queries and mutations over HTTP'),
      );
    }
    cost.check(document, operation, payload.variables);
    return {
      schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: contextOf(connection),
    };
  };

  const present = (errors: readonly GraphQLError[], connection: Connection, operation?: string | null) =>
    errors.map((error) => presenter.present(error, connection.known, operation ?? null));

  return {
    async onConnect(ctx) {
      const connection = await connect(ctx, contexts);
      if (!connection) return false;
      ctx.extra.connection = connection;
      return true;
    },
    onClose: (ctx) => clearTimeout(ctx.extra.connection?.expiry),
    async onSubscribe(ctx, _id, payload) {
      const connection = ctx.extra.connection!;
      try {
        if (!(await refresh(connection))) throw new UnauthenticatedError();
        if (Object.keys(ctx.subscriptions).length > MAX_SUBSCRIPTIONS) {
          throw operationRefused(
            text('同时打开的订阅太多', 'Too many subscriptions are open at once'),
            text('请关闭一些页面后再试', 'Close some pages and try again'),
          );
        }
        return { ...prepare(connection, payload), rootValue: connection };
      } catch (error) {
        return problemsOf(error);
      }
    },
    subscribe: (args) => {
      const connection = args.rootValue as Connection;
      const within = lastingStreetScope(() => connection.streets);
      return eventStream({ ...args, rootValue: undefined }, within, async (event) => {
        if (!(await refresh(connection)))
          return { errors: [new GraphQLError('', { originalError: new UnauthenticatedError() })] };
        return within(async () =>
          execute({ ...args, rootValue: event, contextValue: contextOf(connection) }),
        );
      });
    },
    onNext: (ctx, _id, payload, _args, result) =>
      result.errors
        ? { ...result, errors: present(result.errors, ctx.extra.connection!, payload.operationName) }
        : undefined,
    onError: (ctx, _id, payload, errors) =>
      present(asGraphQLErrors(errors), ctx.extra.connection!, payload.operationName),
  };
}

async function connect(
  { connectionParams, extra }: Context<Params, Socket>,
  contexts: RequestContextFactory,
): Promise<Connection | null> {
  const { request, socket } = extra;
  const asked = connectionParams?.language;
  const headers = { ...request.headers, ...(typeof asked === 'string' && { 'accept-language': asked }) };
  const token = bearerOf(connectionParams?.authorization);
  const admitted = await admit(token, contexts);
  if (token !== null && !admitted.actor) return null;
  const close = () => socket.close(CLOSE_SIGNED_OUT, 'Forbidden');
  const connection: Connection = {
    known: {
      ...knownOf({ id: randomUUID(), ip: request.socket.remoteAddress ?? '', headers }),
      language: languageOf(headers['accept-language']),
    },
    token,
    ...admitted,
    checkedAt: Date.now(),
    close,
  };
  const expiresAt = token === null ? null : expiryOf(token);
  if (expiresAt !== null) {
    const wait = Math.min(Math.max(0, expiresAt - Date.now()), LONGEST_TIMEOUT_MS);
    connection.expiry = setTimeout(close, wait).unref();
  }
  return connection;
}

/** Who holds the token, and which streets that admits to. */
function admit(
  token: string | null,
  contexts: RequestContextFactory,
): Promise<Pick<Connection, 'actor' | 'streets'>> {
  return openStreetScope(async () => {
    const actor = await contexts.actorOf(token);
    return { actor, streets: currentStreets().split(',').filter(Boolean) };
  });
}

/** The resolver has verified the token by now; only its end is read here. Null for tokens of another make. */
function expiryOf(token: string): number | null {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? null : exp * 1000;
  } catch {
    return null;
  }
}

/**
 * The events of a subscription, each run with a context of its own. Written out because graphql-js keeps one context for
 * all, and an async generator could not be left while it waits for the next event.
 */
async function eventStream(
  args: ExecutionArgs,
  within: <T>(work: () => T) => T,
  run: (event: unknown) => Promise<ExecutionResult>,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await within(() => createSourceEventStream(args));
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  const mapped = async (step: Promise<IteratorResult<unknown>>): Promise<IteratorResult<ExecutionResult>> => {
    const result = await step;
    if (result.done) return { done: true, value: undefined };
    try {
      return { done: false, value: await run(result.value) };
    } catch (error) {
      await events.return?.();
      throw error;
    }
  };
  const stream: AsyncIterableIterator<ExecutionResult> = {
    next: () => mapped(within(() => events.next())),
    return: () =>
      events.return ? mapped(events.return()) : Promise.resolve({ done: true, value: undefined }),
    throw: (error: Error) => (events.throw ? mapped(events.throw(error)) : Promise.reject(error)),
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

/** Codes as Apollo gives them over HTTP, so that both ways read alike. */
function problemsOf(error: unknown): GraphQLError[] {
  if (error instanceof InvalidDocumentError)
    return error.problems.map((problem) => coded(problem, 'GRAPHQL_VALIDATION_FAILED'));
  if (error instanceof GraphQLError)
    return [error.originalError ? error : coded(error, 'GRAPHQL_PARSE_FAILED')];
  const cause = error instanceof Error ? error : new Error(String(error));
  return [new GraphQLError(cause.message, { originalError: cause })];
}

const coded = (error: GraphQLError, code: string) =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    originalError: error.originalError,
    extensions: { ...error.extensions, code },
  });

const asGraphQLErrors = (errors: readonly unknown[]): GraphQLError[] =>
  errors.map((error) => (error instanceof GraphQLError ? error : new GraphQLError((error as Error).message)));
