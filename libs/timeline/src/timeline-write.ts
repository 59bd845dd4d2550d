import type { WriteStatement } from '#libs/platform';
import type { TimelineRow } from './domain/timeline-entry';
import { TIMELINE_COLUMNS } from './timeline-columns';

const columns = Object.values(TIMELINE_COLUMNS).join(', ');

// one jsonb parameter whatever the number of rows: the statement is planned once per connection
const INSERT = `INSERT INTO timeline_entries (${columns})
SELECT ${columns} FROM jsonb_populate_recordset(NULL::timeline_entries, $1::jsonb)
ON CONFLICT (subject_id, seq) DO NOTHING`;

/**
 * Appends rows made by `chain`. When somebody else was faster and took the place, the unit is undone and tried again
 * (ON CONFLICT and the row count turn a duplicate key into that retry).
 */
export function timelineWrite(rows: readonly TimelineRow[]): WriteStatement {
  const records = rows.map((row) =>
    Object.fromEntries(
      Object.entries(TIMELINE_COLUMNS).map(([property, column]) => [
        column,
        row[property as keyof TimelineRow],
      ]),
    ),
  );
  return { text: INSERT, values: [JSON.stringify(records)], expectRows: rows.length };
}

/** Erases the free words of a subject (handbook §8: deletion). The chain stays verifiable by their digests. */
export function timelineNoteErasure(subjectId: string): WriteStatement {
  return {
    text: `UPDATE timeline_entries SET note = NULL, note_salt = NULL WHERE subject_id = $1 AND note IS NOT NULL`,
    values: [subjectId],
  };
}
