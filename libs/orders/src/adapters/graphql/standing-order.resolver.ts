import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { dayNumberOf, text } from '#libs/kernel';
import {
  CurrentActor,
  InvalidInputError,
  Loaders,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type RequestLoaders,
} from '#libs/platform';
import { StandingOrderEnds } from '../../application/standing-order-ends.service';
import {
  StandingOrderReader,
  type StandingOrderScope,
} from '../../application/standing-order-reader.service';
import { StandingOrders, type CreateStandingOrder } from '../../application/standing-orders.service';
import { MASKED_NAME, ORGANIZATION_NAME } from './order.loaders';
import { EmergencyDetected } from './order.results';
import { requesterOf } from './place-order-input';
import {
  CreateStandingOrderInput,
  CreateStandingOrderResult,
  SkipOccurrenceInput,
  StandingOrderConnection,
  StandingOrderInput,
  StandingOrderResult,
  StandingOrdersArgs,
  StandingOrderType,
  StandingReasonInput,
  toStandingOrder,
} from './standing-order.types';

/** Standing orders 长期单. */
@Resolver(() => StandingOrderType)
export class StandingOrderResolver {
  constructor(
    private readonly standing: StandingOrders,
    private readonly ends: StandingOrderEnds,
    private readonly reader: StandingOrderReader,
  ) {}

  @Query(() => StandingOrderConnection, {
    description: '长期单: the caller’s own, a provider’s, or all under a path',
  })
  async standingOrders(@CurrentActor() actor: PersonActor, @Args() args: StandingOrdersArgs) {
    const request = pageRequest(args);
    return toConnection(
      await this.reader.list(actor, scopeOf(args), request),
      request,
      (order) => order,
      toStandingOrder,
    );
  }

  @Mutation(() => CreateStandingOrderResult, {
    description:
      '约定长期服务: agreed at once when the provider’s lead enters it, else proposed to the provider',
  })
  async createStandingOrder(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: CreateStandingOrderInput,
  ) {
    const created = await this.standing.create(actor, createOf(input));
    if (!created.ok) return toUserError(created.error, language);
    if ('emergency' in created.value) {
      const { emergency, noticeId, callBackBy } = created.value;
      return Object.assign(new EmergencyDetected(), {
        noticeId,
        callBackBy,
        call: emergency.call,
        message: emergency.advice[language],
      });
    }
    return toStandingOrder(created.value);
  }

  @Mutation(() => StandingOrderResult, { description: '同意承接: by the provider’s lead' })
  async acceptStandingOrder(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: StandingOrderInput,
  ) {
    const done = await this.standing.accept(actor, input.standingOrderId);
    return done.ok ? toStandingOrder(done.value) : toUserError(done.error, language);
  }

  @Mutation(() => StandingOrderResult, { description: '婉拒: by the provider’s lead, before it began' })
  async declineStandingOrder(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: StandingReasonInput,
  ) {
    const done = await this.ends.decline(actor, input.standingOrderId, input.reason);
    return done.ok ? toStandingOrder(done.value) : toUserError(done.error, language);
  }

  @Mutation(() => StandingOrderResult, {
    description: '结束长期单: by the resident, the desk or the provider',
  })
  async endStandingOrder(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: StandingReasonInput,
  ) {
    const done = await this.ends.end(actor, input.standingOrderId, input.reason, input.channel);
    return done.ok ? toStandingOrder(done.value) : toUserError(done.error, language);
  }

  @Mutation(() => StandingOrderResult, {
    description: '停一次: leaves one day out; its order, if opened already, is cancelled',
  })
  async skipOccurrence(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: SkipOccurrenceInput,
  ) {
    requireDate(input.on, 'input.on');
    const done = await this.ends.skip(actor, input.standingOrderId, input.on, input.reason, input.channel);
    return done.ok ? toStandingOrder(done.value) : toUserError(done.error, language);
  }

  @ResolveField(() => String, { nullable: true, description: 'Family name only' })
  residentName(
    @Parent() { requesterId }: StandingOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<string | null> {
    return loaders.get(MASKED_NAME).load(requesterId);
  }

  @ResolveField(() => String, { nullable: true })
  organizationName(
    @Parent() { organizationId }: StandingOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<string | null> {
    return loaders.get(ORGANIZATION_NAME).load(organizationId);
  }
}

function scopeOf({ organizationId, under }: StandingOrdersArgs): StandingOrderScope {
  if (organizationId) return { kind: 'PROVIDER', organizationId };
  return under ? { kind: 'UNDER', path: under } : { kind: 'MINE' };
}

function createOf({
  communityId,
  organizationId,
  itemId,
  text: words,
  requester,
  beneficiary,
  rule,
  channel,
  idempotencyKey,
}: CreateStandingOrderInput): CreateStandingOrder {
  requireDate(rule.startsOn, 'input.rule.startsOn');
  if (rule.endsOn) requireDate(rule.endsOn, 'input.rule.endsOn');
  const [hours, minutes] = rule.at.split(':').map(Number);
  return {
    communityId,
    organizationId,
    itemId: itemId ?? null,
    text: words,
    for: requesterOf(requester ?? null),
    beneficiary,
    rule: {
      startsOn: rule.startsOn,
      endsOn: rule.endsOn ?? null,
      everyDays: rule.everyDays,
      weekdays: [...new Set(rule.weekdays)].sort(),
      atMinute: hours! * 60 + minutes!,
    },
    channel,
    idempotencyKey,
  };
}

/** The pattern lets `2026-02-30` through; the calendar does not. */
function requireDate(date: string, field: string): void {
  if (dayNumberOf(date) !== null) return;
  throw new InvalidInputError({
    field,
    message: text(`没有 ${date} 这一天`, `There is no day ${date}`),
    wayOut: text('请按 2026-03-01 的格式填写日期', 'Write the date like 2026-03-01'),
  });
}
