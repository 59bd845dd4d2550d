import { Inject, Injectable } from '@nestjs/common';
import type { Ids, PersonActor, Refusal, Result } from '#libs/kernel';
import { err, holdsRoleIn, ok, SYSTEM } from '#libs/kernel';
import { idempotencyKeyReused, OrderCommands, scopeOf } from '#libs/orders';
import { ForbiddenError, IDS, outboxWrite, UnitOfWork, type PageRequest, type Tx } from '#libs/platform';
import { appealClosesAt, type AppealStatus } from '../domain/appeals';
import { refusals } from '../domain/refusals';
import { panelOf, reaches, type OverseerTier } from '../domain/serving-team';
import { answeredOr } from './answered-or';
import { EvaluationRecord } from './evaluation-record';
import { OrderMoved } from './order-moved';
import { desksOf, REACHABLE } from './overseen';
import { RatingFacts, rolesOf, type RatedOrder } from './rating-facts.service';
import { Rectifications } from './rectifications';
import { insertRow, updateRow } from './row-writes';

/** A row of `appeals`. */
export interface Appeal {
  readonly id: string;
  readonly streetId: string;
  readonly evaluationId: string;
  readonly orderId: string;
  readonly organizationId: string;
  readonly tier: OverseerTier;
  readonly communityPath: string;
  readonly reason: string;
  readonly status: AppealStatus;
  readonly filedByPersonId: string;
  readonly filedAt: Date;
  readonly decidedByPersonId: string | null;
  readonly decidedAt: Date | null;
  readonly publishedReason: string | null;
}

const COLUMNS = `a.id, a.street_id AS "streetId", a.evaluation_id AS "evaluationId", a.order_id AS "orderId",
  a.organization_id AS "organizationId", a.tier, a.community_path AS "communityPath", a.reason, a.status,
  a.filed_by_person_id AS "filedByPersonId", a.filed_at AS "filedAt", a.decided_by_person_id AS "decidedByPersonId",
  a.decided_at AS "decidedAt", a.published_reason AS "publishedReason"`;

/** 申诉: the rated organisation asks; the street decides, the district where the street served (handbook §4). */
@Injectable()
export class AppealsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly record: EvaluationRecord,
    private readonly facts: RatingFacts,
    private readonly commands: OrderCommands,
    private readonly rectifications: Rectifications,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** @throws ForbiddenError unless the actor answers for the organisation that was rated */
  async file(
    actor: PersonActor,
    input: { evaluationId: string; reason: string; idempotencyKey: string },
  ): Promise<Result<Appeal, Refusal>> {
    const { evaluationId, reason, idempotencyKey } = input;
    const scope = scopeOf(actor);
    return this.unitOfWork.atomic((tx) =>
      answeredOr(
        async () => {
          const [before] = await tx.query<Appeal>(
            `SELECT ${COLUMNS} FROM appeals a WHERE a.key_scope = $1 AND a.key = $2`,
            [scope, idempotencyKey],
          );
          if (!before) return null;
          const isSame = before.evaluationId === evaluationId && before.reason === reason.trim();
          return isSame ? ok(before) : err(idempotencyKeyReused);
        },
        () => this.fileNew(tx, actor, evaluationId, reason.trim(), { key_scope: scope, key: idempotencyKey }),
      ),
    );
  }

  /**
   * Upheld: the rating leaves the figures, and an order that is being put right because of it is closed as rated.
   * Repeating the same decision changes nothing.
   * @throws ForbiddenError unless the actor sits on the panel
   */
  async decide(
    actor: PersonActor,
    appealId: string,
    upheld: boolean,
    publishedReason: string,
  ): Promise<Result<Appeal, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const [appeal] = await tx.query<Appeal>(`SELECT ${COLUMNS} FROM appeals a WHERE a.id = $1`, [appealId]);
      return appeal
        ? this.decideOne(tx, actor, appeal, upheld, publishedReason.trim())
        : err(refusals.appealUnknown);
    });
  }

  /** Appeals the actor's panel decides, or those of organisations the actor answers for. */
  async list(actor: PersonActor, status: AppealStatus | null, page: PageRequest): Promise<Appeal[]> {
    const { streets, districts } = desksOf(actor);
    const own = actor.grants
      .filter((grant) => answersFor(actor, grant.organizationId))
      .map((grant) => grant.organizationId);
    return this.unitOfWork.atomic((tx) =>
      tx.query<Appeal>(
        `SELECT ${COLUMNS} FROM appeals a
          WHERE ($4::text IS NULL OR a.status = $4)
            AND (a.organization_id = ANY($5::uuid[]) OR ${REACHABLE('a.tier', 'a.community_path', 1)})
            AND ($6::timestamptz IS NULL OR (a.filed_at, a.id) < ($6, $7::uuid))
          ORDER BY a.filed_at DESC, a.id DESC LIMIT $8`,
        [
          [],
          streets,
          districts,
          status,
          own,
          page.after?.createdAt ?? null,
          page.after?.id ?? null,
          page.limit,
        ],
      ),
    );
  }

  private async fileNew(
    tx: Tx,
    actor: PersonActor,
    evaluationId: string,
    reason: string,
    key: { key_scope: string; key: string },
  ): Promise<Result<Appeal, Refusal>> {
    const evaluation = await this.record.byId(tx, evaluationId);
    if (!evaluation || evaluation.streetId !== actor.streetId) return err(refusals.evaluationUnknown);
    if (!answersFor(actor, evaluation.organizationId)) throw new ForbiddenError();
    const rated = await this.facts.load(tx, evaluation.orderId, actor);
    if (!rated) return err(refusals.evaluationUnknown);
    if (!reason) return err(refusals.reasonMissing);
    const [filed] = await tx.query('SELECT 1 FROM appeals WHERE evaluation_id = $1', [evaluationId]);
    if (filed) return err(refusals.appealedAlready);
    if (evaluation.status !== 'COUNTED' || !evaluation.countedAt) return err(refusals.notAppealable);
    if (rated.now > appealClosesAt(evaluation.countedAt, rated.calendar)) return err(refusals.appealTooLate);
    const appeal: Appeal = {
      id: this.ids.uuid(),
      streetId: evaluation.streetId,
      evaluationId,
      orderId: evaluation.orderId,
      organizationId: evaluation.organizationId,
      tier: panelOf(evaluation.tier),
      communityPath: evaluation.communityPath,
      reason,
      status: 'OPEN',
      filedByPersonId: actor.personId,
      filedAt: rated.now,
      decidedByPersonId: null,
      decidedAt: null,
      publishedReason: null,
    };
    tx.write(
      insertRow('appeals', {
        id: appeal.id,
        street_id: appeal.streetId,
        evaluation_id: evaluationId,
        order_id: appeal.orderId,
        organization_id: appeal.organizationId,
        tier: appeal.tier,
        community_path: appeal.communityPath,
        reason,
        status: 'OPEN',
        filed_by_person_id: actor.personId,
        filed_at: rated.now,
        ...key,
      }),
    );
    this.tell(tx, appeal, 'AppealFiled', rated.now);
    return ok(appeal);
  }

  private async decideOne(
    tx: Tx,
    actor: PersonActor,
    appeal: Appeal,
    upheld: boolean,
    publishedReason: string,
  ): Promise<Result<Appeal, Refusal>> {
    if (await this.facts.isOfTeam(tx, actor, appeal.orderId, appeal.organizationId)) {
      return err(refusals.ofTheServingTeam);
    }
    if (!reaches(appeal.tier, rolesOf(actor, appeal.communityPath))) throw new ForbiddenError();
    const status = upheld ? 'UPHELD' : 'DISMISSED';
    if (appeal.status !== 'OPEN') {
      const isRepeated = appeal.status === status && appeal.decidedByPersonId === actor.personId;
      return isRepeated ? ok(appeal) : err(refusals.appealDecided);
    }
    if (!publishedReason) return err({ ...refusals.reasonMissing, field: 'publishedReason' });
    const rated = await this.facts.load(tx, appeal.orderId, actor);
    if (!rated) return err(refusals.appealUnknown);
    if (upheld) await this.apply(tx, actor, appeal, rated, publishedReason);
    const decision = { decidedByPersonId: actor.personId, decidedAt: rated.now, publishedReason };
    tx.write(
      updateRow(
        'appeals',
        { id: appeal.id, status: 'OPEN' },
        {
          status,
          decided_by_person_id: actor.personId,
          decided_at: rated.now,
          published_reason: publishedReason,
        },
      ),
    );
    const decided: Appeal = { ...appeal, status, ...decision };
    this.tell(tx, decided, 'AppealDecided', rated.now);
    return ok(decided);
  }

  private async apply(
    tx: Tx,
    actor: PersonActor,
    appeal: Appeal,
    { order, now }: RatedOrder,
    publishedReason: string,
  ): Promise<void> {
    const evaluation = await this.record.byId(tx, appeal.evaluationId);
    if (!evaluation) throw new Error(`appeal ${appeal.id} has no evaluation`);
    const open = await this.rectifications.current(tx, appeal.orderId);
    const isBeingPutRight = order.status === 'RECTIFYING' || order.status === 'RECHECKING';
    if (isBeingPutRight && open?.evaluationId === evaluation.id) {
      const meta = { actor: SYSTEM, channel: 'SYSTEM', idempotencyKey: null } as const;
      const command = { name: 'upholdAppeal', appealId: appeal.id } as const;
      const given = await this.commands.executeWithin(tx, appeal.orderId, command, meta);
      if (!given.ok) throw new OrderMoved();
      this.rectifications.end(tx, open, 'DROPPED', null, now);
    }
    const step = { actor, channel: 'WEB', command: 'decideAppeal', at: now, note: publishedReason } as const;
    this.record.exclude(tx, evaluation, step);
  }

  private tell(tx: Tx, appeal: Appeal, type: 'AppealFiled' | 'AppealDecided', at: Date): void {
    const { id, streetId, orderId, evaluationId, organizationId, tier, communityPath, status } = appeal;
    const payload = { appealId: id, orderId, evaluationId, organizationId, tier, communityPath, status };
    tx.write(outboxWrite([{ id: this.ids.uuid(), type, streetId, subjectId: id, occurredAt: at, payload }]));
  }
}

const answersFor = (actor: PersonActor, organizationId: string): boolean =>
  holdsRoleIn(actor, 'PROVIDER_LEAD', organizationId) ||
  holdsRoleIn(actor, 'COMMUNITY_SECRETARY', organizationId);
