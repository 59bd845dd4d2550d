import { Injectable } from '@nestjs/common';
import type { Channel, PersonActor, Refusal, Result } from '#libs/kernel';
import { err, ok } from '#libs/kernel';
import { hashOf, orderNotFound, partiesOf, scopeOf } from '#libs/orders';
import { ForbiddenError, UnitOfWork, type Tx } from '#libs/platform';
import type { Evidence, StaffEvidence } from '../domain/provenance';
import { refusals } from '../domain/refusals';
import { overseerOf, ratedUnit, reaches } from '../domain/serving-team';
import type { Stage } from '../domain/stages';
import { unlessAnswered } from './answered-or';
import type { Evaluation, Provenance, RatingContent } from './evaluation';
import { EvaluationRecord } from './evaluation-record';
import { RatingEntry } from './rating-entry';
import { RatingFacts, rolesOf, type RatedOrder } from './rating-facts.service';

export interface RateOrder extends RatingContent {
  readonly orderId: string;
  readonly channel: Channel;
  /** When it was said, where staff type it later. */
  readonly occurredAt: Date | null;
  /** What staff bring when they type for the resident. */
  readonly evidence: StaffEvidence | null;
  readonly evidenceRef: string | null;
  readonly idempotencyKey: string;
}

/** The resident rates, or staff of another unit than the one that served types what the resident said. */
@Injectable()
export class RateOrderService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: RatingFacts,
    private readonly record: EvaluationRecord,
    private readonly entry: RatingEntry,
  ) {}

  /** @throws ForbiddenError for people who have nothing to do with the order */
  async rateOrder(actor: PersonActor, input: RateOrder): Promise<Result<Evaluation, Refusal>> {
    const { orderId, idempotencyKey, channel, occurredAt, evidence, evidenceRef, ...content } = input;
    const key = { scope: scopeOf(actor), key: idempotencyKey, payloadHash: hashOf('rateOrder', input) };
    return this.unitOfWork.atomic((tx) =>
      unlessAnswered(
        () => this.record.answered(tx, key),
        async () => {
          const rated = await this.facts.load(tx, orderId, actor);
          if (!rated) return err(orderNotFound);
          if (channel === 'PAPER') return err(refusals.paperHasItsOwnWay);
          const said = { channel, evidence, evidenceRef };
          const provenance = await this.provenanceOf(tx, actor, rated, content.stage, said);
          if (!provenance.ok) return provenance;
          const enteredFor = provenance.value.class === 'SELF' ? null : occurredAt;
          return this.entry.enter(tx, {
            actor,
            rated,
            content,
            provenance: provenance.value,
            occurredAt: enteredFor,
            key,
          });
        },
      ),
    );
  }

  private async provenanceOf(
    tx: Tx,
    actor: PersonActor,
    rated: RatedOrder,
    stage: Stage,
    said: Pick<RateOrder, 'channel' | 'evidence' | 'evidenceRef'>,
  ): Promise<Result<Provenance, Refusal>> {
    const { order, served } = rated;
    if (!partiesOf(actor, order).has('RESIDENT')) return this.staffProvenance(tx, actor, rated, stage, said);
    const unit = ratedUnit(stage, order.communityId, served);
    if (unit && (await this.facts.isOfTeam(tx, actor, order.id, unit.organizationId)))
      return err(refusals.ofTheServingTeam);
    const { channel } = said;
    return ok({
      class: 'SELF',
      raterPersonId: actor.personId,
      typedByPersonId: null,
      channel,
      evidence: 'ACCOUNT',
      evidenceRef: null,
    });
  }

  /**
   * Provenance of what staff enter for the resident: never by those who served, their organisation or their households,
   * only by the unit above, and with evidence.
   */
  async staffProvenance(
    tx: Tx,
    actor: PersonActor,
    { order, served }: RatedOrder,
    stage: Stage,
    {
      channel,
      evidence,
      evidenceRef,
    }: { channel: Channel; evidence: Evidence | null; evidenceRef: string | null },
  ): Promise<Result<Provenance, Refusal>> {
    const unit = ratedUnit(stage, order.communityId, served);
    if (!unit) return err(refusals.stageNotOpen);
    if (await this.facts.isOfTeam(tx, actor, order.id, unit.organizationId))
      return err(refusals.ofTheServingTeam);
    if (!reaches(overseerOf(unit.tier), rolesOf(actor, order.communityPath))) throw new ForbiddenError();
    if (await this.facts.isOfHousehold(actor, order.requesterId)) return err(refusals.ownOrder);
    if (!evidence || !evidenceRef?.trim()) return err(refusals.evidenceMissing);
    return ok({
      class: channel === 'PAPER' ? 'PAPER' : 'STAFF_TYPED',
      raterPersonId: order.requesterId,
      typedByPersonId: actor.personId,
      channel,
      evidence,
      evidenceRef: evidenceRef.trim(),
    });
  }
}
