/** What live screens are told about an event: enough to decide who may care and what to fetch again. Ids only. */
export interface LiveNotice {
  /** Event type. */
  readonly t: string;
  /** Street id. */
  readonly s: string;
  /** Subject id. */
  readonly id: string;
  /** Community path, when the event carries one. */
  readonly p: string | null;
}

/** PostgreSQL takes payloads below 8,000 bytes. */
const MOST_BYTES = 7900;

/** Packs notices into as few JSON arrays as fit into NOTIFY payloads, in order. */
export function livePayloads(notices: readonly LiveNotice[]): string[] {
  const payloads: string[] = [];
  let parts: string[] = [];
  let bytes = 2;
  for (const notice of notices) {
    const part = JSON.stringify(notice);
    const size = Buffer.byteLength(part) + 1;
    if (parts.length > 0 && bytes + size > MOST_BYTES) {
      payloads.push(`[${parts.join(',')}]`);
      parts = [];
      bytes = 2;
    }
    parts.push(part);
    bytes += size;
  }
  if (parts.length > 0) payloads.push(`[${parts.join(',')}]`);
  return payloads;
}
