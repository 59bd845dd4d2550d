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
