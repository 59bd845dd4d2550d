import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CHANNEL_TEXT, type Language, type WorkflowRegistry } from '#libs/kernel';
import { Loaders, RequestLanguage, type RequestLoaders } from '#libs/platform';
import { ProgressTokens } from '../../application/progress-tokens';
import { ServiceCodes } from '../../application/service-codes';
import type { OrderContext } from '../../domain/context';
import { activeClaim, type ServiceOrder } from '../../domain/order';
import { promisedAt } from '../../domain/promise';
import { ORDER_WORKFLOWS } from '../../tokens';
import { MASKED_CONTACT, MASKED_NAME, ORDER_TIMELINE, ORGANIZATION_NAME } from './order.loaders';
import {
  AssignmentType,
  ClaimType,
  DeadlineType,
  InvitationType,
  Light,
  NextStepType,
  OrderActionType,
  OrderContactType,
  OrderReceiptType,
  ServiceOrderType,
  TimelineEntryType,
} from './order.types';

/** Nested fields of an order, as far as its viewer may see them. */
@Resolver(() => ServiceOrderType)
export class ServiceOrderResolver {
  constructor(
    private readonly codes: ServiceCodes,
    private readonly tokens: ProgressTokens,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  @ResolveField(() => String, { description: 'The status in the caller’s language' })
  statusText(@Parent() { view }: ServiceOrderType, @RequestLanguage() language: Language): string {
    return this.workflows.get(view.order.workflow).statuses[view.order.status]!.text[language];
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What is needed, in the resident’s words; numbers hidden from those who have not claimed it',
  })
  text(@Parent() { view }: ServiceOrderType): string {
    return view.visibility.full
      ? view.order.details.text
      : view.order.details.text.replace(/[\d０-９]{5,}/g, '***');
  }

  @ResolveField(() => String, { nullable: true, description: 'Family name only' })
  residentName(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<string | null> {
    return loaders.get(MASKED_NAME).load(view.order.requesterId);
  }

  @ResolveField(() => OrderContactType, {
    nullable: true,
    description: 'Masked; `revealOrderContact` shows it in clear and logs the look',
  })
  contact(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<OrderContactType | null> | null {
    return view.visibility.full ? loaders.get(MASKED_CONTACT).load(view) : null;
  }

  @ResolveField(() => [DeadlineType], { description: 'Deadlines in force 时限' })
  deadlines(@Parent() { view }: ServiceOrderType, @RequestLanguage() language: Language): DeadlineType[] {
    const workflow = this.workflows.get(view.order.workflow);
    return view.order.deadlines.map(({ kind, startsAt, dueAt, light }) => ({
      kind,
      text: workflow.deadlines[kind]!.text[language],
      startsAt,
      dueAt,
      light: Light[light],
    }));
  }

  @ResolveField(() => [OrderActionType], { description: 'Commands the caller can give now' })
  async availableActions(
    @Parent() { view }: ServiceOrderType,
    @RequestLanguage() language: Language,
  ): Promise<OrderActionType[]> {
    const { commands } = this.workflows.get(view.order.workflow);
    return (await view.availableActions()).map((command) => ({
      command,
      text: commands[command]!.text[language],
    }));
  }

  @ResolveField(() => NextStepType)
  nextStep(@Parent() { view }: ServiceOrderType, @RequestLanguage() language: Language): NextStepType {
    const { order } = view;
    return {
      text: this.workflows.get(order.workflow).statuses[order.status]!.nextStep[language],
      promisedAt: promisedAt(order),
    };
  }

  @ResolveField(() => ClaimType, { nullable: true, description: 'The organisation that has it now' })
  async claim(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<ClaimType | null> {
    const claim = activeClaim(view.order);
    if (!claim) return null;
    const { id, organizationId, round, claimedAt, contactedAt } = claim;
    return {
      id,
      organizationId,
      round,
      claimedAt,
      contactedAt,
      organizationName: await loaders.get(ORGANIZATION_NAME).load(organizationId),
    };
  }

  @ResolveField(() => InvitationType, { nullable: true })
  async invitation(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<InvitationType | null> {
    const { invitation } = view.order;
    if (invitation?.status !== 'PENDING') return null;
    const { organizationId, invitedAt } = invitation;
    return {
      organizationId,
      invitedAt,
      organizationName: await loaders.get(ORGANIZATION_NAME).load(organizationId),
    };
  }

  @ResolveField(() => [AssignmentType], { description: 'Who comes' })
  async assignments(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<AssignmentType[]> {
    if (!view.visibility.full) return [];
    const open = view.order.assignments.filter((a) => a.status === 'OFFERED' || a.status === 'ACCEPTED');
    return Promise.all(
      open.map(async ({ personId, status }) => ({
        personId,
        status,
        name: await loaders.get(MASKED_NAME).load(personId),
      })),
    );
  }

  @ResolveField(() => [TimelineEntryType], {
    description: 'The record of the order, newest 100 lines, oldest first 留痕',
  })
  async timeline(
    @Parent() { view }: ServiceOrderType,
    @RequestLanguage() language: Language,
    @Loaders() loaders: RequestLoaders,
  ): Promise<TimelineEntryType[]> {
    if (!view.visibility.full) return [];
    const { commands } = this.workflows.get(view.order.workflow);
    const rows = await loaders.get(ORDER_TIMELINE).load(view.order.id);
    return rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      occurredAt: row.occurredAt,
      command: row.command,
      text: commands[row.command]?.text[language] ?? OWN_LINES[row.command]?.[language] ?? row.command,
      actorKind: row.actorKind,
      channel: row.channel,
      channelText: CHANNEL_TEXT[row.channel][language],
      fromStatus: row.fromStatus,
      toStatus: row.toStatus,
      reasonCode: row.reasonCode,
      note: row.note,
      hash: row.hash,
    }));
  }

  @ResolveField(() => OrderReceiptType, {
    nullable: true,
    description: 'For the resident and the desk: what the slip carries',
  })
  receipt(@Parent() { view }: ServiceOrderType): OrderReceiptType | null {
    const { visibility, order } = view;
    if (!visibility.resident && !visibility.parties.has('DESK')) return null;
    const { start, finish } = this.codes.of(order.id, order.round);
    return {
      queryCode: order.queryCode,
      progressToken: this.tokens.of(order.id),
      startCode: start,
      finishCode: finish,
    };
  }
}

const OWN_LINES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  placeOrder: { zh: '下单', en: 'Placed' },
  deadlineMarkReached: { zh: '时限提醒', en: 'Deadline reached' },
};
