import type { SessionStore } from '../../shared/session/session-store';
import { language } from '../../shared/display/language';
import type { Refusal } from '../../shared/client/use-command';
import { say } from '../../shared/texts/words';

interface Answer {
  readonly importBatch?: { readonly id: string };
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly wayOut?: string };
  }[];
}

export type SheetSent =
  | { readonly kind: 'done'; readonly batchId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unreachable' };

/** Uploads a sheet as plain bytes (libs/intake/README.md). Nothing is placed by it: a draft is made, to be looked at. */
export async function sendSheet(
  session: SessionStore,
  file: File,
  communityId: string,
  channel: 'IMPORT' | 'PAPER',
): Promise<SheetSent> {
  try {
    const token = await session.freshToken();
    const response = await fetch(`/sheets?${new URLSearchParams({ communityId, channel }).toString()}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'accept-language': language(),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: file,
    });
    const { importBatch, errors } = (await response.json()) as Answer;
    if (importBatch) return { kind: 'done', batchId: importBatch.id };
    const error = errors?.[0];
    if (!error) return { kind: 'unreachable' };
    const { code = 'REFUSED', wayOut = say('loadFailedHint') } = error.extensions ?? {};
    return { kind: 'refused', refusal: { code, message: error.message, wayOut } };
  } catch {
    return { kind: 'unreachable' };
  }
}
