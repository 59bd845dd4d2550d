import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The record of what was done to a subject. Append-only by trigger: only words may be erased (migration 0003). */
@Entity('timeline_entries')
@Index('timeline_entries_street_id_at_index', ['streetId', 'at'])
@Check('timeline_entries_seq_check', 'seq >= 1')
@Check('timeline_entries_actor_kind_check', `actor_kind IN ('PERSON', 'TOKEN', 'SYSTEM')`)
@Check(
  'timeline_entries_note_check',
  '(note IS NULL) = (note_salt IS NULL) AND (note IS NULL OR note_digest IS NOT NULL)',
)
@Check('timeline_entries_hash_check', 'length(hash) = 64 AND length(prev_hash) = 64')
class TimelineEntryEntity {
  @PrimaryColumn({ name: 'subject_id', type: 'uuid', primaryKeyConstraintName: 'timeline_entries_pkey' })
  subjectId: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'timeline_entries_pkey' })
  seq: number;

  @Column({ name: 'street_id', type: 'uuid' })
  streetId: string;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: string;

  @Column({ name: 'actor_person_id', type: 'uuid', nullable: true })
  actorPersonId: string | null;

  @Column({ name: 'actor_organization_id', type: 'uuid', nullable: true })
  actorOrganizationId: string | null;

  @Column({ name: 'on_behalf_of_person_id', type: 'uuid', nullable: true })
  onBehalfOfPersonId: string | null;

  @Column({ type: 'text' })
  channel: string;

  @Column({ type: 'text' })
  command: string;

  @Column({ name: 'from_status', type: 'text', nullable: true })
  fromStatus: string | null;

  @Column({ name: 'to_status', type: 'text' })
  toStatus: string;

  @Column({ type: 'int', nullable: true })
  round: number | null;

  @Column({ name: 'reason_code', type: 'text', nullable: true })
  reasonCode: string | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'note_salt', type: 'text', nullable: true })
  noteSalt: string | null;

  @Column({ name: 'note_digest', type: 'text', nullable: true })
  noteDigest: string | null;

  @Column({ type: 'jsonb' })
  data: object;

  @Column({ name: 'prev_hash', type: 'text' })
  prevHash: string;

  @Column({ type: 'text' })
  hash: string;
}

export const TIMELINE_ENTITIES = [TimelineEntryEntity];
