import type { Refusal, Text } from '#libs/kernel';
import { FieldCipher, type Tx } from '#libs/platform';
import type { SheetColumns } from '../domain/sheet-columns';
import type { RowRequest } from '../domain/sheet-row';

export interface ImportBatch {
  readonly id: string;
  readonly streetId: string;
  readonly communityId: string;
  readonly createdBy: string;
  readonly channel: 'IMPORT' | 'PAPER';
  readonly status: 'DRAFT' | 'CONFIRMED' | 'DONE' | 'CANCELLED';
  readonly titles: readonly string[];
  readonly columns: SheetColumns;
  readonly consentEvidence: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly total: number;
  readonly staged: number;
  readonly placed: number;
  readonly skipped: number;
  readonly refused: number;
}

export interface StagedRow {
  readonly rowNumber: number;
  readonly status: 'STAGED' | 'SKIPPED' | 'PLACED' | 'EMERGENCY' | 'REFUSED';
  /** Empty once the order holds what they said. */
  readonly cells: readonly string[];
  readonly orderId: string | null;
  readonly refusal: Refusal | null;
}

/** A row as it is shown before confirming. */
export interface PreviewRow extends StagedRow {
  readonly request: RowRequest;
  /** Stand in the way. */
  readonly problems: readonly Text[];
  /** Worth a look, and no obstacle. */
  readonly warnings: readonly Text[];
  /** Probably there already: in this sheet above, or as an open order. */
  readonly duplicate: boolean;
  readonly itemId: string | null;
  readonly communityId: string;
}

const COUNTS = `(SELECT count(*)::int FROM import_rows r WHERE r.batch_id = b.id`;
const BATCH = `SELECT b.id, b.street_id AS "streetId", b.community_id AS "communityId", b.created_by AS "createdBy", b.channel,
  b.status, b.titles, b.columns, b.consent_evidence AS "consentEvidence", b.created_at AS "createdAt",
  b.finished_at AS "finishedAt", ${COUNTS}) AS total, ${COUNTS} AND r.status = 'STAGED') AS staged,
  ${COUNTS} AND r.status IN ('PLACED', 'EMERGENCY')) AS placed, ${COUNTS} AND r.status = 'SKIPPED') AS skipped,
  ${COUNTS} AND r.status = 'REFUSED') AS refused
FROM import_batches b WHERE b.id = $1::uuid`;

export async function readBatch(tx: Tx, id: string): Promise<ImportBatch | null> {
  return (await tx.query<ImportBatch>(BATCH, [id]))[0] ?? null;
}

/** In the order of the sheet. */
export async function readRows(tx: Tx, cipher: FieldCipher, batchId: string): Promise<StagedRow[]> {
  const rows = await tx.query<Omit<StagedRow, 'cells'> & { sealed: string | null }>(
    `SELECT row_number AS "rowNumber", status, cells_encrypted AS sealed, order_id AS "orderId", refusal
       FROM import_rows WHERE batch_id = $1::uuid ORDER BY row_number`,
    [batchId],
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    cells: sealed === null ? [] : (JSON.parse(cipher.decrypt(sealed)) as string[]),
  }));
}
