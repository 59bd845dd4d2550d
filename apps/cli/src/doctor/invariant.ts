import type { Text } from '#libs/kernel';

/** One thing that must always be true of the database, and the query that finds where it is not. */
export interface Invariant {
  /** Stable, for programs: `one-active-claim`. */
  readonly name: string;
  /** What holds when nothing is broken. */
  readonly sentence: Text;
  /** A SELECT with one column `subject` (text): each row is one thing broken. No rows: it holds. */
  readonly sql: string;
}
