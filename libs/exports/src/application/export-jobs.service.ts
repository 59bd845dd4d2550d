import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, err, ok, type Ids, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import {
  CallLimiter,
  FileLinks,
  IDS,
  startJob,
  UnitOfWork,
  type CallRule,
  type PageRequest,
} from '#libs/platform';
import { idempotencyKeyReused } from '#libs/orders';
import type { ExportRequest } from '../domain/export';
import {
  EXPORT_FORMAT_UNKNOWN,
  EXPORT_KIND_UNKNOWN,
  EXPORT_NOT_FOUND,
  EXPORT_PERIOD_WRONG,
  EXPORT_REASON_NEEDED,
} from '../domain/refusals';
import { EXPORT_JOB_COLUMNS, reviveRequest, type ExportJob } from './export-job';
import { Exporters, type AdmittedExport } from './exporters';

export const EXPORT_JOB_KIND = 'EXPORT';
const LONGEST_DAYS = 366;
const BY_PERSON: CallRule = { name: 'export-by-person', calls: 20, seconds: 3600 };

/** Asking for exports and fetching them. Making them is the worker's (RunExports). */
@Injectable()
export class ExportJobs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exporters: Exporters,
    private readonly limiter: CallLimiter,
    private readonly links: FileLinks,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /**
   * Puts an export on its way; the same key again answers the same export.
   * @throws ForbiddenError when it is not the actor's to have; TooManyRequestsError
   */
  async request(
    actor: PersonActor,
    request: ExportRequest,
    idempotencyKey: string,
  ): Promise<Result<ExportJob, Refusal>> {
    const exporter = this.exporters.get(request.kind);
    if (!exporter) return err(EXPORT_KIND_UNKNOWN);
    if (!exporter.formats.includes(request.format)) return err(EXPORT_FORMAT_UNKNOWN);
    const length = request.to.getTime() - request.from.getTime();
    if (length <= 0 || length > LONGEST_DAYS * DAY_MS) return err(EXPORT_PERIOD_WRONG);
    const why = request.reason?.trim() ?? '';
    if (request.withContacts && (why.length < 2 || why.length > 500)) return err(EXPORT_REASON_NEEDED);
    const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
    const known = await this.byKey(actor, idempotencyKey);
    if (!known) {
      await this.limiter.require(BY_PERSON, actor.personId);
      const admitted = await exporter.admit(actor, request);
      if (!admitted.ok) return admitted;
      await this.start(actor, { ...request, reason: why || null }, admitted.value, {
        idempotencyKey,
        requestHash,
      });
    }
    const job = known ?? (await this.byKey(actor, idempotencyKey));
    if (!job) return err(EXPORT_NOT_FOUND);
    return job.requestHash === requestHash ? ok(job) : err(idempotencyKeyReused);
  }

  /** Once per key: of two at the same moment the second finds the first when its unit is tried again. */
  private async start(
    actor: PersonActor,
    request: ExportRequest,
    { streetId, fileName }: AdmittedExport,
    { idempotencyKey, requestHash }: { idempotencyKey: string; requestHash: string },
  ): Promise<void> {
    const id = this.ids.uuid();
    await this.unitOfWork.atomic(async (tx) => {
      const taken = await tx.query(
        `SELECT 1 FROM export_jobs e WHERE e.requested_by = $1::uuid AND e.idempotency_key = $2`,
        [actor.personId, idempotencyKey],
      );
      if (taken.length > 0) return;
      tx.write({
        text: `INSERT INTO export_jobs (id, street_id, requested_by, idempotency_key, request_hash, kind, under, request,
                 file_name, status, rows, downloads, created_at)
               VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, $8::jsonb, $9, 'PENDING', 0, 0,
                 date_trunc('milliseconds', app_now()))`,
        values: [
          id,
          streetId,
          actor.personId,
          idempotencyKey,
          requestHash,
          request.kind,
          request.under,
          JSON.stringify(request),
          fileName,
        ],
      });
      tx.write(startJob({ id, kind: EXPORT_JOB_KIND, streetId }));
    });
  }

  /** One's own. */
  async byId(actor: PersonActor, id: string): Promise<Result<ExportJob, Refusal>> {
    const [job] = await this.read(`e.id = $1::uuid AND e.requested_by = $2::uuid`, [id, actor.personId], 1);
    return job ? ok(job) : err(EXPORT_NOT_FOUND);
  }

  /** One's own, newest first. */
  mine(actor: PersonActor, { limit, after }: PageRequest): Promise<ExportJob[]> {
    return this.read(
      `e.requested_by = $1::uuid AND ($2::timestamptz IS NULL OR (e.created_at, e.id) < ($2, $3::uuid))`,
      [actor.personId, after?.createdAt ?? null, after?.id ?? null],
      limit,
    );
  }

  /** An address that opens the file for some minutes, and the note that one was given. Null when there is no file. */
  async downloadUrl({ id, fileId }: ExportJob): Promise<string | null> {
    if (fileId === null) return null;
    await this.unitOfWork.atomic(async (tx) =>
      tx.write({
        text: `UPDATE export_jobs SET downloads = downloads + 1 WHERE id = $1::uuid`,
        values: [id],
      }),
    );
    return this.links.urlOf(fileId);
  }

  private async byKey(actor: PersonActor, key: string): Promise<ExportJob | undefined> {
    return (
      await this.read(`e.requested_by = $1::uuid AND e.idempotency_key = $2`, [actor.personId, key], 1)
    )[0];
  }

  private async read(where: string, values: readonly unknown[], limit: number): Promise<ExportJob[]> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<ExportJob>(
        `SELECT ${EXPORT_JOB_COLUMNS} FROM export_jobs e WHERE ${where}
          ORDER BY e.created_at DESC, e.id DESC LIMIT ${limit}`,
        values,
      ),
    );
    return rows.map((row) => ({ ...row, request: reviveRequest(row.request) }));
  }
}
