import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import type { NewTimelineEntry, TimelineHead, TimelineRow } from './timeline-entry';

/** What the first entry of every subject links to. */
export const GENESIS_HASH = '0'.repeat(64);

/** Changes when the hashed form changes, so that old entries stay verifiable. */
const FORMAT = 'timeline/1';

/**
 * Gives entries their places at the end of a subject's chain. `previous` is the head as its owner's row has it, read in
 * the unit of work that writes the result; null when the subject begins.
 */
export function chain(previous: TimelineHead | null, entries: readonly NewTimelineEntry[]): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let head = previous;
  for (const entry of entries) {
    if (entry.subjectId !== entries[0]!.subjectId) throw new Error('a chain has one subject');
    const row = link(head, entry);
    rows.push(row);
    head = row;
  }
  return rows;
}

function link(previous: TimelineHead | null, entry: NewTimelineEntry): TimelineRow {
  const unhashed: Omit<TimelineRow, 'hash'> = {
    streetId: entry.streetId,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    seq: (previous?.seq ?? 0) + 1,
    at: entry.at,
    occurredAt: entry.occurredAt,
    actorKind: entry.actorKind,
    actorPersonId: entry.actorPersonId ?? null,
    actorOrganizationId: entry.actorOrganizationId ?? null,
    onBehalfOfPersonId: entry.onBehalfOfPersonId ?? null,
    channel: entry.channel,
    command: entry.command,
    fromStatus: entry.fromStatus ?? null,
    toStatus: entry.toStatus,
    round: entry.round ?? null,
    reasonCode: entry.reasonCode ?? null,
    note: entry.note?.words ?? null,
    noteSalt: entry.note?.salt ?? null,
    noteDigest: entry.note ? noteDigest(entry.note.salt, entry.note.words) : null,
    data: entry.data ?? {},
    prevHash: previous?.hash ?? GENESIS_HASH,
  };
  return { ...unhashed, hash: hashOf(unhashed) };
}

/** The hash an entry must bear: over everything but the words and their salt, which enter as their digest. */
export function hashOf(row: Omit<TimelineRow, 'hash'>): string {
  // listed one by one: a field added to the row must not silently change what old entries hash to
  return sha256(
    canonicalJson({
      format: FORMAT,
      streetId: row.streetId,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      seq: row.seq,
      at: row.at,
      occurredAt: row.occurredAt,
      actorKind: row.actorKind,
      actorPersonId: row.actorPersonId,
      actorOrganizationId: row.actorOrganizationId,
      onBehalfOfPersonId: row.onBehalfOfPersonId,
      channel: row.channel,
      command: row.command,
      fromStatus: row.fromStatus,
      toStatus: row.toStatus,
      round: row.round,
      reasonCode: row.reasonCode,
      noteDigest: row.noteDigest,
      data: row.data,
      prevHash: row.prevHash,
    }),
  );
}

export function noteDigest(salt: string, words: string): string {
  return sha256(salt + words);
}

function sha256(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('hex');
}
