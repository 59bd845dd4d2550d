import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import { CHANNEL_TEXT, type Language, type PersonActor, type WorkflowRegistry } from '#libs/kernel';
import { ORDER_WORKFLOWS, type OrderContext, type ServiceOrder } from '#libs/orders';
import { CurrentActor, ForbiddenError, pageRequest, RequestLanguage, toConnection } from '#libs/platform';
import type { TimelineRow } from '#libs/timeline';
import { AuditTrail } from '../../application/audit-trail.service';
import { AuditEntryConnection, AuditEntryType, AuditTrailArgs, ChainCheckType } from './audit.types';

/** What an auditor reads, and nobody else. */
@Resolver()
export class AuditResolver {
  constructor(
    private readonly trail: AuditTrail,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  @Query(() => AuditEntryConnection, { description: '留痕 of a street, latest first; for its auditors' })
  async auditTrail(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args() args: AuditTrailArgs,
  ) {
    const page = pageRequest(args);
    const rows = await this.trail.entries(actor, args.streetId, args.subjectId ?? null, page);
    return toConnection(
      rows,
      page,
      ({ at, hash }) => ({ createdAt: at, id: idOf(hash) }),
      (row) => this.shown(row, language),
    );
  }

  @Query(() => ChainCheckType, {
    description: 'Recomputes the chain of one order or evaluation; for auditors',
  })
  verifyAudit(
    @CurrentActor() actor: PersonActor,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<ChainCheckType> {
    if (!isUUID(subjectId)) throw new ForbiddenError();
    return this.trail.verify(actor, subjectId);
  }

  private shown({ hash, ...row }: TimelineRow, language: Language): AuditEntryType {
    const { commands, statuses } = this.workflows.get('service-order');
    const statusText = (status: string) => statuses[status]?.text[language] ?? status;
    return {
      ...row,
      hash,
      id: idOf(hash),
      text: commands[row.command]?.text[language] ?? row.command,
      channelText: CHANNEL_TEXT[row.channel][language],
      fromStatusText: row.fromStatus && statusText(row.fromStatus),
      toStatusText: statusText(row.toStatus),
    };
  }
}

/** The first half of the entry's hash, written as an id: as good as unique, and it needs no column. */
const idOf = (hash: string): string =>
  hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
