import { Injectable } from '@nestjs/common';
import type { PersonActor, Refusal, Result } from '#libs/kernel';
import type { ExportFormat, ExportRequest } from '../domain/export';

/** What an exporter says of a request it takes. */
export interface AdmittedExport {
  /** Null for exports of the district. */
  readonly streetId: string | null;
  /** With its ending; no names in it: `服务订单台账-辛寨子街道-2026-11.xlsx`. */
  readonly fileName: string;
}

/** One export under way. */
export interface ExportRun {
  readonly id: string;
  /** With the roles he holds now, which may be fewer than when he asked. */
  readonly actor: PersonActor;
  readonly request: ExportRequest;
  /** Shows how far it is and keeps the work alive; to be called at least every half minute. */
  readonly progress: (rows: number, total: number) => Promise<void>;
}

export interface ExportedFile {
  readonly bytes: Buffer;
  /** What was taken out, for the log. */
  readonly rows: number;
}

/** Makes one kind of document. Runs in the worker; may be begun again after a crash, and then makes the file anew. */
export interface Exporter {
  /** Stable, upper case with underscores: it is stored and clients name it. */
  readonly kind: string;
  readonly formats: readonly ExportFormat[];
  /** Whether this actor may have it; asked when it is requested and again before it is made. @throws ForbiddenError */
  admit(actor: PersonActor, request: ExportRequest): Promise<Result<AdmittedExport, Refusal>>;
  produce(run: ExportRun): Promise<ExportedFile>;
}

/**
 * Every kind of export. Libs register theirs in `onModuleInit`.
 * @public for libs that make reports
 */
@Injectable()
export class Exporters {
  private readonly exporters = new Map<string, Exporter>();

  /** @throws Error when the kind is taken */
  register(exporter: Exporter): void {
    if (this.exporters.has(exporter.kind)) throw new Error(`exports of "${exporter.kind}" are made twice`);
    this.exporters.set(exporter.kind, exporter);
  }

  get(kind: string): Exporter | undefined {
    return this.exporters.get(kind);
  }
}
