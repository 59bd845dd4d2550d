import { text, type Text } from '#libs/kernel';

/** What a client reads in `extensions.code` of an error that is no bug. Everything else is INTERNAL_SERVER_ERROR. */
export type ExpectedCode =
  'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'TOO_MANY_REQUESTS' | 'OPERATION_REFUSED';

/**
 * Something a well-meaning caller can run into outside the expected outcomes of a command: not signed in, not allowed,
 * unreadable input, too many tries. Thrown from services and resolvers, never logged as a fault, shown in the caller's
 * language with a way out.
 */
export abstract class ExpectedError extends Error {
  abstract readonly code: ExpectedCode;

  constructor(
    readonly text: Text,
    readonly wayOut: Text,
  ) {
    super(text.en);
    this.name = new.target.name;
  }
}

/** Nobody is signed in, or the token has expired. */
export class UnauthenticatedError extends ExpectedError {
  readonly code = 'UNAUTHENTICATED';

  constructor(
    message: Text = text('您还没有登录，或登录已过期', 'You are not signed in, or your sign-in has expired'),
    wayOut: Text = text('请登录后再试', 'Please sign in and try again'),
  ) {
    super(message, wayOut);
  }
}

/** Signed in, but this is not theirs to see or do. Also the answer for things that do not exist for the caller. */
export class ForbiddenError extends ExpectedError {
  readonly code = 'FORBIDDEN';

  constructor(
    message: Text = text('您没有权限查看或办理这一项', 'You may not see or do this'),
    wayOut: Text = text(
      '请换用有权限的账号，或请社区受理员代办',
      'Use an account that may, or ask the community desk to do it for you',
    ),
  ) {
    super(message, wayOut);
  }
}

export interface InputProblem {
  /** Path inside the arguments: `input.phone`, `input.items[2].name`, `after`. */
  readonly field: string;
  readonly message: Text;
  readonly wayOut: Text;
}

/** Input that cannot be understood: names every field at fault. Nothing has been written. */
export class InvalidInputError extends ExpectedError {
  readonly code = 'BAD_USER_INPUT';
  readonly problems: readonly InputProblem[];

  constructor(first: InputProblem, ...others: InputProblem[]) {
    const problems = [first, ...others];
    super(join(problems, 'message'), join(problems, 'wayOut'));
    this.problems = problems;
  }
}

/** The same caller has tried too often; `retryAfterSeconds` says when the next try is counted afresh. */
export class TooManyRequestsError extends ExpectedError {
  readonly code = 'TOO_MANY_REQUESTS';

  constructor(readonly retryAfterSeconds: number) {
    const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
    super(
      text('操作太频繁，请稍候再试', 'Too many tries, please wait a little'),
      text(
        `请在约 ${minutes} 分钟后再试，或致电社区党群服务中心`,
        `Try again in about ${minutes} minute${minutes === 1 ? '' : 's'}, or call the community service centre`,
      ),
    );
  }
}

/** The operation itself is not taken: too deep, too costly, or not on the list of this system. Nothing was run. */
export class OperationRefusedError extends ExpectedError {
  readonly code = 'OPERATION_REFUSED';
  /** Read by Apollo: answered with HTTP 400. */
  readonly extensions = { http: { status: 400 } };
}

function join(problems: readonly InputProblem[], part: 'message' | 'wayOut'): Text {
  const unique = (language: 'zh' | 'en') => [...new Set(problems.map((problem) => problem[part][language]))];
  return text(unique('zh').join('；'), unique('en').join('; '));
}
