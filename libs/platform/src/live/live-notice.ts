/** The channel of LISTEN and NOTIFY that live screens hang on. */
export const LIVE_CHANNEL = 'live';

/** That something happened, and to what: ids only, the reader looks up what it may see. */
export interface LiveNotice {
  /** Type of the event: `OrderClaimed`. */
  readonly type: string;
  readonly streetId: string;
  readonly subjectId: string;
}

/** PostgreSQL takes payloads below 8,000 bytes. */
const MAX_PAYLOAD = 7_900;

/** Payloads for `pg_notify('live', …)`, as few as will hold the notices. Sent once per relayed batch. */
export function livePayloads(notices: readonly LiveNotice[]): string[] {
  const payloads: string[] = [];
  let entries: string[] = [];
  let length = 2;
  for (const { type, streetId, subjectId } of notices) {
    const entry = JSON.stringify([type, streetId, subjectId]);
    const size = Buffer.byteLength(entry) + 1;
    if (length + size > MAX_PAYLOAD && entries.length > 0) {
      payloads.push(`[${entries.join(',')}]`);
      entries = [];
      length = 2;
    }
    entries.push(entry);
    length += size;
  }
  if (entries.length > 0) payloads.push(`[${entries.join(',')}]`);
  return payloads;
}

/** The notices of one payload; none when it is not ours. */
export function readLivePayload(payload: string): LiveNotice[] {
  try {
    const entries = JSON.parse(payload) as [string, string, string][];
    return entries.map(([type, streetId, subjectId]) => ({ type, streetId, subjectId }));
  } catch {
    return [];
  }
}
