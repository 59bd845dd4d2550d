import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { NoticeRow } from './notice.entity';

/** Who has read a notice: one to a role is read by each of its holders for himself. */
@Entity('notice_reads')
@Index('notice_reads_by_person', ['personId'])
export class NoticeReadRow {
  @PrimaryColumn('uuid', { name: 'notice_id', primaryKeyConstraintName: 'notice_reads_pk' })
  @ForeignKey(() => NoticeRow, { name: 'notice_reads_notice_fk', onDelete: 'CASCADE' })
  noticeId: string;

  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'notice_reads_pk' })
  personId: string;

  @Column('timestamptz', { name: 'read_at' })
  readAt: Date;
}
