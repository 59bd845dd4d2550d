import type { Actor, Channel } from '#libs/kernel';

export type TimelineActorKind = Actor['kind'];

/** What may stand in `data`: codes, ids, numbers and moments. Never words somebody typed, never a name or a number. */
export type TimelineData = Readonly<Record<string, TimelineValue>>;
export type TimelineValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | Date
  | readonly TimelineValue[]
  | { readonly [key: string]: TimelineValue };

/** One thing that was done to a subject, before it has its place in the chain. */
export interface NewTimelineEntry {
  readonly streetId: string;
  /** What the subject is, in the code's words: `ServiceOrder`. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** When it was entered. */
  readonly at: Date;
  /** When it happened; differs from `at` for what was written down on paper first (handbook §6). */
  readonly occurredAt: Date;
  readonly actorKind: TimelineActorKind;
  readonly actorPersonId?: string | null;
  /** The organisation the actor acted for. */
  readonly actorOrganizationId?: string | null;
  /** The resident, where somebody else typed it. */
  readonly onBehalfOfPersonId?: string | null;
  readonly channel: Channel;
  readonly command: string;
  /** Null for the entry that opens the subject. */
  readonly fromStatus?: string | null;
  readonly toStatus: string;
  readonly round?: number | null;
  readonly reasonCode?: string | null;
  /**
   * Free words. They may be erased one day, so the chain holds only the digest of salt and words; the salt, random and
   * erased with them, keeps the words from being guessed back.
   */
  readonly note?: { readonly words: string; readonly salt: string } | null;
  readonly data?: TimelineData;
}

/** An entry in its place: what is stored. */
export interface TimelineRow {
  readonly streetId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly at: Date;
  readonly occurredAt: Date;
  readonly actorKind: TimelineActorKind;
  readonly actorPersonId: string | null;
  readonly actorOrganizationId: string | null;
  readonly onBehalfOfPersonId: string | null;
  readonly channel: Channel;
  readonly command: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly round: number | null;
  readonly reasonCode: string | null;
  /** Null when there never was one, or when it was erased: then `noteDigest` still stands. */
  readonly note: string | null;
  readonly noteSalt: string | null;
  readonly noteDigest: string | null;
  readonly data: TimelineData;
  readonly prevHash: string;
  readonly hash: string;
}

/** The last link of a chain. Its owner keeps it on its own row, under that row's version guard. */
export interface TimelineHead {
  readonly seq: number;
  readonly hash: string;
}
