import { Injectable } from '@nestjs/common';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import { toUserError, type CommandRefused } from '#libs/platform';
import type { Executed } from '../../application/order-commands.service';
import { OrderReader } from '../../application/order-reader.service';
import type { EmergencyAnswer } from '../../application/place-order.service';
import { ProgressTokens } from '../../application/progress-tokens';
import { ServiceCodes } from '../../application/service-codes';
import { EmergencyDetected, OrderPlaced } from './order.results';
import { toServiceOrder } from './order.types';

/** What placing answers: the order with its receipt, whom to call at once, or why not. */
@Injectable()
export class PlacedOrders {
  constructor(
    private readonly reader: OrderReader,
    private readonly codes: ServiceCodes,
    private readonly tokens: ProgressTokens,
  ) {}

  async show(
    actor: PersonActor,
    language: Language,
    placed: Result<Executed | EmergencyAnswer, Refusal>,
  ): Promise<OrderPlaced | EmergencyDetected | CommandRefused> {
    if (!placed.ok) return toUserError(placed.error, language);
    if ('emergency' in placed.value) {
      const { emergency, noticeId, callBackBy } = placed.value;
      const { call, advice } = emergency;
      return Object.assign(new EmergencyDetected(), {
        noticeId,
        callBackBy,
        call,
        message: advice[language],
      });
    }
    const { after, orderId } = placed.value;
    let view = after ? await this.reader.viewOf(actor, after) : null;
    if (!view) {
      const read = await this.reader.byId(actor, orderId);
      if (!read.ok) return toUserError(read.error, language);
      view = read.value;
    }
    const { order } = view;
    const { start, finish } = this.codes.of(order.id, 1);
    return Object.assign(new OrderPlaced(), {
      order: toServiceOrder(view),
      receipt: {
        queryCode: order.queryCode,
        progressToken: this.tokens.of(order.id),
        startCode: start,
        finishCode: finish,
      },
    });
  }
}
