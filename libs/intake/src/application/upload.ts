import type { UploadPurpose } from '../domain/upload';

/** A picture that was taken in. */
export interface Upload {
  readonly id: string;
  readonly fileId: string;
  readonly width: number;
  readonly height: number;
  /** Bytes, as stored. */
  readonly size: number;
  readonly orderId: string | null;
  readonly purpose: UploadPurpose | null;
  readonly attachedAt: Date | null;
}

export const UPLOAD_COLUMNS = `u.id, u.file_id AS "fileId", u.width, u.height, u.size, u.order_id AS "orderId", u.purpose,
  u.attached_at AS "attachedAt"`;
