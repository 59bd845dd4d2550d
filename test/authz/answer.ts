import type { GraphqlAnswer } from '../support/graphql-server';
import type { Call } from '../support/api/call';
import type { Operation } from '../support/api/operations';

/** ALLOWED: went through, or refused for its state. DENIED: not the caller's to do or see. BROKEN: the test itself, or the API. */
export type Verdict = 'ALLOWED' | 'DENIED' | 'BROKEN';

export interface Judged {
  readonly verdict: Verdict;
  /** Whether it went through. */
  readonly done: boolean;
  readonly said: string;
}

const DENYING_ERRORS = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);
/** Refusals that say: not yours, or (which is the same to an outsider) there is no such thing. */
const DENYING_REFUSALS = new Set([
  'ANOTHER_PERSON_DECIDES',
  'LINK_BELONGS_TO_RESIDENT',
  'NOT_LEADING_ORGANIZATION',
  'NOT_YOURS',
  'UPLOAD_PURPOSE_NOT_YOURS',
  // one sentence for what is over, and for what another street has
  'INCIDENT_NOT_OPEN',
  'JOIN_REQUEST_NOT_OPEN',
  'REMARK_NOT_OPEN',
  'SCREEN_TOKEN_OVER',
  'SUPERVISION_NOT_OPEN',
  'NO_CALL_OPEN',
  'NO_ASSIGNMENT_FOR_YOU',
  'OWN_ORDER',
  'SERVING_TEAM_MAY_NOT_CALL',
  'SERVING_TEAM_MAY_NOT_RATE',
]);
/** What an answer says about permission. `mark`: what an answer to a query shows when it shows the thing itself. */
export function judge(
  { kind, name }: Operation,
  answer: GraphqlAnswer,
  mark: string,
  hides: Call['hides'],
): Judged {
  const [error] = answer.errors ?? [];
  if (error) {
    const { code } = error.extensions;
    return {
      verdict: DENYING_ERRORS.has(code) ? 'DENIED' : 'BROKEN',
      done: false,
      said: `${code} ${error.message}`,
    };
  }
  const value = answer.data?.[name];
  const refusal = refusalIn(value);
  if (refusal) {
    const isDenied = DENYING_REFUSALS.has(refusal) || /_(NOT_FOUND|UNKNOWN)$/.test(refusal);
    return { verdict: isDenied ? 'DENIED' : 'ALLOWED', done: false, said: refusal };
  }
  if (hides?.(value)) return { verdict: 'DENIED', done: false, said: 'none of them' };
  if (kind === 'mutation') return { verdict: 'ALLOWED', done: true, said: 'done' };
  const shown = value !== null && JSON.stringify(answer.data).includes(mark);
  return { verdict: shown ? 'ALLOWED' : 'DENIED', done: shown, said: shown ? 'shown' : 'not shown' };
}

function refusalIn(value: unknown): string | null {
  const { code, wayOut } = (value ?? {}) as { code?: string; wayOut?: string };
  return wayOut === undefined ? null : (code ?? null);
}
