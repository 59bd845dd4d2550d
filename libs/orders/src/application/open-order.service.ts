import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM, type WorkflowRegistry } from '#libs/kernel';
import type { CommandOf, CommandOrigin } from '../domain/command';
import type { OrderContext, OrderFacts } from '../domain/context';
import { handleCommand } from '../domain/handle-command';
import { openOrder } from '../domain/open-order';
import type { OrderChange } from '../domain/order-change';
import type { ServiceOrder } from '../domain/order';
import { ORDER_WORKFLOWS } from '../tokens';
import { OrderFactsService } from './order-facts.service';
import type { LoadedOrder } from './order.repository';

const BY_SYSTEM: CommandOrigin = {
  actor: SYSTEM,
  channel: 'SYSTEM',
  onBehalfOfPersonId: null,
  occurredAt: null,
};

/** The first step of an order, and the second where nobody has to look at it first. */
@Injectable()
export class OpenOrder {
  constructor(
    private readonly facts: OrderFactsService,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  /**
   * Opens it; a low-risk item of the menu is accepted at once, both steps on its timeline (handbook §3, SUBMITTED).
   *
   * @param needsTriage somebody at the desk decides first
   */
  async open(loaded: LoadedOrder, origin: CommandOrigin, needsTriage: boolean): Promise<OrderChange> {
    const { order } = loaded;
    const facts = await this.facts.forCommand(loaded, null, origin.actor);
    const opened = openOrder(this.workflows.get(order.workflow), order, origin, facts);
    // a place may have fallen free while this one joined the line: somebody has to look
    if (order.status === 'WAITLISTED')
      return { ...opened, events: [...opened.events, { ...opened.events[0]!, type: 'WaitingListJoined' }] };
    if (order.status !== 'SUBMITTED' || needsTriage) return opened;
    const accepted = await this.accept(loaded, opened, facts);
    return {
      order: accepted.order,
      timeline: [...opened.timeline, ...accepted.timeline],
      events: [...opened.events, ...accepted.events],
    };
  }

  private async accept(loaded: LoadedOrder, opened: OrderChange, facts: OrderFacts): Promise<OrderChange> {
    const { order } = loaded;
    const triage = async (command: CommandOf<'triageOrder'>) =>
      handleCommand(this.workflows.get(order.workflow), opened.order, command, BY_SYSTEM, {
        ...(command.organizationId ? await this.facts.forCommand(loaded, command, SYSTEM) : facts),
        // the product accepts it, not the person who placed it (nobody triages an order of his own)
        actorPersonIds: [],
        history: [{ status: order.status, at: loaded.now }],
      });
    // the same volunteer again: that organisation is asked first; where it may not serve, the order goes to all
    const organizationId = order.details.preferred?.organizationId;
    const invited = organizationId
      ? await triage({ name: 'triageOrder', decision: 'INVITE', organizationId })
      : null;
    const accepted = invited?.ok ? invited : await triage({ name: 'triageOrder', decision: 'ACCEPT' });
    if (!accepted.ok) throw new Error(`${order.workflow}: a low-risk item was not accepted`);
    return accepted.value;
  }
}
