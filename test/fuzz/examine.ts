/** What came back for one input. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

interface ReplyError {
  readonly message?: string;
  readonly extensions?: { readonly code?: string; readonly wayOut?: string };
}

export interface Examined {
  readonly isRefused: boolean;
  /** Answered by a service: something, or a refusal of its own; not by the schema or by the look at the fields. */
  readonly isReached: boolean;
  readonly is5xx: boolean;
  /** What is missing from a refusal; null when it says what is wrong and what to do, in the language asked for. */
  readonly unclear: string | null;
  readonly code: string;
}

/** Codes of those who stand before the services: schema, fields, limits, the list of operations. */
const BEFORE_SERVICES = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'OPERATION_REFUSED',
  'UNAUTHENTICATED',
]);
const CHINESE = /\p{Script=Han}/u;

/** @param language in which it must answer; null: in either */
export function examine(name: string, { status, body }: Reply, language: 'zh' | 'en' | null): Examined {
  const answer = jsonOf(body);
  const errors = answer?.errors ?? [];
  const [error] = errors;
  if (error || !answer?.data) {
    const code = error?.extensions?.code ?? 'NO_CODE';
    const said = { message: error?.message, wayOut: error?.extensions?.wayOut };
    return {
      isRefused: true,
      isReached: error !== undefined && !BEFORE_SERVICES.has(code) && code !== 'INTERNAL_SERVER_ERROR',
      is5xx: status >= 500 || code === 'INTERNAL_SERVER_ERROR',
      unclear: unclearIn(said, language),
      code,
    };
  }
  const value = answer.data[name] as { code?: string; message?: string; wayOut?: string } | null | undefined;
  const isRefused = value !== null && typeof value === 'object' && value.wayOut !== undefined;
  return {
    isRefused,
    isReached: true,
    is5xx: status >= 500,
    unclear: isRefused ? unclearIn(value, language) : null,
    code: isRefused ? (value.code ?? 'NO_CODE') : 'done',
  };
}

/** Statuses that only a service gives: taken, or refused for what the file is. */
const FROM_SERVICE = new Set([200, 201, 403, 422]);
/** The HTTP parser ends what it cannot even read as a request, before anybody could say a sentence. */
const UNREAD = new Set([0, 400, 431]);

/** The same for what is sent to an address that is not GraphQL's. */
export function examineHttp({ status, body }: Reply, language: 'zh' | 'en' | null): Examined {
  const [error] = jsonOf(body)?.errors ?? [];
  const isRefused = status === 0 || status >= 400;
  const isUnread = UNREAD.has(status) && error === undefined;
  return {
    isRefused,
    isReached: FROM_SERVICE.has(status),
    is5xx: status >= 500,
    unclear:
      isRefused && !isUnread
        ? unclearIn({ message: error?.message, wayOut: error?.extensions?.wayOut }, language)
        : null,
    code: error?.extensions?.code ?? String(status),
  };
}

/** A person must be able to read it: both sentences, in the language asked for. */
function unclearIn(
  { message, wayOut }: { message?: string | undefined; wayOut?: string | undefined },
  language: 'zh' | 'en' | null,
): string | null {
  if (!message?.trim()) return 'no message';
  if (!wayOut?.trim()) return 'no way out';
  if (language === 'zh' && !(CHINESE.test(message) && CHINESE.test(wayOut))) return 'not in Chinese';
  if (language === 'en' && !(/[a-z]{2}/i.test(message) && /[a-z]{2}/i.test(wayOut))) return 'not in English';
  return null;
}

function jsonOf(body: string): {
  data?: Record<string, unknown> | null;
  errors?: readonly ReplyError[];
} | null {
  try {
    return JSON.parse(body) as never;
  } catch {
    return null;
  }
}
