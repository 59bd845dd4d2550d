import { Inject, Optional } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { Language, PersonActor, WorkflowRegistry } from '#libs/kernel';
import { ORDER_WORKFLOWS, type OrderContext, type ServiceOrder } from '#libs/orders';
import {
  CallLimiter,
  ClientInfo,
  CurrentActor,
  ForbiddenError,
  LiveUpdates,
  outcomeOf,
  RequestLanguage,
  toUserError,
  type LiveStream,
  type RequestClient,
} from '#libs/platform';
import {
  ScreenOrders as ScreenOrdersService,
  type ScreenOrder,
} from '../../application/screen-orders.service';
import { SCREEN_READS, ScreenTokens } from '../../application/screen-tokens.service';
import { IssueScreenTokenInput, RevokeScreenTokenInput } from './oversight.inputs';
import { ScreenOrders, ScreenOrderType, ScreenTokenIssued, ScreenTokenType } from './oversight.types';

const IssueScreenTokenResult = outcomeOf('IssueScreenTokenResult', () => ScreenTokenIssued);
const RevokeScreenTokenResult = outcomeOf('RevokeScreenTokenResult', () => ScreenTokenType);
const ScreenOrdersResult = outcomeOf('ScreenOrdersResult', () => ScreenOrders);
const MOST = 50;

/** A street's big screen: tokens for it, and the orders it shows. */
@Resolver()
export class ScreenResolver {
  constructor(
    private readonly tokens: ScreenTokens,
    private readonly orders: ScreenOrdersService,
    private readonly limiter: CallLimiter,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
    // the worker runs the same resolvers, and serves no screens
    @Optional() @Inject(LiveUpdates) private readonly live: LiveUpdates,
  ) {}

  @Mutation(() => IssueScreenTokenResult, { description: 'Read-only, expiring; by the street office' })
  async issueScreenToken(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: IssueScreenTokenInput,
  ): Promise<ScreenTokenIssued> {
    const { token, ...screen } = await this.tokens.issue(actor, input);
    return { token, screen };
  }

  @Mutation(() => RevokeScreenTokenResult)
  async revokeScreenToken(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { id }: RevokeScreenTokenInput,
  ) {
    const revoked = await this.tokens.revoke(actor, id);
    return revoked.ok ? revoked.value : toUserError(revoked.error, language);
  }

  @Query(() => [ScreenTokenType], { description: 'Of a street, the latest hundred; for the street office' })
  screenTokens(
    @CurrentActor() actor: PersonActor,
    @Args('streetId', { type: () => ID }) streetId: string,
  ): Promise<ScreenTokenType[]> {
    return this.tokens.list(actor, streetId);
  }

  @Query(() => ScreenOrdersResult, {
    description: 'The latest orders of the screen’s street, masked; up to fifty',
  })
  async screenOrders(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('token') token: string,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ) {
    await this.limiter.require(SCREEN_READS, client.clientAddress);
    const street = await this.tokens.admit(token);
    if (!street.ok) return toUserError(street.error, language);
    return { orders: await this.latest(street.value, first, language) };
  }

  @Subscription(() => ScreenOrders, { description: 'The same, now and after each change in the street' })
  async screenChanged(
    @RequestLanguage() language: Language,
    @Args('token') token: string,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ): Promise<LiveStream<{ screenChanged: ScreenOrders }>> {
    const street = await this.tokens.streetOf(token);
    if (!street) throw new ForbiddenError();
    const stream: LiveStream<{ screenChanged: ScreenOrders }> = this.live.subscribe({
      matches: ({ streetId }) => streetId === street,
      deliver: async () => {
        // revoked or over since: nothing is told, and nothing will be
        if ((await this.tokens.streetOf(token)) !== street) {
          stream.end();
          return null;
        }
        return { screenChanged: { orders: await this.latest(street, first, language) } };
      },
    });
    return stream;
  }

  private async latest(streetId: string, first: number, language: Language): Promise<ScreenOrderType[]> {
    const orders = await this.orders.latest(streetId, Math.min(Math.max(first, 1), MOST));
    const { statuses } = this.workflows.get('service-order');
    return orders.map((order: ScreenOrder) => ({
      ...order,
      statusText: statuses[order.status]?.text[language] ?? order.status,
    }));
  }
}
