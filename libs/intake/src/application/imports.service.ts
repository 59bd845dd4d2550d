import { Inject, Injectable } from '@nestjs/common';
import { err, holdsRole, ok, type Ids, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import {
  CallLimiter,
  FieldCipher,
  ForbiddenError,
  IDS,
  startJob,
  UnitOfWork,
  type CallRule,
  type Tx,
} from '#libs/platform';
import { columnsOf, headRow, type SheetColumns } from '../domain/sheet-columns';
import { MOST_ROWS } from '../domain/sheet-limits';
import { rowsInTheWay, sheetRefusals as refusals } from '../domain/sheet-refusals';
import { SheetParser } from '../sheets/sheet-parser';
import { readBatch, readRows, type ImportBatch, type PreviewRow } from './import-batch';
import { ImportPreviews } from './import-preview.service';

export const IMPORT_JOB_KIND = 'ORDER_IMPORT';
const DESKS = ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'] as const;
const BY_PERSON: CallRule = { name: 'sheet-by-person', calls: 30, seconds: 3600 };
const KEPT_DAYS = 30;

export interface ConfirmImport {
  readonly batchId: string;
  readonly consentEvidence: string;
  readonly skipRows: readonly number[];
  /** Also rows that look like repetitions; otherwise they are left out. */
  readonly includeDuplicates: boolean;
}

/** Sheets of orders: taken in, looked at, confirmed. Placing them is the worker's (PlaceImports). */
@Injectable()
export class Imports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly parser: SheetParser,
    private readonly previews: ImportPreviews,
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: FieldCipher,
    private readonly limiter: CallLimiter,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Reads a sheet and keeps its rows, encrypted; the file itself is not kept. @throws ForbiddenError, TooManyRequestsError */
  async receive(
    actor: PersonActor,
    { communityId, channel }: { communityId: string; channel: 'IMPORT' | 'PAPER' },
    bytes: Buffer,
  ): Promise<Result<ImportBatch, Refusal>> {
    const community = await this.organizations.byId(communityId);
    if (!community || !holdsRole(actor, DESKS, community.path)) throw new ForbiddenError();
    if (community.kind !== 'COMMUNITY' || !community.active || !community.streetId)
      return err(refusals.SCOPE);
    await this.limiter.require(BY_PERSON, actor.personId);
    const parsed = await this.parser.parse(bytes);
    if (!parsed.ok) return parsed;
    const head = headRow(parsed.value);
    if (head === null) return err(refusals.NO_HEAD);
    const titles = parsed.value[head]!;
    const rows = parsed.value
      .map((cells, i) => ({ row_number: i + 1, cells_encrypted: this.cipher.encrypt(JSON.stringify(cells)) }))
      .slice(head + 1);
    if (rows.length === 0) return err(refusals.EMPTY);
    if (rows.length > MOST_ROWS) return err(refusals.TOO_MANY_ROWS);
    const id = this.ids.uuid();
    await this.unitOfWork.atomic(async (tx) => {
      tx.write({
        text: `DELETE FROM import_batches WHERE created_at < app_now() - make_interval(days => $1::int) AND status <> 'CONFIRMED'`,
        values: [KEPT_DAYS],
      });
      tx.write({
        text: `INSERT INTO import_batches (id, street_id, community_id, created_by, channel, status, titles, columns, created_at)
               VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, 'DRAFT', $6::jsonb, $7::jsonb, date_trunc('milliseconds', app_now()))`,
        values: [
          id,
          community.streetId,
          community.id,
          actor.personId,
          channel,
          JSON.stringify(titles),
          JSON.stringify(columnsOf(titles)),
        ],
      });
      tx.write({
        text: `INSERT INTO import_rows (batch_id, row_number, street_id, cells_encrypted, status)
               SELECT $1::uuid, row_number, $2::uuid, cells_encrypted, 'STAGED'
                 FROM jsonb_to_recordset($3::jsonb) AS r(row_number int, cells_encrypted text)`,
        values: [id, community.streetId, JSON.stringify(rows)],
      });
    });
    return this.byId(actor, id);
  }

  /** One's own. */
  byId(actor: PersonActor, id: string): Promise<Result<ImportBatch, Refusal>> {
    return this.unitOfWork.atomic((tx) => this.own(tx, actor, id));
  }

  /** Every row as it would be placed. Null for a batch that is not the actor's. */
  async rowsOf(batch: ImportBatch): Promise<PreviewRow[]> {
    const staged = await this.unitOfWork.atomic((tx) => readRows(tx, this.cipher, batch.id));
    return this.previews.of(batch, staged);
  }

  /** Says anew what the columns hold. */
  async mapColumns(
    actor: PersonActor,
    batchId: string,
    columns: SheetColumns,
  ): Promise<Result<ImportBatch, Refusal>> {
    const named = columns.filter((field) => field !== null);
    if (new Set(named).size !== named.length) return err(refusals.COLUMN_UNKNOWN);
    return this.change(actor, batchId, (tx, batch) => {
      if (columns.length > batch.titles.length) return refusals.COLUMN_UNKNOWN;
      tx.write({
        text: `UPDATE import_batches SET columns = $2::jsonb WHERE id = $1::uuid AND status = 'DRAFT'`,
        values: [batchId, JSON.stringify(batch.titles.map((_, i) => columns[i] ?? null))],
        expectRows: 1,
      });
      return null;
    });
  }

  /** All or nothing: one row at fault that is not skipped, and none is imported. Confirming again changes nothing. */
  async confirm(actor: PersonActor, input: ConfirmImport): Promise<Result<ImportBatch, Refusal>> {
    const found = await this.byId(actor, input.batchId);
    if (!found.ok) return found;
    if (found.value.status === 'CONFIRMED' || found.value.status === 'DONE') return found;
    const rows = await this.rowsOf(found.value);
    const skip = new Set(input.skipRows);
    for (const row of rows) if (row.duplicate && !input.includeDuplicates) skip.add(row.rowNumber);
    const kept = rows.filter((row) => !skip.has(row.rowNumber));
    const wrong = kept.filter((row) => row.problems.length > 0).map((row) => row.rowNumber);
    if (wrong.length > 0) return err(rowsInTheWay(wrong));
    if (kept.length === 0) return err(refusals.NOTHING);
    return this.change(actor, input.batchId, (tx, batch) => {
      tx.write({
        text: `UPDATE import_batches SET status = 'CONFIRMED', consent_evidence = $2 WHERE id = $1::uuid AND status = 'DRAFT'`,
        values: [batch.id, input.consentEvidence],
        expectRows: 1,
      });
      tx.write({
        text: `UPDATE import_rows SET status = 'SKIPPED', cells_encrypted = NULL
               WHERE batch_id = $1::uuid AND row_number = ANY($2::int[])`,
        values: [batch.id, [...skip]],
      });
      tx.write(startJob({ id: batch.id, kind: IMPORT_JOB_KIND, streetId: batch.streetId }));
      return null;
    });
  }

  /** Throws the draft away, its rows at once. */
  cancel(actor: PersonActor, batchId: string): Promise<Result<ImportBatch, Refusal>> {
    return this.change(actor, batchId, (tx) => {
      tx.write({
        text: `UPDATE import_batches SET status = 'CANCELLED', finished_at = app_now() WHERE id = $1::uuid AND status = 'DRAFT'`,
        values: [batchId],
        expectRows: 1,
      });
      tx.write({
        text: `UPDATE import_rows SET status = 'SKIPPED', cells_encrypted = NULL WHERE batch_id = $1::uuid`,
        values: [batchId],
      });
      return null;
    });
  }

  /** Changes a draft of the actor's own; what somebody else decided meanwhile is seen when the unit is tried again. */
  private async change(
    actor: PersonActor,
    batchId: string,
    write: (tx: Tx, batch: ImportBatch) => Refusal | null,
  ): Promise<Result<ImportBatch, Refusal>> {
    const refusal = await this.unitOfWork.atomic(async (tx) => {
      const found = await this.own(tx, actor, batchId);
      if (!found.ok) return found.error;
      return found.value.status === 'DRAFT' ? write(tx, found.value) : refusals.CLOSED;
    });
    return refusal ? err(refusal) : this.byId(actor, batchId);
  }

  private async own(tx: Tx, actor: PersonActor, id: string): Promise<Result<ImportBatch, Refusal>> {
    const batch = await readBatch(tx, id);
    return batch?.createdBy === actor.personId ? ok(batch) : err(refusals.NOT_FOUND);
  }
}
