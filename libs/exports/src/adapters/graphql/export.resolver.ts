import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import {
  CurrentActor,
  PageArgs,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type CommandRefused,
} from '#libs/platform';
import type { ExportJob } from '../../application/export-job';
import { ExportJobs } from '../../application/export-jobs.service';
import {
  ExportFormatType,
  ExportJobConnection,
  ExportJobResult,
  ExportJobType,
  ExportStatusType,
  RequestExportInput,
} from './export.types';

/** Taking ledgers and reports out of the house. */
@Resolver(() => ExportJobType)
export class ExportResolver {
  constructor(private readonly exports: ExportJobs) {}

  @Mutation(() => ExportJobResult, { description: '导出: puts it on its way; ask `exportJob` how far it is' })
  async requestExport(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { idempotencyKey, subjectId, reason, ...input }: RequestExportInput,
  ): Promise<ExportJobType | CommandRefused> {
    const request = { ...input, subjectId: subjectId ?? null, reason: reason ?? null, language };
    return answer(await this.exports.request(actor, request, idempotencyKey), language);
  }

  @Query(() => ExportJobResult, { description: 'One’s own export' })
  async exportJob(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ExportJobType | CommandRefused> {
    return answer(await this.exports.byId(actor, id), language);
  }

  @Query(() => ExportJobConnection, { description: 'One’s own exports, newest first' })
  async myExports(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args() args: PageArgs,
  ) {
    const page = pageRequest(args);
    const jobs = await this.exports.mine(actor, page);
    return toConnection(
      jobs,
      page,
      (job) => job,
      (job) => toType(job, language),
    );
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Opens the file for ten minutes; null before it is made and after it was purged',
  })
  downloadUrl(@Parent() { job }: ExportJobType): Promise<string | null> {
    return this.exports.downloadUrl(job);
  }
}

const answer = (result: Result<ExportJob, Refusal>, language: Language): ExportJobType | CommandRefused =>
  result.ok ? toType(result.value, language) : toUserError(result.error, language);

function toType(job: ExportJob, language: Language): ExportJobType {
  const { request } = job;
  return Object.assign(new ExportJobType(), {
    job,
    id: job.id,
    kind: request.kind,
    format: ExportFormatType[request.format],
    under: request.under,
    from: request.from,
    to: request.to,
    withContacts: request.withContacts,
    reason: request.reason,
    status: ExportStatusType[job.status],
    rows: job.rows,
    total: job.total,
    fileName: job.fileName,
    createdAt: job.createdAt,
    finishedAt: job.finishedAt,
    expiresAt: job.expiresAt,
    failure: job.refusal ? toUserError(job.refusal, language) : null,
  });
}
