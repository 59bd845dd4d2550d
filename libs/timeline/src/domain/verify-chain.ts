import { GENESIS_HASH, hashOf, noteDigest } from './chain';
import type { TimelineHead, TimelineRow } from './timeline-entry';

/**
 * GAP: numbers are not 1, 2, 3 … · PREVIOUS_HASH: it does not link to the entry before · HASH: its content was changed ·
 * NOTE: its words were changed (erased is fine) · HEAD: the last entry is not the one its owner knows.
 */
export type ChainFaultReason = 'GAP' | 'PREVIOUS_HASH' | 'HASH' | 'NOTE' | 'HEAD';
export type ChainVerdict =
  { readonly ok: true } | { readonly ok: false; readonly seq: number; readonly reason: ChainFaultReason };

/** Verifies one whole subject, rows in order. Without the owner's `head` a cut-off end cannot be seen. */
export function verifyChain(rows: readonly TimelineRow[], head?: TimelineHead): ChainVerdict {
  let previous: TimelineHead | null = null;
  for (const row of rows) {
    const reason = linkFault(previous, row);
    if (reason) return { ok: false, seq: row.seq, reason };
    previous = row;
  }
  if (head && (previous?.seq !== head.seq || previous.hash !== head.hash)) {
    return { ok: false, seq: head.seq, reason: 'HEAD' };
  }
  return { ok: true };
}

/** What is wrong with one row after `previous` (null: it must be the first); null when nothing is. */
export function linkFault(previous: TimelineHead | null, row: TimelineRow): ChainFaultReason | null {
  if (row.seq !== (previous?.seq ?? 0) + 1) return 'GAP';
  if (row.prevHash !== (previous?.hash ?? GENESIS_HASH)) return 'PREVIOUS_HASH';
  if (row.hash !== hashOf(row)) return 'HASH';
  if (!notesAgree(row)) return 'NOTE';
  return null;
}

function notesAgree({ note, noteSalt, noteDigest: digest }: TimelineRow): boolean {
  if (note === null && noteSalt === null) return true;
  return note !== null && noteSalt !== null && digest === noteDigest(noteSalt, note);
}
