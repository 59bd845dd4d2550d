import { Inject, Optional } from '@nestjs/common';
import { Args, Context, ID, Resolver, Subscription } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import {
  ForbiddenError,
  LiveUpdates,
  UnauthenticatedError,
  type LiveMessage,
  type LiveStream,
  type RequestContext,
} from '#libs/platform';
import { LiveOrders, type LiveChange } from '../../application/live-orders.service';
import { ProgressLookUp } from '../../application/progress-look-up.service';
import { LiveChangeType, LiveKind } from './live.types';
import { ServiceOrderType, toServiceOrder } from './order.types';

type Stream<Name extends string, T> = LiveStream<Record<Name, T>>;
const EMERGENCIES = new Set(['EmergencyNoticed', 'EmergencyOverdue']);

/**
 * Live screens. Each message is read when it is delivered, by the roles its receiver holds then; where those no longer reach,
 * the subscription ends. Each begins with the present state (an order) or a RESYNC (a list), and so it goes on after every loss
 * of the line: a screen that reads when told so has missed nothing.
 */
@Resolver()
export class LiveResolver {
  constructor(
    private readonly orders: LiveOrders,
    private readonly lookUp: ProgressLookUp,
    // the worker runs the same resolvers, and serves no screens
    @Optional() @Inject(LiveUpdates) private readonly live: LiveUpdates,
  ) {}

  @Subscription(() => ServiceOrderType, {
    description: 'The order, now and after each change; for its people, and for the holder of its slip',
  })
  async orderChanged(
    @Context() context: RequestContext,
    @Args('orderId', { type: () => ID }) orderId: string,
    @Args('progressToken', {
      type: () => String,
      nullable: true,
      description: 'From the slip, for those without an account',
    })
    progressToken: string | null,
  ): Promise<Stream<'orderChanged', ServiceOrderType>> {
    const who = progressToken ? await this.holderOf(context, orderId, progressToken) : context.currentActor;
    const actor = await who();
    if (!actor) throw new UnauthenticatedError();
    if (!(await this.orders.order(actor, orderId))) throw new ForbiddenError();
    const stream: Stream<'orderChanged', ServiceOrderType> = this.live.subscribe({
      matches: ({ subjectId }) => subjectId === orderId,
      deliver: async () => {
        const now = await who();
        const view = now && (await this.orders.order(now, orderId));
        return view ? { orderChanged: toServiceOrder(view) } : ended(stream);
      },
    });
    return stream;
  }

  @Subscription(() => LiveChangeType, {
    description: '接单池: what the organisation could take, holds, or is invited to',
  })
  async poolChanged(
    @Context() context: RequestContext,
    @Args('organizationId', { type: () => ID }) organizationId: string,
  ): Promise<Stream<'poolChanged', LiveChangeType>> {
    if (!context.actor) throw new UnauthenticatedError();
    const organization = await this.orders.led(context.actor, organizationId);
    if (!organization) throw new ForbiddenError();
    const stream: Stream<'poolChanged', LiveChangeType> = this.live.subscribe({
      matches: ({ streetId, communityPath }) => streetId === organization.streetId && communityPath !== null,
      deliver: async (message) => {
        const actor = await context.currentActor();
        const led = await this.orders.led(actor, organizationId);
        if (!actor || !led) return ended(stream);
        const change = await changeOf(message, (orderId) => this.orders.ofProvider(actor, led, orderId));
        return change && { poolChanged: change };
      },
    });
    return stream;
  }

  @Subscription(() => LiveChangeType, { description: 'Work queue of a desk, a street or the district' })
  async deskChanged(
    @Context() context: RequestContext,
    @Args('under', { description: 'Path of a community, street or district: `gjz/xzz/c03/`' }) under: string,
  ): Promise<Stream<'deskChanged', LiveChangeType>> {
    if (!context.actor) throw new UnauthenticatedError();
    if (!this.orders.keepsDesk(context.actor, under)) throw new ForbiddenError();
    const stream: Stream<'deskChanged', LiveChangeType> = this.live.subscribe({
      matches: ({ communityPath }) => communityPath?.startsWith(under) === true,
      deliver: async (message) => {
        const actor = await context.currentActor();
        if (!actor || !this.orders.keepsDesk(actor, under)) return ended(stream);
        if (message.kind === 'EVENT' && EMERGENCIES.has(message.event.type)) {
          return { deskChanged: LiveChangeType.of(LiveKind.EMERGENCY, message.event.subjectId) };
        }
        const change = await changeOf(message, (orderId) => this.orders.underDesk(actor, under, orderId));
        return change && { deskChanged: change };
      },
    });
    return stream;
  }

  /** @throws ForbiddenError when the slip is of another order */
  private async holderOf(
    { clientAddress }: RequestContext,
    orderId: string,
    token: string,
  ): Promise<() => Promise<Actor>> {
    const view = await this.lookUp.byToken(clientAddress, token);
    if (!view.ok || view.value.order.id !== orderId) throw new ForbiddenError();
    const { streetId } = view.value.order;
    return () => Promise.resolve({ kind: 'TOKEN', orderId, streetId });
  }
}

async function changeOf(
  message: LiveMessage,
  read: (orderId: string) => Promise<LiveChange | null>,
): Promise<LiveChangeType | null> {
  if (message.kind === 'RESYNC') return LiveChangeType.of(LiveKind.RESYNC);
  const change = await read(message.event.subjectId);
  if (!change) return null;
  switch (change.kind) {
    case 'ORDER':
      return LiveChangeType.of(LiveKind.ORDER, change.subjectId, toServiceOrder(change.view));
    case 'GONE':
      return LiveChangeType.of(LiveKind.GONE, change.subjectId);
  }
}

/** The receiver may see this no longer: nothing is told, and nothing will be. */
function ended(stream: LiveStream<unknown>): null {
  stream.end();
  return null;
}
