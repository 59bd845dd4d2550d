import { Injectable } from '@nestjs/common';
import { text, type Channel, type PersonActor, type Refusal } from '#libs/kernel';
import { OrderCommands, type CommandOf } from '#libs/orders';
import { ForbiddenError } from '#libs/platform';

export interface TriagedOrder {
  readonly orderId: string;
  /** Where it went; null when it was refused. */
  readonly status: string | null;
  readonly refusal: Refusal | null;
}

const NOT_YOURS: Refusal = {
  code: 'FORBIDDEN',
  message: text('这一单不由您受理。', 'This order is not yours to triage.'),
  wayOut: text('请交给所在社区受理。', 'Leave it to the community it belongs to.'),
};

/** After a storm: one decision for many orders, each given through the one command path, with an answer for each. */
@Injectable()
export class BulkTriage {
  constructor(private readonly commands: OrderCommands) {}

  /** In the order given; one that is refused stops no other. The key of each follows from the call's. */
  async triage(
    actor: PersonActor,
    orderIds: readonly string[],
    decision: Omit<CommandOf<'triageOrder'>, 'name'>,
    { channel, idempotencyKey }: { channel: Channel; idempotencyKey: string },
  ): Promise<TriagedOrder[]> {
    const results: TriagedOrder[] = [];
    for (const orderId of new Set(orderIds)) {
      const key = `${idempotencyKey}:${orderId}`;
      results.push(await this.one(actor, orderId, { name: 'triageOrder', ...decision }, channel, key));
    }
    return results;
  }

  private async one(
    actor: PersonActor,
    orderId: string,
    command: CommandOf<'triageOrder'>,
    channel: Channel,
    idempotencyKey: string,
  ): Promise<TriagedOrder> {
    try {
      const given = await this.commands.execute(orderId, command, { actor, channel, idempotencyKey });
      return given.ok
        ? { orderId, status: given.value.status, refusal: null }
        : { orderId, status: null, refusal: given.error };
    } catch (error) {
      if (error instanceof ForbiddenError) return { orderId, status: null, refusal: NOT_YOURS };
      throw error;
    }
  }
}
