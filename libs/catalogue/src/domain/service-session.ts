import { text, type Text } from '#libs/kernel';

/** PLANNED is not yet open for orders. CLOSED and CANCELLED are set by the orders of the session (handbook §3). */
export const SESSION_STATUSES = ['PLANNED', 'OPEN', 'CLOSED', 'CANCELLED'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const SESSION_STATUS_TEXT: Readonly<Record<SessionStatus, Text>> = {
  PLANNED: text('未开放', 'Not open yet'),
  OPEN: text('可预约', 'Open'),
  CLOSED: text('已结束', 'Over'),
  CANCELLED: text('已取消', 'Cancelled'),
};

export interface SessionContent {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** A public place; never somebody's address. */
  readonly place: string;
  readonly capacity: number;
  readonly waitingCapacity: number;
}

/** 场次: a time and place at which an item is served to several orders. */
export interface ServiceSession extends SessionContent {
  readonly id: string;
  readonly streetId: string;
  readonly itemId: string;
  readonly providerOrganizationId: string;
  /** Places given to orders. */
  readonly taken: number;
  readonly status: SessionStatus;
}
