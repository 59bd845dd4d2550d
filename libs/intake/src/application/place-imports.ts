import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PersonActor, Refusal } from '#libs/kernel';
import { text } from '#libs/kernel';
import { PlaceOrderService, type PlaceOrder } from '#libs/orders';
import { PersonActors } from '#libs/people';
import {
  ExpectedError,
  FieldCipher,
  JobHandlers,
  UnitOfWork,
  type JobRun,
  type LongWork,
} from '#libs/platform';
import { readBatch, readRows, type ImportBatch, type PreviewRow } from './import-batch';
import { ImportPreviews } from './import-preview.service';
import { IMPORT_JOB_KIND } from './imports.service';

const INTERRUPTED: Refusal = {
  code: 'IMPORT_INTERRUPTED',
  message: text('这一行没有导入', 'This row was not imported'),
  wayOut: text(
    '请把没有导入的行另存后再导入',
    'Save the rows that are left in a sheet of their own and import that',
  ),
};

/**
 * Places the rows of a confirmed sheet, each through the one command path with a key of its own: a run that was cut off
 * goes on at the first row without an answer, and a row placed just before the cut is found by its key, not placed again.
 */
@Injectable()
export class PlaceImports implements LongWork, OnModuleInit {
  readonly kind = IMPORT_JOB_KIND;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly previews: ImportPreviews,
    private readonly placing: PlaceOrderService,
    private readonly actors: PersonActors,
    private readonly cipher: FieldCipher,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(run: JobRun): Promise<void> {
    const { batch, staged } = await this.unitOfWork.atomic(async (tx) => ({
      batch: await readBatch(tx, run.id),
      staged: (await readRows(tx, this.cipher, run.id)).filter(({ status }) => status === 'STAGED'),
    }));
    if (batch?.status !== 'CONFIRMED') return;
    const actor = await this.actors.of(batch.createdBy);
    if (!actor) return this.abandoned(run.id);
    for (const row of await this.previews.of(batch, staged)) {
      await run.alive();
      await this.place(actor, batch, row);
    }
    await this.finish(batch.id);
  }

  /** Rows without an answer are refused, so that nobody waits for them. */
  async abandoned(id: string): Promise<void> {
    await this.unitOfWork.atomic(async (tx) =>
      tx.write({
        text: `UPDATE import_rows SET status = 'REFUSED', refusal = $2::jsonb WHERE batch_id = $1::uuid AND status = 'STAGED'`,
        values: [id, JSON.stringify(INTERRUPTED)],
      }),
    );
    await this.finish(id);
  }

  private async place(actor: PersonActor, batch: ImportBatch, row: PreviewRow): Promise<void> {
    try {
      const placed = await this.placing.place(actor, orderOf(batch, row));
      if (!placed.ok) await this.answer(batch.id, row.rowNumber, 'REFUSED', null, placed.error);
      else if ('emergency' in placed.value)
        await this.answer(batch.id, row.rowNumber, 'EMERGENCY', null, null);
      else await this.answer(batch.id, row.rowNumber, 'PLACED', placed.value.orderId, null);
    } catch (error) {
      // his role ended while it waited
      if (!(error instanceof ExpectedError)) throw error;
      const refusal = { code: error.code, message: error.text, wayOut: error.wayOut };
      await this.answer(batch.id, row.rowNumber, 'REFUSED', null, refusal);
    }
  }

  private async answer(
    batchId: string,
    rowNumber: number,
    status: 'PLACED' | 'EMERGENCY' | 'REFUSED',
    orderId: string | null,
    refusal: Refusal | null,
  ): Promise<void> {
    await this.unitOfWork.atomic(async (tx) =>
      tx.write({
        // a refused row stays readable, so that it can be put right
        text: `UPDATE import_rows SET status = $3, order_id = $4::uuid, refusal = $5::jsonb,
                 cells_encrypted = CASE WHEN $3 = 'REFUSED' THEN cells_encrypted END
               WHERE batch_id = $1::uuid AND row_number = $2::int`,
        values: [batchId, rowNumber, status, orderId, refusal && JSON.stringify(refusal)],
      }),
    );
  }

  private async finish(id: string): Promise<void> {
    await this.unitOfWork.atomic(async (tx) =>
      tx.write({
        text: `UPDATE import_batches SET status = 'DONE', finished_at = app_now() WHERE id = $1::uuid AND status = 'CONFIRMED'`,
        values: [id],
      }),
    );
  }
}

/** The row as a command; the same whenever it is made, or its key would not recognise it. */
function orderOf(batch: ImportBatch, { request, itemId, communityId, rowNumber }: PreviewRow): PlaceOrder {
  const { name, phone, address, text: words, itemName, urgency, occurredAt } = request;
  return {
    communityId,
    text: [itemName && !itemId ? itemName : '', words].filter((part) => part !== '').join('：'),
    itemId,
    sessionId: null,
    urgency,
    beneficiary: 'PERSON',
    for: { kind: 'NEW_PERSON', name, phone, address, consentEvidence: batch.consentEvidence ?? '' },
    address,
    contactName: null,
    contactPhone: null,
    channel: batch.channel,
    occurredAt,
    idempotencyKey: `import:${batch.id}:${rowNumber}`,
  };
}
