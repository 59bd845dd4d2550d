import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Refusal } from '#libs/kernel';
import type { SheetColumns } from '../../domain/sheet-columns';

export const IMPORT_STATUSES = ['DRAFT', 'CONFIRMED', 'DONE', 'CANCELLED'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];
export const ROW_STATUSES = ['STAGED', 'SKIPPED', 'PLACED', 'EMERGENCY', 'REFUSED'] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];
const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** A sheet that was taken in: looked at, confirmed as a whole, then placed row by row. */
@Entity('import_batches')
@Check('import_batches_status_known', `status IN (${list(IMPORT_STATUSES)})`)
@Check('import_batches_channel_known', `channel IN ('IMPORT', 'PAPER')`)
@Index('import_batches_of_person', ['createdBy', 'createdAt', 'id'])
@Index('import_batches_by_age', ['createdAt'])
export class ImportBatchRow {
  /** The id of its background job, too. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'import_batches_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('uuid', { name: 'community_id' })
  communityId: string;
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
  @Column('text')
  channel: 'IMPORT' | 'PAPER';
  @Column('text')
  status: ImportStatus;
  /** Titles of the columns. */
  @Column('jsonb')
  titles: string[];
  @Column('jsonb')
  columns: SheetColumns;
  /** How the people agreed that their orders are typed in. */
  @Column('text', { name: 'consent_evidence', nullable: true })
  consentEvidence: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}

@Entity('import_rows')
@Check('import_rows_status_known', `status IN (${list(ROW_STATUSES)})`)
export class ImportRowRow {
  @ForeignKey(() => ImportBatchRow, { name: 'import_rows_batch_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'batch_id', primaryKeyConstraintName: 'import_rows_pk' })
  batchId: string;
  /** As the spreadsheet numbers it, the head included. */
  @PrimaryColumn('integer', { name: 'row_number', primaryKeyConstraintName: 'import_rows_pk' })
  rowNumber: number;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  /** The cells, encrypted; null once the order holds what they said. */
  @Column('text', { name: 'cells_encrypted', nullable: true })
  cellsEncrypted: string | null;
  @Column('text')
  status: RowStatus;
  @Column('uuid', { name: 'order_id', nullable: true })
  orderId: string | null;
  @Column('jsonb', { nullable: true })
  refusal: Refusal | null;
}
