import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  NOTICE_CHANNELS,
  NOTICE_STATUSES,
  type NoticeChannel,
  type NoticeParams,
  type NoticeStatus,
} from '../../domain/notice';

const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** One thing told to one recipient. Holds ids and codes; the words are put together when it is read. */
@Entity('notices')
@Check('notices_channel_known', `channel IN (${list(NOTICE_CHANNELS)})`)
@Check('notices_status_known', `status IN (${list(NOTICE_STATUSES)})`)
@Check('notices_outward_has_person', `channel = 'LOCAL' OR person_id IS NOT NULL`)
@Index('notices_once', ['eventId', 'template', 'recipient'], { unique: true })
@Index('notices_by_recipient', ['recipient', 'createdAt', 'id'])
@Index('notices_to_send', ['notBefore'], { where: `status = 'PENDING' AND channel <> 'CALL_LIST'` })
@Index('notices_to_call', ['deskOrganizationId', 'createdAt', 'id'], {
  where: `status = 'PENDING' AND channel = 'CALL_LIST'`,
})
@Index('notices_by_person', ['personId'], { where: 'person_id IS NOT NULL' })
export class NoticeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'notices_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  template: string;

  /** `person:<id>`, `role:<ROLE>:<organization>`, `providers:<community>`. */
  @Column('text')
  recipient: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  /** Whose desk phones: the community, else the street. */
  @Column('uuid', { name: 'desk_organization_id' })
  deskOrganizationId: string;

  @Column('jsonb')
  params: NoticeParams;

  @Column('text')
  channel: NoticeChannel;

  @Column('text')
  status: NoticeStatus;

  @Column('boolean')
  urgent: boolean;

  /** Not sent before: quiet hours, and the next try after a failure. */
  @Column('timestamptz', { name: 'not_before' })
  notBefore: Date;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
