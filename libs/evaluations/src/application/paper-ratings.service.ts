import { Injectable } from '@nestjs/common';
import type { PersonActor, Refusal, Result } from '#libs/kernel';
import { err, ok } from '#libs/kernel';
import { hashOf, orderNotFound, scopeOf } from '#libs/orders';
import { PeopleService } from '#libs/people';
import { ForbiddenError, UnitOfWork, type PageRequest, type Tx } from '#libs/platform';
import { refusals } from '../domain/refusals';
import { overseerOf, reaches } from '../domain/serving-team';
import { answeredOr } from './answered-or';
import { EVALUATION_COLUMNS, type Evaluation, type RatingContent } from './evaluation';
import { EvaluationRecord } from './evaluation-record';
import { RateOrderService } from './rate-order.service';
import { RatingEntry } from './rating-entry';
import { RatingFacts, rolesOf } from './rating-facts.service';
import { desksOf, REACHABLE } from './overseen';

export interface EnterPaperRating extends RatingContent {
  readonly orderId: string;
  /** The date on the paper: its window is judged by it. */
  readonly occurredAt: Date;
  readonly slipNumber: string;
  readonly idempotencyKey: string;
}

/** Ratings on paper: typed by one, checked by another, and only then in the figures (handbook §4). */
@Injectable()
export class PaperRatings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: RatingFacts,
    private readonly record: EvaluationRecord,
    private readonly entry: RatingEntry,
    private readonly ratings: RateOrderService,
    private readonly people: PeopleService,
  ) {}

  /** @throws ForbiddenError unless the actor is of the unit above the one that served */
  async enter(actor: PersonActor, input: EnterPaperRating): Promise<Result<Evaluation, Refusal>> {
    const { orderId, idempotencyKey, occurredAt, slipNumber, ...content } = input;
    const key = {
      scope: scopeOf(actor),
      key: idempotencyKey,
      payloadHash: hashOf('enterPaperRating', input),
    };
    return this.unitOfWork.atomic((tx) =>
      answeredOr(
        () => this.record.answered(tx, key),
        async () => {
          const rated = await this.facts.load(tx, orderId, actor);
          if (!rated) return err(orderNotFound);
          const paper = { channel: 'PAPER', evidence: 'PAPER_SLIP', evidenceRef: slipNumber } as const;
          const provenance = await this.ratings.staffProvenance(tx, actor, rated, content.stage, paper);
          if (!provenance.ok) return provenance;
          return this.entry.enter(tx, {
            actor,
            rated,
            content,
            provenance: provenance.value,
            occurredAt,
            key,
          });
        },
      ),
    );
  }

  /**
   * The second person's look at the paper. Agreed: it counts, and a RESULT closes its order, also one that closed
   * unrated meanwhile. Not agreed: its place is free again. Repeating the same answer changes nothing.
   */
  async check(
    actor: PersonActor,
    evaluationId: string,
    agrees: boolean,
    note: string | null,
  ): Promise<Result<Evaluation, Refusal>> {
    return this.unitOfWork.atomic((tx) =>
      answeredOr(
        () => this.checkedBefore(tx, actor, evaluationId, agrees),
        async () => {
          const paper = await this.record.byId(tx, evaluationId);
          const rated =
            paper?.status === 'PENDING_CHECK' ? await this.facts.load(tx, paper.orderId, actor) : null;
          if (!paper || !rated) return err(refusals.evaluationUnknown);
          const refusal = await this.refuseChecker(tx, actor, paper, rated.order.requesterId);
          if (refusal) return err(refusal);
          if (agrees) {
            const unit = { organizationId: paper.organizationId, tier: paper.tier };
            const counted = await this.entry.count(tx, actor, paper, rated, unit);
            if (!counted.ok) return counted;
          }
          const step = { actor, channel: 'PAPER', command: 'checkPaperRating', at: rated.now, note } as const;
          return ok(this.record.settlePaper(tx, paper, agrees, actor.personId, step));
        },
      ),
    );
  }

  /** Papers that wait for a second person, oldest first, where the actor may be that person. */
  async pending(actor: PersonActor, page: PageRequest): Promise<Evaluation[]> {
    const { desks, streets, districts } = desksOf(actor);
    return this.unitOfWork.atomic((tx) =>
      tx.query<Evaluation>(
        `SELECT ${EVALUATION_COLUMNS} FROM evaluations e
          WHERE e.status = 'PENDING_CHECK' AND e.typed_by_person_id <> $1
            AND ${REACHABLE(`CASE e.tier WHEN 'TEAM' THEN 'COMMUNITY' WHEN 'COMMUNITY' THEN 'STREET' ELSE 'DISTRICT' END`, 'e.community_path', 2)}
            AND ($5::timestamptz IS NULL OR (e.entered_at, e.id) > ($5, $6::uuid))
          ORDER BY e.entered_at, e.id LIMIT $7`,
        [
          actor.personId,
          desks,
          streets,
          districts,
          page.after?.createdAt ?? null,
          page.after?.id ?? null,
          page.limit,
        ],
      ),
    );
  }

  private async checkedBefore(
    tx: Tx,
    actor: PersonActor,
    evaluationId: string,
    agrees: boolean,
  ): Promise<Result<Evaluation, Refusal> | null> {
    const paper = await this.record.byId(tx, evaluationId);
    if (paper?.class !== 'PAPER' || paper.status === 'PENDING_CHECK' || !isOfStreet(actor, paper.streetId))
      return null;
    const isRepeated = paper.checkedByPersonId === actor.personId && agrees === (paper.status !== 'REJECTED');
    return isRepeated ? ok(paper) : err(refusals.alreadyChecked);
  }

  private async refuseChecker(
    tx: Tx,
    actor: PersonActor,
    paper: Evaluation,
    requesterId: string,
  ): Promise<Refusal | null> {
    const household = await this.people.householdOf(actor.personId);
    if (paper.typedByPersonId && household.has(paper.typedByPersonId)) return refusals.secondPersonNeeded;
    if (await this.facts.isOfTeam(tx, actor, paper.orderId, paper.organizationId))
      return refusals.ofTheServingTeam;
    if (!reaches(overseerOf(paper.tier), rolesOf(actor, paper.communityPath))) throw new ForbiddenError();
    return household.has(requesterId) ? refusals.ownOrder : null;
  }
}

/** People of the district belong to every street of it. */
const isOfStreet = (actor: PersonActor, streetId: string): boolean =>
  actor.streetId === null || actor.streetId === streetId;
