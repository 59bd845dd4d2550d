import type { SessionStore } from '../session/session-store';
import { language } from '../display/language';
import { say } from '../texts/words';
import type { Refusal } from './use-command';

interface Errors {
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly wayOut?: string };
  }[];
}

export type BytesSent<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unreachable' };

/**
 * Sends a file as plain bytes (libs/intake/README.md).
 * @param part the part of the answer that says it has arrived
 */
export async function postBytes<Part extends string, Answer>(
  session: SessionStore,
  path: string,
  part: Part,
  body: Blob,
): Promise<BytesSent<Answer>> {
  try {
    const token = await session.freshToken();
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'accept-language': language(),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body,
    });
    const { [part]: answer, errors } = (await response.json()) as { [name in Part]?: Answer } & Errors;
    if (answer) return { kind: 'done', answer };
    const error = errors?.[0];
    if (!error) return { kind: 'unreachable' };
    const { code = 'REFUSED', wayOut = say('loadFailedHint') } = error.extensions ?? {};
    return { kind: 'refused', refusal: { code, message: error.message, wayOut } };
  } catch {
    return { kind: 'unreachable' };
  }
}
