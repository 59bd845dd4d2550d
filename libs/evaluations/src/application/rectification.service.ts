import { Injectable } from '@nestjs/common';
import type { Channel, PersonActor, Refusal, Result } from '#libs/kernel';
import { err, ok } from '#libs/kernel';
import { OrderCommands, orderNotFound } from '#libs/orders';
import { UnitOfWork } from '#libs/platform';
import { afterRecheck, type RecheckResult } from '../domain/rectifications';
import { refusals } from '../domain/refusals';
import { RatingFacts } from './rating-facts.service';
import { Rectifications } from './rectifications';

interface Keyed {
  readonly orderId: string;
  readonly channel: Channel;
  readonly idempotencyKey: string;
}

/** The bad-review loop: the organisation puts it right, another unit rechecks (handbook §3, RECTIFYING, RECHECKING). */
@Injectable()
export class RectificationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: OrderCommands,
    private readonly facts: RatingFacts,
    private readonly rows: Rectifications,
  ) {}

  /** @returns the order's id. @throws ForbiddenError unless the actor leads the organisation that serves */
  async submit(actor: PersonActor, input: Keyed & { words: string }): Promise<Result<string, Refusal>> {
    const { orderId, words, channel, idempotencyKey } = input;
    return this.unitOfWork.atomic(async (tx) => {
      const rated = await this.facts.load(tx, orderId, actor);
      if (!rated) return err(orderNotFound);
      const open = await this.rows.current(tx, orderId);
      const given = await this.commands.executeWithin(
        tx,
        orderId,
        { name: 'submitRectification', note: words },
        { actor, channel, idempotencyKey },
      );
      if (!given.ok) return given;
      if (given.value.order && open) this.rows.submit(tx, open, words, actor.personId, rated.now);
      return ok(orderId);
    });
  }

  /** @returns the order's id. @throws ForbiddenError unless the actor is of the unit above the one that served */
  async recheck(
    actor: PersonActor,
    input: Keyed & { result: RecheckResult; anotherTeam: boolean; note: string | null },
  ): Promise<Result<string, Refusal>> {
    const { orderId, result, anotherTeam, note, channel, idempotencyKey } = input;
    return this.unitOfWork.atomic(async (tx) => {
      const rated = await this.facts.load(tx, orderId, actor);
      if (!rated) return err(orderNotFound);
      const { served, now } = rated;
      if (served && (await this.facts.isOfTeam(tx, actor, orderId, served.organizationId)))
        return err(refusals.servingTeamMayNotCall);
      const open = await this.rows.current(tx, orderId);
      const command = { name: 'recheckOrder', result, anotherTeam, ...(note ? { note } : {}) } as const;
      const given = await this.commands.executeWithin(tx, orderId, command, {
        actor,
        channel,
        idempotencyKey,
      });
      if (!given.ok) return given;
      if (given.value.order && open) {
        const status = afterRecheck(result, given.value.status);
        if (status !== 'SUBMITTED') this.rows.end(tx, open, status, actor.personId, now);
      }
      return ok(orderId);
    });
  }
}
