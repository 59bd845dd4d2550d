/** What `report:monthly` was asked for. */
export interface MonthlyReportOptions {
  /** Path of the street: `gjz/xzz/`. */
  readonly street: string;
  /** `2026-10`; null for the last month that is over. */
  readonly month: string | null;
  readonly formats: readonly string[];
  /** Folder the files are written to. */
  readonly out: string;
}
