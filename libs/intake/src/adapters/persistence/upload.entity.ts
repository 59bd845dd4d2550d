import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from '#libs/orders';
import { StoredFileRow } from '#libs/platform';
import { UPLOAD_PURPOSES, type UploadPurpose } from '../../domain/upload';

/** A picture, and what it shows of which order. Goes with its file: unattached ones after a day. */
@Entity('uploads')
@Check('uploads_purpose_known', `purpose IN (${UPLOAD_PURPOSES.map((purpose) => `'${purpose}'`).join(', ')})`)
@Check(
  'uploads_attached_whole',
  `(order_id IS NULL) = (purpose IS NULL) AND (order_id IS NULL) = (attached_at IS NULL)`,
)
@Check('uploads_from_somebody', `uploaded_by IS NOT NULL OR uploaded_with_slip_of IS NOT NULL`)
@Index('uploads_of_order', ['orderId', 'attachedAt', 'id'], { where: 'order_id IS NOT NULL' })
@Index('uploads_by_person', ['uploadedBy'], { where: 'uploaded_by IS NOT NULL' })
@Index('uploads_by_slip', ['uploadedWithSlipOf'], { where: 'uploaded_with_slip_of IS NOT NULL' })
@Index('uploads_by_file', ['fileId'], { unique: true })
export class UploadRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'uploads_pk' })
  id: string;

  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @ForeignKey(() => StoredFileRow, { name: 'uploads_file_fk', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Column('uuid', { name: 'uploaded_by', nullable: true })
  uploadedBy: string | null;

  /** The order whose slip its sender held, when nobody was signed in. */
  @Column('uuid', { name: 'uploaded_with_slip_of', nullable: true })
  uploadedWithSlipOf: string | null;

  @Column('integer')
  width: number;

  @Column('integer')
  height: number;

  @Column('integer')
  size: number;

  @ForeignKey(() => ServiceOrderEntity, { name: 'uploads_order_fk' })
  @Column('uuid', { name: 'order_id', nullable: true })
  orderId: string | null;

  @Column('text', { nullable: true })
  purpose: UploadPurpose | null;

  @Column('timestamptz', { name: 'attached_at', nullable: true })
  attachedAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
