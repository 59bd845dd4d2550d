import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { text, type Text } from '#libs/kernel';
import { languageOf } from '../auth/request-language';
import { ExpectedError, type ExpectedCode } from '../graphql/expected-error';
import { redactError } from '../logging/redact';

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly message: Text;
  readonly wayOut: Text;
}

const STATUS: Readonly<Record<ExpectedCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  OPERATION_REFUSED: 400,
  TOO_MANY_REQUESTS: 429,
};

const NOT_FOUND = {
  message: text('没有这个地址', 'There is nothing at this address'),
  wayOut: text('请检查地址，或从首页进入', 'Check the address, or start from the front page'),
};
const UNREADABLE = {
  message: text('请求的格式不对', 'The request has the wrong form'),
  wayOut: text('请检查后再提交', 'Check it and send it again'),
};
const TOO_LARGE = {
  message: text('提交的内容太大', 'The request is too large'),
  wayOut: text('请减少内容后再提交', 'Send less at a time'),
};

/**
 * What HTTP answers when something goes wrong outside GraphQL, in the shape GraphQL uses: `errors` with a sentence, a
 * code and the way out. Errors of resolvers pass through: they are presented by GraphQL.
 */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  catch(exception: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() !== 'http') return exception;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, code, message, wayOut } = this.answerTo(exception, request);
    const language = languageOf(request.headers['accept-language']);
    const extensions = { code, wayOut: wayOut[language], correlationId: request.id };
    void reply.status(status).send({ errors: [{ message: message[language], extensions }] });
    return undefined;
  }

  private answerTo(exception: unknown, request: FastifyRequest): Answer {
    if (exception instanceof ExpectedError) {
      const { code, text: message, wayOut } = exception;
      return { status: STATUS[code], code, message, wayOut };
    }
    const status = statusOf(exception);
    if (status === 404) return { status, code: 'NOT_FOUND', ...NOT_FOUND };
    if (status === 413) return { status, code: 'BAD_REQUEST', ...TOO_LARGE };
    if (status >= 400 && status < 500) return { status, code: 'BAD_REQUEST', ...UNREADABLE };
    return this.fault(exception, request, status);
  }

  private fault(exception: unknown, request: FastifyRequest, status: number): Answer {
    const error = exception instanceof Error ? exception : new Error(String(exception));
    this.log.error({
      msg: 'unexpected error',
      correlationId: request.id,
      route: request.routeOptions.url,
      error: redactError(error),
    });
    return {
      status: status >= 500 ? status : 500,
      code: 'INTERNAL_SERVER_ERROR',
      message: text(
        `系统出错了（编号 ${request.id}）`,
        `Something went wrong on our side (number ${request.id})`,
      ),
      wayOut: text('请稍后再试，或把编号告诉工作人员', 'Try again later, or give the number to the staff'),
    };
  }
}

/** Nest's exceptions say it by a method, Fastify's own errors by a property. */
function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  const { statusCode } = exception as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
}
