import type { TimelineRow } from './domain/timeline-entry';

/** Property of a row → its column. The one place that spells them both. */
export const TIMELINE_COLUMNS: Readonly<Record<keyof TimelineRow, string>> = {
  streetId: 'street_id',
  subjectType: 'subject_type',
  subjectId: 'subject_id',
  seq: 'seq',
  at: 'at',
  occurredAt: 'occurred_at',
  actorKind: 'actor_kind',
  actorPersonId: 'actor_person_id',
  actorOrganizationId: 'actor_organization_id',
  onBehalfOfPersonId: 'on_behalf_of_person_id',
  channel: 'channel',
  command: 'command',
  fromStatus: 'from_status',
  toStatus: 'to_status',
  round: 'round',
  reasonCode: 'reason_code',
  note: 'note',
  noteSalt: 'note_salt',
  noteDigest: 'note_digest',
  data: 'data',
  prevHash: 'prev_hash',
  hash: 'hash',
};

/** Select list that reads rows back under their properties' names. */
export const TIMELINE_SELECT = Object.entries(TIMELINE_COLUMNS)
  .map(([property, column]) => `${column} AS "${property}"`)
  .join(', ');
