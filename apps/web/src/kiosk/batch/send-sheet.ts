import { postBytes, type BytesSent } from '../../shared/client/post-bytes';
import type { SessionStore } from '../../shared/session/session-store';

/** Uploads a sheet. Nothing is placed by it: a draft is made, to be looked at. */
export function sendSheet(
  session: SessionStore,
  file: File,
  communityId: string,
  channel: 'IMPORT' | 'PAPER',
): Promise<BytesSent<{ readonly id: string }>> {
  const asked = new URLSearchParams({ communityId, channel }).toString();
  return postBytes(session, `/sheets?${asked}`, 'importBatch', file);
}
