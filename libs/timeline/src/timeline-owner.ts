/** A lib that keeps the heads of its subjects' chains on rows of its own. */
export interface TimelineOwner {
  readonly subjectType: string;
  /**
   * A SELECT without parameters giving `subject_id, street_id, seq, hash` of every subject: SQL rather than a callback, so
   * that the audit sees heads and entries in one snapshot while orders go on moving.
   */
  readonly headsSql: string;
}
