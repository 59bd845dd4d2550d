import type { Language } from '#libs/kernel';

/** What can be made of figures and rows. Which of them a kind of export offers is its exporter's. */
export const EXPORT_FORMATS = ['XLSX', 'CSV', 'PDF', 'DOCX'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_STATUSES = ['PENDING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** What somebody asked for. Stored as it was asked: it is part of the log of who took what out of the house. */
export interface ExportRequest {
  /** Which exporter: `ORDER_LEDGER`. */
  readonly kind: string;
  readonly format: ExportFormat;
  /** Path of the community, street or district: `gjz/xzz/`. */
  readonly under: string;
  /** Product time; `to` is not included. */
  readonly from: Date;
  readonly to: Date;
  /** One thing the export is about (an assessment, a project), where the kind needs one. */
  readonly subjectId: string | null;
  /** Names, phones and addresses in clear: for few, with a reason, each person's reveal logged (handbook §8). */
  readonly withContacts: boolean;
  readonly reason: string | null;
  readonly language: Language;
}

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv; charset=utf-8',
  PDF: 'application/pdf',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
