import type { Refusal } from '#libs/kernel';
import type { ExportRequest, ExportStatus } from '../domain/export';

/** An export as its requester sees it. */
export interface ExportJob {
  readonly id: string;
  readonly streetId: string | null;
  readonly requestedBy: string;
  readonly request: ExportRequest;
  readonly requestHash: string;
  readonly fileName: string;
  readonly status: ExportStatus;
  readonly rows: number;
  readonly total: number | null;
  readonly refusal: Refusal | null;
  /** Null before it is made and after it has expired. */
  readonly fileId: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
}

export const EXPORT_JOB_COLUMNS = `e.id, e.street_id AS "streetId", e.requested_by AS "requestedBy", e.request,
  e.request_hash AS "requestHash", e.file_name AS "fileName", e.status, e.rows, e.total, e.refusal,
  CASE WHEN e.expires_at > app_now() THEN e.file_id END AS "fileId", e.created_at AS "createdAt",
  e.finished_at AS "finishedAt", e.expires_at AS "expiresAt"`;

/** jsonb gives moments back as texts. */
export const reviveRequest = (request: ExportRequest): ExportRequest => ({
  ...request,
  from: new Date(request.from),
  to: new Date(request.to),
});
