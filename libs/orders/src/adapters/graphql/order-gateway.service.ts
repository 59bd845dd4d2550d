import { Injectable } from '@nestjs/common';
import type { Actor, Language, PersonActor } from '#libs/kernel';
import { CommandRefused, ForbiddenError, toUserError, UnauthenticatedError } from '#libs/platform';
import { holdsRole } from '#libs/kernel';
import { OrderCommands } from '../../application/order-commands.service';
import { OrderReader } from '../../application/order-reader.service';
import type { OrderCommand } from '../../domain/command';
import { OrderAlreadyClaimed } from './order.results';
import { toServiceOrder, type ServiceOrderType } from './order.types';
import type { OrderCommandInput } from './order.inputs';

export interface Caller {
  readonly actor: PersonActor | null;
  readonly language: Language;
}

/** From a mutation's input to the one command path, and back to what the mutation answers. */
@Injectable()
export class OrderGateway {
  constructor(
    private readonly commands: OrderCommands,
    private readonly reader: OrderReader,
  ) {}

  async run(
    caller: Caller,
    input: OrderCommandInput,
    command: OrderCommand,
  ): Promise<ServiceOrderType | CommandRefused | OrderAlreadyClaimed> {
    const actor = await this.actorOf(caller, input);
    const result = await this.commands.execute(input.orderId, command, {
      actor,
      channel: input.channel,
      idempotencyKey: input.idempotencyKey,
      onBehalfOfPersonId: await this.onBehalfOf(actor, input),
      occurredAt: input.occurredAt ?? null,
    });
    if (!result.ok) {
      return result.error.code === 'ORDER_ALREADY_CLAIMED'
        ? OrderAlreadyClaimed.of(result.error, caller.language)
        : toUserError(result.error, caller.language);
    }
    const { after } = result.value;
    const view = after ? await this.reader.viewOf(actor, after) : null;
    return view ? toServiceOrder(view) : this.answer(actor, caller.language, input.orderId);
  }

  async answer(
    actor: Actor,
    language: Language,
    orderId: string,
  ): Promise<ServiceOrderType | CommandRefused> {
    const view = await this.reader.afterCommand(actor, orderId);
    return view.ok ? toServiceOrder(view.value) : toUserError(view.error, language);
  }

  /** The signed-in person, or the holder of this order's slip. */
  private async actorOf({ actor }: Caller, input: OrderCommandInput): Promise<Actor> {
    if (input.progressToken) {
      const view = await this.reader.byToken(input.progressToken);
      if (!view.ok || view.value.order.id !== input.orderId) throw new ForbiddenError();
      return { kind: 'TOKEN', orderId: view.value.order.id, streetId: view.value.order.streetId };
    }
    if (!actor) throw new UnauthenticatedError();
    return actor;
  }

  /** At a desk, on the phone and on paper somebody types for the resident; the timeline keeps both. */
  private async onBehalfOf(actor: Actor, input: OrderCommandInput): Promise<string | null> {
    if (actor.kind !== 'PERSON' || !['PHONE', 'COUNTER', 'PAPER', 'KIOSK', 'IMPORT'].includes(input.channel))
      return null;
    const view = await this.reader.byId(actor, input.orderId);
    if (!view.ok || view.value.order.requesterId === actor.personId) return null;
    return holdsRole(
      actor,
      ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'],
      view.value.order.communityPath,
    )
      ? view.value.order.requesterId
      : null;
  }
}
