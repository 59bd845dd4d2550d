import { Injectable } from '@nestjs/common';
import type { Actor, Refusal, Result } from '#libs/kernel';
import { err, ok } from '#libs/kernel';
import { idempotencyKeyReused, OrderCommands, type ServiceOrder } from '#libs/orders';
import type { Tx } from '#libs/platform';
import { isBad } from '../domain/levels';
import { countsFor, type CountsFor } from '../domain/provenance';
import { refusals } from '../domain/refusals';
import { ratedUnit, type RatedUnit } from '../domain/serving-team';
import { refuseStage, stageWindow, type Stage } from '../domain/stages';
import { CallbackTasks } from './callback-tasks';
import type { Evaluation, Provenance, RatingContent } from './evaluation';
import { EvaluationRecord, type EntryKey } from './evaluation-record';
import { OrderMoved } from './order-moved';
import type { RatedOrder } from './rating-facts.service';
import { Rectifications } from './rectifications';

export interface RatingEntryRequest {
  readonly actor: Actor;
  readonly rated: RatedOrder;
  readonly content: RatingContent;
  readonly provenance: Provenance;
  /** When it was said. Only a paper's window is judged by it; everything else by now. */
  readonly occurredAt: Date | null;
  readonly key: EntryKey;
}

/** Enters a rating into the house: the row, the order's command, and what a bad one opens, all in one unit. */
@Injectable()
export class RatingEntry {
  constructor(
    private readonly record: EvaluationRecord,
    private readonly commands: OrderCommands,
    private readonly callbacks: CallbackTasks,
    private readonly rectifications: Rectifications,
  ) {}

  async enter(tx: Tx, request: RatingEntryRequest): Promise<Result<Evaluation, Refusal>> {
    const { rated, content, provenance, actor, key } = request;
    const { order, now } = rated;
    const isPaper = provenance.class === 'PAPER';
    const occurredAt = request.occurredAt ?? now;
    if (occurredAt > now) return err(refusals.inTheFuture);
    const unit = ratedUnit(content.stage, order.communityId, rated.served);
    if (!unit) return err(refusals.stageNotOpen);
    const round = roundOf(content.stage, order);
    const place = await this.placeOf(tx, { orderId: order.id, stage: content.stage, round, key });
    if (!place.ok) return place;
    const window = stageWindow(content.stage, rated.progress, rated.calendar);
    const late = refuseStage(window, isPaper ? occurredAt : now);
    if (late) return err(late);
    const draft: Omit<Evaluation, 'version' | 'timelineHash'> = {
      ...content,
      ...provenance,
      id: this.record.newId(),
      streetId: order.streetId,
      orderId: order.id,
      round,
      ...unit,
      communityPath: order.communityPath,
      status: isPaper ? 'PENDING_CHECK' : 'COUNTED',
      countsFor: place.value,
      occurredAt,
      enteredAt: now,
      countedAt: isPaper ? null : now,
      checkedByPersonId: null,
    };
    if (!isPaper) {
      const counted = await this.count(tx, actor, draft, rated, unit);
      if (!counted.ok) return counted;
    }
    const onBehalfOfPersonId = provenance.class === 'SELF' ? null : order.requesterId;
    const command = isPaper ? 'enterPaperRating' : 'rateOrder';
    return ok(
      this.record.insert(tx, draft, key, {
        actor,
        channel: provenance.channel,
        command,
        at: now,
        onBehalfOfPersonId,
      }),
    );
  }

  /** What follows when a rating enters the figures: the order's own step, a rectification, a call. */
  async count(
    tx: Tx,
    actor: Actor,
    evaluation: Omit<Evaluation, 'version' | 'timelineHash'>,
    { order, loaded, now, calendar }: RatedOrder,
    unit: RatedUnit,
  ): Promise<Result<void, Refusal>> {
    const { stage, stars, occurredAt, id: evaluationId } = evaluation;
    if (stage === 'RESULT') {
      const ratedAt = evaluation.class === 'PAPER' ? occurredAt : now;
      const given = await this.commands.executeLoaded(
        tx,
        loaded,
        { name: 'rateOrder', stars, evaluationId, ratedAt },
        {
          actor,
          channel: evaluation.channel,
          idempotencyKey: null,
          onBehalfOfPersonId: evaluation.class === 'SELF' ? null : order.requesterId,
          occurredAt,
        },
      );
      if (!given.ok) {
        if (await hasMoved(tx, order)) throw new OrderMoved();
        return given;
      }
      if (given.value.status === 'RECTIFYING') this.rectifications.open(tx, evaluation, now);
    }
    if (isBad(stars)) {
      const purpose = stage === 'RESULT' ? 'BAD_REVIEW' : 'BAD_STAGE';
      this.callbacks.open(tx, { order, purpose, causeId: evaluationId, unit, now, calendar });
    }
    return ok(undefined);
  }

  /** The free place of a stage and round, and what a rating there counts for. Refuses a key that was used before. */
  private async placeOf(
    tx: Tx,
    { orderId, stage, round, key }: { orderId: string; stage: Stage; round: number; key: EntryKey },
  ): Promise<Result<CountsFor, Refusal>> {
    const before = await tx.query<{ stage: Stage; round: number; status: string; hasKey: boolean }>(
      `SELECT stage, round, status, key_scope = $2::text AND key = $3::text AS "hasKey" FROM evaluations
        WHERE (order_id = $1::uuid AND status <> 'REJECTED') OR (key_scope = $2::text AND key = $3::text)`,
      [orderId, key.scope, key.key],
    );
    if (before.some((one) => one.hasKey)) return err(idempotencyKeyReused);
    const taken = before.find((one) => one.stage === stage && one.round === round);
    if (taken) return err(taken.status === 'PENDING_CHECK' ? refusals.paperWaits : refusals.alreadyRated);
    return ok(
      countsFor(
        stage,
        before.some((one) => one.stage === 'RESULT'),
      ),
    );
  }
}

/** An order is taken in once, whatever rounds follow. */
const roundOf = (stage: Stage, order: ServiceOrder): number => (stage === 'INTAKE' ? 1 : order.round);

/** A rival may have rated it between two readings: then the refusal is not the one to tell. */
async function hasMoved(tx: Tx, order: ServiceOrder): Promise<boolean> {
  const [row] = await tx.query<{ version: number }>('SELECT version FROM service_orders WHERE id = $1', [
    order.id,
  ]);
  return row?.version !== order.version;
}
