import { StoredFileRow } from '#libs/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Refusal } from '#libs/kernel';
import { EXPORT_STATUSES, type ExportRequest, type ExportStatus } from '../../domain/export';

/** Who took what out of the house, why, and how many rows. Stays when the file itself has expired. */
@Entity('export_jobs')
@Check('export_jobs_status_known', `status IN (${EXPORT_STATUSES.map((status) => `'${status}'`).join(', ')})`)
@Index('export_jobs_once', ['requestedBy', 'idempotencyKey'], { unique: true })
@Index('export_jobs_of_person', ['requestedBy', 'createdAt', 'id'])
@Index('export_jobs_of_street', ['streetId', 'createdAt', 'id'])
export class ExportJobRow {
  /** The id of its background job, too. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'export_jobs_pk' })
  id: string;

  /** Null for exports of the district. */
  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('uuid', { name: 'requested_by' })
  requestedBy: string;

  @Column('text', { name: 'idempotency_key' })
  idempotencyKey: string;

  @Column('text', { name: 'request_hash' })
  requestHash: string;

  @Column('text')
  kind: string;

  @Column('text')
  under: string;

  @Column('jsonb')
  request: ExportRequest;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @Column('text')
  status: ExportStatus;

  @Column('integer', { default: 0 })
  rows: number;

  /** How many there will be, once that is known. */
  @Column('integer', { nullable: true })
  total: number | null;

  /** Why it failed, in sentences. */
  @Column('jsonb', { nullable: true })
  refusal: Refusal | null;

  @ForeignKey(() => StoredFileRow, { name: 'export_jobs_file_fk', onDelete: 'SET NULL' })
  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  /** Times a link to the file was made. */
  @Column('integer', { default: 0 })
  downloads: number;
}

export const EXPORT_ENTITIES = [ExportJobRow];
