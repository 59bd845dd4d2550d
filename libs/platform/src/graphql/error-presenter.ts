import { Injectable, Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Language, text, type Text } from '#libs/kernel';
import { redactError } from '../logging/redact';
import { coercionProblem } from './coercion-problem';
import { ExpectedError, InvalidInputError, TooManyRequestsError } from './expected-error';
import { unreadableValue } from './unreadable-value';

/** Whom an error is told to. Language null: not known yet, so both. */
export interface Audience {
  readonly language: Language | null;
  readonly correlationId: string | null;
}

interface Sentences {
  readonly code: string;
  readonly message: Text;
  readonly wayOut: Text;
}

const RELOAD = text('请刷新页面后再试', 'Reload the page and try again');
const CHECK_QUERY = text('请对照接口文档修改查询', 'Compare it with the schema and try again');

/**
 * Turns whatever went wrong into what the caller reads: expected errors in their own words, unreadable requests with the
 * field at fault, and everything else as INTERNAL_SERVER_ERROR with the correlation id, logged here once with its stack.
 */
@Injectable()
export class ErrorPresenter {
  private readonly log = new Logger('GraphQL');

  present(error: GraphQLError, audience: Audience, operation: string | null = null): GraphQLFormattedError {
    const cause = causeOf(error);
    const say = sayIn(audience.language);
    const place = {
      ...(error.locations && { locations: error.locations }),
      ...(error.path && { path: error.path }),
    };
    const tell = ({ code, message, wayOut }: Sentences, more: Record<string, unknown> = {}) => ({
      message: say(message),
      ...place,
      extensions: { code, wayOut: say(wayOut), ...more },
    });

    if (cause instanceof InvalidInputError) {
      const fields = cause.problems.map(({ field, message, wayOut }) => ({
        field,
        message: say(message),
        wayOut: say(wayOut),
      }));
      return tell(
        { code: cause.code, message: cause.text, wayOut: cause.wayOut },
        { field: fields[0]!.field, fields },
      );
    }
    if (cause instanceof ExpectedError) {
      const more =
        cause instanceof TooManyRequestsError ? { retryAfterSeconds: cause.retryAfterSeconds } : {};
      return tell({ code: cause.code, message: cause.text, wayOut: cause.wayOut }, more);
    }
    const unreadable = unreadableRequest(error);
    if (unreadable instanceof InvalidInputError)
      return this.present(wrap(unreadable, error), audience, operation);
    if (unreadable) return tell(unreadable);
    const badValue = unreadableValue(cause);
    if (badValue) {
      const { correlationId } = audience;
      this.log.warn({
        msg: 'value not readable',
        correlationId,
        operation,
        error: redactError(asError(cause)),
      });
      return this.present(wrap(badValue, error), audience, operation);
    }
    return tell(this.fault(cause, audience, operation), { correlationId: audience.correlationId });
  }

  private fault(cause: unknown, { correlationId }: Audience, operation: string | null): Sentences {
    this.log.error({ msg: 'unexpected error', correlationId, operation, error: redactError(asError(cause)) });
    const id = correlationId ?? '-';
    return {
      code: 'INTERNAL_SERVER_ERROR',
      message: text(
        `系统出错了，这不是您的问题（编号 ${id}）`,
        `Something went wrong on our side (number ${id})`,
      ),
      wayOut: text(
        `请稍后再试；如仍不行，请把编号 ${id} 告诉社区工作人员`,
        `Please try again later; if it goes on, give the number ${id} to the community desk`,
      ),
    };
  }
}

/** What was thrown, behind the wrappings of graphql-js and Apollo. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** A request that could not be read, as opposed to one that failed while it ran. Null for the latter. */
function unreadableRequest(error: GraphQLError): InvalidInputError | Sentences | null {
  const { code } = error.extensions;
  const isRequestLevel = error.path === undefined;
  // arguments are coerced while running, when a nullable variable without a value meets a required argument
  const isArgument = /^Argument "\w+" (?:of required type|has invalid value|of non-null type)/.test(
    error.message,
  );
  if (!isRequestLevel && !isArgument) return null;
  const problem = coercionProblem(error);
  if (problem && (isArgument || code === 'BAD_USER_INPUT' || code === 'GRAPHQL_VALIDATION_FAILED')) {
    return new InvalidInputError(problem);
  }
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED':
      return /more tha[nt] \d+ tokens/.test(error.message)
        ? {
            code: 'OPERATION_REFUSED',
            message: text('查询太长', 'The query is too long'),
            wayOut: text('请把查询拆成几个较小的查询', 'Split it into smaller queries'),
          }
        : query(code, '查询无法解析', 'The query cannot be parsed', error.message);
    case 'GRAPHQL_VALIDATION_FAILED':
      return query(code, '查询不符合接口定义', 'The query does not fit the schema', error.message);
    case 'OPERATION_RESOLUTION_FAILURE':
      return query(code, '没有指明要执行哪个操作', 'It is not clear which operation to run', error.message);
    case 'BAD_USER_INPUT':
      return query(code, '变量无法识别', 'A variable cannot be read', '');
    case 'PERSISTED_QUERY_NOT_FOUND':
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
      return {
        code,
        message: text('没有登记过这个查询', 'This operation is not on the list'),
        wayOut: RELOAD,
      };
    case 'BAD_REQUEST':
      return {
        code,
        message: text('请求的格式不对', 'The request has the wrong form'),
        wayOut: text(
          '请以 POST 提交 JSON（content-type: application/json）',
          'POST it as JSON (content-type: application/json)',
        ),
      };
    default:
      return requestMessages(error);
  }
}

/** Errors of Apollo's request handling that have no code of their own. */
function requestMessages(error: GraphQLError): Sentences | null {
  if (!/persisted query version|provided sha does not match/.test(error.message)) return null;
  return {
    code: 'BAD_REQUEST',
    message: text('查询的校验值不对', 'The hash does not belong to the operation'),
    wayOut: RELOAD,
  };
}

const query = (code: string, zh: string, en: string, detail: string): Sentences => ({
  code,
  message: text(detail ? `${zh}：${detail}` : zh, detail ? `${en}: ${detail}` : en),
  wayOut: CHECK_QUERY,
});

const wrap = (cause: Error, { nodes, source, positions, path }: GraphQLError) =>
  new GraphQLError(cause.message, { nodes, source, positions, path, originalError: cause });

const sayIn = (language: Language | null) => (sentence: Text) =>
  language === null ? `${sentence.zh} / ${sentence.en}` : sentence[language];

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
