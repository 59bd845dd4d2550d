import { Pool } from 'undici';
import { extensionsOf } from './operations.mjs';

/** How long a client waits before it no longer knows. */
const PATIENCE_MS = 8000;
/** GraphQL errors that are an answer: the command was understood and not taken. */
const ANSWERS = new Set([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'BAD_USER_INPUT',
  'TOO_MANY_REQUESTS',
  'OPERATION_REFUSED',
]);

/** Asks one API. Never throws: `ok`, `fail` (refused), or `info` (perhaps done, perhaps not). */
export class Client {
  constructor(origin) {
    this.pool = new Pool(origin, {
      connections: 64,
      pipelining: 1,
      connectTimeout: 3000,
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
    });
  }

  async ask(name, variables, token) {
    try {
      const { statusCode, body } = await this.pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ operationName: name, variables, extensions: extensionsOf(name) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return outcomeOf(name, statusCode, await body.text());
    } catch (error) {
      // a time-out carries a number as its code
      return { type: 'info', code: error.name === 'TimeoutError' ? error.name : (error.code ?? error.name) };
    }
  }

  close() {
    return this.pool.destroy();
  }
}

function outcomeOf(name, status, text) {
  const answer = parse(text);
  const code = answer?.errors?.[0]?.extensions?.code;
  if (code) return { type: ANSWERS.has(code) ? 'fail' : 'info', code, status };
  if (status !== 200 || !answer?.data)
    return { type: status < 500 ? 'fail' : 'info', code: `HTTP_${status}`, status };
  const value = answer.data[name];
  if (value === null || value?.code) return { type: 'fail', code: value?.code ?? 'NOTHING', status };
  return { type: 'ok', status, value };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
