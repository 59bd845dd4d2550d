import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Ids, type Refusal } from '#libs/kernel';
import { PersonActors } from '#libs/people';
import {
  ExpectedError,
  FileStore,
  IDS,
  JobHandlers,
  UnitOfWork,
  type JobRun,
  type LongWork,
} from '#libs/platform';
import { MEDIA_TYPES } from '../domain/export';
import { EXPORT_FAILED } from '../domain/refusals';
import { EXPORT_JOB_COLUMNS, reviveRequest, type ExportJob } from './export-job';
import { EXPORT_JOB_KIND } from './export-jobs.service';
import { Exporters } from './exporters';

/** A week to fetch it, then it is purged; the log of it stays. */
const KEPT_HOURS = 7 * 24;

/** Makes exports in the worker. A run that was cut off begins again: a half-made file is never kept. */
@Injectable()
export class RunExports implements LongWork, OnModuleInit {
  readonly kind = EXPORT_JOB_KIND;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exporters: Exporters,
    private readonly handlers: JobHandlers,
    private readonly files: FileStore,
    private readonly actors: PersonActors,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async run(run: JobRun): Promise<void> {
    const [job] = await this.unitOfWork.atomic((tx) =>
      tx.query<ExportJob>(
        `SELECT ${EXPORT_JOB_COLUMNS} FROM export_jobs e WHERE e.id = $1::uuid AND e.status IN ('PENDING', 'RUNNING')`,
        [run.id],
      ),
    );
    if (!job) return;
    const request = reviveRequest(job.request);
    const exporter = this.exporters.get(request.kind);
    const actor = await this.actors.of(job.requestedBy);
    if (!exporter || !actor) return this.end(job.id, EXPORT_FAILED);
    try {
      const admitted = await exporter.admit(actor, request);
      if (!admitted.ok) return await this.end(job.id, admitted.error);
      const progress = async (rows: number, total: number): Promise<void> => {
        await run.alive();
        await this.unitOfWork.atomic(async (tx) =>
          tx.write({
            text: `UPDATE export_jobs SET status = 'RUNNING', rows = $2::int, total = $3::int WHERE id = $1::uuid`,
            values: [job.id, rows, total],
          }),
        );
      };
      const file = await exporter.produce({ id: job.id, actor, request, progress });
      await run.alive();
      await this.keep(job, request.format, file);
    } catch (error) {
      // he may no longer have it: his role ended while it waited
      if (!(error instanceof ExpectedError)) throw error;
      await this.end(job.id, { code: error.code, message: error.text, wayOut: error.wayOut });
    }
  }

  abandoned(id: string): Promise<void> {
    return this.end(id, EXPORT_FAILED);
  }

  private async keep(
    job: ExportJob,
    format: keyof typeof MEDIA_TYPES,
    { bytes, rows }: { bytes: Buffer; rows: number },
  ): Promise<void> {
    const fileId = this.ids.uuid();
    await this.unitOfWork.atomic(async (tx) => {
      this.files.put(tx, {
        id: fileId,
        streetId: job.streetId,
        mediaType: MEDIA_TYPES[format],
        name: job.fileName,
        bytes,
        expiresInHours: KEPT_HOURS,
      });
      tx.write({
        text: `UPDATE export_jobs SET status = 'DONE', rows = $2::int, total = $2::int, file_id = $3::uuid,
                 finished_at = app_now(), expires_at = app_now() + make_interval(hours => $4::int)
               WHERE id = $1::uuid AND status <> 'DONE'`,
        values: [job.id, rows, fileId, KEPT_HOURS],
        expectRows: 1,
      });
    });
  }

  private async end(id: string, { code, message, wayOut }: Refusal): Promise<void> {
    await this.unitOfWork.atomic(async (tx) =>
      tx.write({
        text: `UPDATE export_jobs SET status = 'FAILED', refusal = $2::jsonb, finished_at = app_now()
               WHERE id = $1::uuid AND status <> 'DONE'`,
        values: [id, JSON.stringify({ code, message, wayOut })],
      }),
    );
  }
}
