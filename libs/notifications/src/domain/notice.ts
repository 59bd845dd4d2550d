/**
 * LOCAL: shown on our own screens; the row is the delivery. The others leave the house through a sender, except CALL_LIST:
 * the desk phones the person (handbook §6, a person without a smartphone has the whole loop).
 */
export const NOTICE_CHANNELS = ['LOCAL', 'SMS', 'WECHAT', 'EMAIL', 'CALL_LIST'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

export const NOTICE_STATUSES = ['PENDING', 'SENT', 'FAILED'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** What the placeholders of a text are filled from when it is read: ids and codes, nothing personal. */
export interface NoticeParams {
  /** The order's code that people see. */
  readonly code?: string | null;
  readonly status?: string | null;
  readonly organizationId?: string | null;
  readonly communityId?: string | null;
  /** Kind of a deadline. */
  readonly deadline?: string | null;
  readonly light?: string | null;
}

/** A notice as it is kept. */
export interface Notice {
  readonly id: string;
  readonly streetId: string;
  readonly template: string;
  /** What it is about: an order, an emergency notice. */
  readonly subjectId: string;
  readonly params: NoticeParams;
  readonly channel: NoticeChannel;
  readonly status: NoticeStatus;
  readonly urgent: boolean;
  readonly personId: string | null;
  readonly createdAt: Date;
}
