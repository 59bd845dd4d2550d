import { Inject, Injectable } from '@nestjs/common';
import {
  err,
  ok,
  text,
  type Channel,
  type Ids,
  type PersonActor,
  type Refusal,
  type Result,
  type Text,
  type TokenActor,
} from '#libs/kernel';
import { OrderCommands, OrderReader } from '#libs/orders';
import { CallLimiter, FileStore, IDS, UnitOfWork, type CallRule, type Tx } from '#libs/platform';
import { pictureRefusals as refusals } from '../domain/refusals';
import { mayAttach, MOST_PER_PURPOSE, type UploadPurpose } from '../domain/upload';
import { cleanPicture } from '../pictures/clean-picture';
import { UPLOAD_COLUMNS, type Upload } from './upload';

/** Who sends pictures: a person who is signed in, or the holder of a slip. */
export type Sender = PersonActor | TokenActor;

export interface AttachUpload {
  readonly uploadId: string;
  readonly orderId: string;
  readonly purpose: UploadPurpose;
  readonly channel: Channel;
  readonly occurredAt: Date | null;
  readonly idempotencyKey: string;
}

const BY_SENDER: CallRule = { name: 'upload-by-sender', calls: 60, seconds: 3600 };
const BY_ADDRESS: CallRule = { name: 'upload-by-address', calls: 200, seconds: 3600 };
const MOST_WAITING = 20;
/** Long enough to fill in a form after the photo, on the next day if need be. */
const UNATTACHED_HOURS = 24;

const IN_WORDS: Readonly<Record<UploadPurpose, Text>> = {
  SERVICE_PHOTO: text('附上服务照片一张', 'A photo of the service was attached'),
  PAPER_SLIP: text('附上纸单照片一张', 'A photo of the paper slip was attached'),
  RECTIFICATION_EVIDENCE: text('附上整改凭证一张', 'A picture of what was put right was attached'),
};

/** Pictures from arriving to hanging on an order. */
@Injectable()
export class Uploads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly limiter: CallLimiter,
    private readonly commands: OrderCommands,
    private readonly reader: OrderReader,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Counted before the bytes are looked at. @throws TooManyRequestsError */
  async receive(sender: Sender, clientAddress: string, bytes: Buffer): Promise<Result<Upload, Refusal>> {
    const { personId, slipOf } = partsOf(sender);
    await this.limiter.require(BY_ADDRESS, clientAddress);
    await this.limiter.require(BY_SENDER, personId ?? slipOf!);
    const cleaned = await cleanPicture(bytes);
    if (!cleaned.ok) return cleaned;
    const { width, height, bytes: clean, mediaType } = cleaned.value;
    const [id, fileId] = [this.ids.uuid(), this.ids.uuid()];
    return this.unitOfWork.atomic(async (tx) => {
      if ((await this.waiting(tx, sender)) >= MOST_WAITING) return err(refusals.tooManyWaiting);
      const { streetId } = sender;
      const name = `${fileId}.jpg`;
      this.files.put(tx, {
        id: fileId,
        streetId,
        mediaType,
        name,
        bytes: clean,
        expiresInHours: UNATTACHED_HOURS,
      });
      tx.write({
        text: `INSERT INTO uploads (id, street_id, file_id, uploaded_by, uploaded_with_slip_of, width, height, size, created_at)
               VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::int, $7::int, $8::int, app_now())`,
        values: [id, streetId, fileId, personId, slipOf, width, height, clean.length],
      });
      const size = clean.length;
      return ok({ id, fileId, width, height, size, orderId: null, purpose: null, attachedAt: null });
    });
  }

  /**
   * Hangs one's own picture on an order, as a step on its timeline; the same again changes nothing.
   * @throws ForbiddenError when the order is not the sender's to add to
   */
  async attach(sender: Sender, input: AttachUpload): Promise<Result<Upload, Refusal>> {
    const view = await this.reader.byId(sender, input.orderId);
    if (!view.ok) return view;
    if (!mayAttach(view.value.visibility.parties, input.purpose)) return err(refusals.notYours);
    const { streetId } = view.value.order;
    return this.unitOfWork.atomic(async (tx) => {
      const upload = await this.own(tx, sender, input.uploadId);
      if (!upload) return err(refusals.notFound);
      if (upload.orderId === input.orderId && upload.purpose === input.purpose) return ok(upload);
      if (upload.orderId) return err(refusals.elsewhere);
      const [hanging] = await tx.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM uploads WHERE order_id = $1::uuid AND purpose = $2`,
        [input.orderId, input.purpose],
      );
      if (hanging!.n >= MOST_PER_PURPOSE) return err(refusals.enough);
      const noted = await this.commands.executeWithin(
        tx,
        input.orderId,
        { name: 'addNote', note: IN_WORDS[input.purpose].zh },
        {
          actor: sender,
          channel: input.channel,
          idempotencyKey: input.idempotencyKey,
          occurredAt: input.occurredAt,
        },
      );
      if (!noted.ok) return noted;
      this.files.keep(tx, upload.fileId);
      const attachedAt = noted.value.after?.now ?? new Date();
      tx.write({
        text: `UPDATE uploads SET order_id = $2::uuid, purpose = $3, street_id = $4::uuid, attached_at = $5
               WHERE id = $1::uuid AND order_id IS NULL`,
        values: [upload.id, input.orderId, input.purpose, streetId, attachedAt],
        expectRows: 1,
      });
      return ok({ ...upload, orderId: input.orderId, purpose: input.purpose, attachedAt });
    });
  }

  /** By order, in the order they were attached. Answers code: whoever shows them decides who may see which. */
  async ofOrders(orderIds: readonly string[]): Promise<Map<string, Upload[]>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Upload>(
        `SELECT ${UPLOAD_COLUMNS} FROM uploads u WHERE u.order_id = ANY($1::uuid[]) ORDER BY u.attached_at, u.id`,
        [orderIds],
      ),
    );
    const found = new Map<string, Upload[]>();
    for (const row of rows) found.set(row.orderId!, [...(found.get(row.orderId!) ?? []), row]);
    return found;
  }

  private async own(tx: Tx, sender: Sender, id: string): Promise<Upload | undefined> {
    const { personId, slipOf } = partsOf(sender);
    const rows = await tx.query<Upload>(
      `SELECT ${UPLOAD_COLUMNS} FROM uploads u
        WHERE u.id = $1::uuid AND (u.uploaded_by = $2::uuid OR u.uploaded_with_slip_of = $3::uuid)`,
      [id, personId, slipOf],
    );
    return rows[0];
  }

  private async waiting(tx: Tx, sender: Sender): Promise<number> {
    const { personId, slipOf } = partsOf(sender);
    const [row] = await tx.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM uploads
        WHERE order_id IS NULL AND (uploaded_by = $1::uuid OR uploaded_with_slip_of = $2::uuid)`,
      [personId, slipOf],
    );
    return row!.n;
  }
}

const partsOf = (sender: Sender): { personId: string | null; slipOf: string | null } =>
  sender.kind === 'PERSON'
    ? { personId: sender.personId, slipOf: null }
    : { personId: null, slipOf: sender.orderId };
