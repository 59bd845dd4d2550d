import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CostLimit } from './cost-limit';
import type { ErrorPresenter } from './error-presenter';
import type { RequestContext } from './request-context';

/** Presents errors in the caller's language, which Apollo's formatError alone cannot know. */
export class ErrorPlugin implements ApolloServerPlugin<RequestContext> {
  private readonly presented = new WeakMap<object, GraphQLFormattedError>();

  constructor(private readonly presenter: ErrorPresenter) {}

  requestDidStart() {
    return Promise.resolve({
      didEncounterErrors: ({
        errors,
        contextValue,
        operationName,
      }: {
        readonly errors: readonly GraphQLError[];
        readonly contextValue: RequestContext;
        readonly operationName?: string | null;
      }) => {
        for (const error of errors) {
          this.presented.set(error, this.presenter.present(error, contextValue, operationName ?? null));
        }
        return Promise.resolve();
      },
    });
  }

  /** Also called for requests that never got a context: those are answered in both languages. */
  format(error: unknown): GraphQLFormattedError {
    const known = this.presented.get(error as object);
    if (known) return known;
    const cause = error instanceof Error ? error : new Error(String(error));
    // already presented where it was thrown
    if (cause instanceof PresentedError) return cause.toJSON();
    const wrapped =
      cause instanceof GraphQLError ? cause : new GraphQLError(cause.message, { originalError: cause });
    return this.presenter.present(wrapped, { language: null, correlationId: null });
  }
}

/** Carries an answer that is ready through Apollo's handling of a failed context. */
export class PresentedError extends GraphQLError {
  constructor({ message, extensions }: GraphQLFormattedError, status: number) {
    super(message, { extensions: { ...extensions, http: { status } } });
  }

  override toJSON(): GraphQLFormattedError {
    const { http: _, ...extensions } = this.extensions;
    return { message: this.message, extensions };
  }
}

/** Weighs each operation with the variables it came with, before it runs. */
export function costPlugin(maxCost: number): ApolloServerPlugin<RequestContext> {
  let limit: CostLimit;
  return {
    serverWillStart: ({ schema }) => {
      limit = new CostLimit(schema, maxCost);
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, request }) => {
          if (operation) limit.check(document, operation, request.variables);
          return Promise.resolve();
        },
      }),
  };
}

/**
 * No answer is kept by a browser or a proxy. In place of Apollo's own cache control, which looks at every single field to
 * find the same out.
 */
export const keepNothingPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        response.http.headers.set('cache-control', 'no-store');
        return Promise.resolve();
      },
    }),
};

/** What a browser gets at /graphql. */
export function landingPagePlugin(html: string): ApolloServerPlugin<RequestContext> {
  return {
    serverWillStart: () => Promise.resolve({ renderLandingPage: () => Promise.resolve({ html }) }),
  };
}
