import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, WorkflowRegistry } from '#libs/kernel';
import {
  ORDER_WORKFLOWS,
  OrderReader,
  toServiceOrder,
  type CommandOf,
  type OrderContext,
  type ServiceOrder,
} from '#libs/orders';
import {
  CurrentActor,
  outcomeOf,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
} from '#libs/platform';
import { BulkTriage } from '../../application/bulk-triage.service';
import { WorkQueue } from '../../application/work-queue.service';
import { TriageOrdersInput, UnderArgs } from './oversight.inputs';
import { BulkTriaged, OverdueOrderConnection, WorkQueueType } from './oversight.types';

const TriageOrdersResult = outcomeOf('TriageOrdersResult', () => BulkTriaged);

/** What lies before a desk or a street: figures, what is overdue, and triage of many at once. */
@Resolver()
export class WorkQueueResolver {
  constructor(
    private readonly queue: WorkQueue,
    private readonly bulk: BulkTriage,
    private readonly orders: OrderReader,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  @Query(() => WorkQueueType, { description: 'How much is under way, by status and light' })
  async workQueue(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('under', { description: 'Path of a community, street or district' }) under: string,
  ): Promise<WorkQueueType> {
    const counts = await this.queue.counts(actor, under);
    const sum = (of: 'total' | 'yellow' | 'red'): number => counts.reduce((all, count) => all + count[of], 0);
    const [total, yellow, red] = [sum('total'), sum('yellow'), sum('red')];
    const { statuses } = this.workflows.get('service-order');
    return {
      total,
      yellow,
      red,
      green: total - yellow - red,
      statuses: counts.map((count) => ({
        ...count,
        text: statuses[count.status]?.text[language] ?? count.status,
      })),
    };
  }

  @Query(() => OverdueOrderConnection, { description: 'Red orders, the longest overdue first 超期清单' })
  async overdueOrders(@CurrentActor() actor: PersonActor, @Args() args: UnderArgs) {
    const page = pageRequest(args);
    const rows = await this.queue.overdue(actor, args.under, page);
    const views = await this.orders.byIds(
      actor,
      rows.map(({ id }) => id),
    );
    const shown = rows.flatMap(({ id, dueAt }, i) => (views[i] ? [{ id, dueAt, view: views[i] }] : []));
    return toConnection(
      shown,
      page,
      ({ dueAt, id }) => ({ createdAt: dueAt, id }),
      ({ dueAt, view }) => ({ dueAt, order: toServiceOrder(view) }),
    );
  }

  @Mutation(() => TriageOrdersResult, { description: '批量受理: one decision for up to a hundred orders' })
  async triageOrders(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { orderIds, decision, channel, idempotencyKey, ...input }: TriageOrdersInput,
  ): Promise<BulkTriaged> {
    const { organizationId, question, referral, urgency } = input;
    const command = withoutNulls({
      decision,
      organizationId,
      question,
      urgency,
      referral: referral && withoutNulls({ ...referral }),
    }) as Omit<CommandOf<'triageOrder'>, 'name'>;
    const results = await this.bulk.triage(actor, orderIds, command, { channel, idempotencyKey });
    const refused = results.filter(({ refusal }) => refusal !== null).length;
    return {
      refused,
      triaged: results.length - refused,
      results: results.map((result) => ({
        ...result,
        refusal: result.refusal && toUserError(result.refusal, language),
      })),
    };
  }
}

const withoutNulls = (input: object): object =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));
