import type { LiveNotice } from '../outbox/live-notice';

/** The channel of LISTEN and NOTIFY that live screens hang on; the relay notifies once per batch. */
export const LIVE_CHANNEL = 'live';

/** That something happened, and to what: ids only, the reader looks up what it may see. */
export interface LiveEvent {
  /** Type of the domain event: `OrderClaimed`. */
  readonly type: string;
  readonly streetId: string;
  readonly subjectId: string;
  /** Where it happened, `gjz/xzz/c03/`, when the event says so. */
  readonly communityPath: string | null;
}

/** The events of one payload of the relay; none when it is not ours. */
export function readLivePayload(payload: string): LiveEvent[] {
  try {
    const notices = JSON.parse(payload) as LiveNotice[];
    return notices.map(({ t, s, id, p }) => ({ type: t, streetId: s, subjectId: id, communityPath: p }));
  } catch {
    return [];
  }
}
