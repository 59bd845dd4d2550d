import { Inject, Injectable } from '@nestjs/common';
import type { Channel, Ids, PersonActor, Refusal, Result, TokenActor } from '#libs/kernel';
import { err, ok } from '#libs/kernel';
import { hashOf, idempotencyKeyReused, orderNotFound, partiesOf, scopeOf } from '#libs/orders';
import {
  acrossStreets,
  admitToStreets,
  ForbiddenError,
  IDS,
  KeyedTokens,
  TokenHasher,
  UnitOfWork,
  type Tx,
} from '#libs/platform';
import { refusals } from '../domain/refusals';
import { overseerOf, ratedUnit, reaches } from '../domain/serving-team';
import { stagesOpen, type Stage } from '../domain/stages';
import { answeredOr } from './answered-or';
import type { Evaluation, Provenance, RatingContent } from './evaluation';
import { EvaluationRecord, type EntryKey } from './evaluation-record';
import { RatingEntry } from './rating-entry';
import { RatingFacts, rolesOf, type RatedOrder } from './rating-facts.service';
import { insertRow, updateRow } from './row-writes';

const LINK_DAYS = 30;
const DAY_MS = 24 * 3600_000;

export interface IssuedLink {
  readonly token: string;
  readonly stage: Stage;
  readonly expiresAt: Date;
}

export interface RateByLink extends Omit<RatingContent, 'stage'> {
  readonly token: string;
  /** For a slip's code, which opens the whole order; a link knows its stage. */
  readonly stage: Stage;
  readonly channel: Channel;
  readonly idempotencyKey: string;
}

/** What a token opens. */
interface Opened {
  readonly kind: 'LINK' | 'SLIP_CODE';
  readonly linkId: string | null;
  readonly orderId: string;
  readonly streetId: string;
  readonly stage: Stage | null;
  readonly round: number | null;
  readonly expiresAt: Date;
  readonly isUsed: boolean;
}

const FIND = `
SELECT 'LINK' AS kind, id AS "linkId", order_id AS "orderId", street_id AS "streetId", stage, round, expires_at AS "expiresAt",
       used_at IS NOT NULL AS "isUsed"
  FROM rating_links WHERE token_hash = $1
UNION ALL
SELECT 'SLIP_CODE', NULL, order_id, street_id, NULL, NULL, expires_at, false FROM order_tokens WHERE token_hash = $1`;

/** One-time links, so that a rating is opened by something the resident holds (handbook §4, provenance). */
@Injectable()
export class RatingLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: RatingFacts,
    private readonly record: EvaluationRecord,
    private readonly entry: RatingEntry,
    private readonly keyed: KeyedTokens,
    private readonly hasher: TokenHasher,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /**
   * By the resident, or by the desk above who served, who sends it. The token is keyed from the row's id rather than
   * kept, so that a repeated call answers the same one.
   */
  async issue(
    actor: PersonActor,
    input: { orderId: string; stage: Stage; idempotencyKey: string },
  ): Promise<Result<IssuedLink, Refusal>> {
    const { orderId, stage, idempotencyKey } = input;
    const scope = scopeOf(actor);
    return this.unitOfWork.atomic(async (tx) => {
      const [before] = await tx.query<{ id: string; orderId: string; stage: Stage; expiresAt: Date }>(
        `SELECT id, order_id AS "orderId", stage, expires_at AS "expiresAt" FROM rating_links WHERE key_scope = $1 AND key = $2`,
        [scope, idempotencyKey],
      );
      if (before) {
        if (before.orderId !== orderId || before.stage !== stage) return err(idempotencyKeyReused);
        return ok({ token: this.tokenOf(before.id), stage, expiresAt: before.expiresAt });
      }
      const rated = await this.facts.load(tx, orderId, actor);
      if (!rated) return err(orderNotFound);
      const refusal = await this.refuseIssue(tx, actor, rated, stage);
      if (refusal) return err(refusal);
      const id = this.ids.uuid();
      const { order, now } = rated;
      const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY_MS);
      tx.write(
        insertRow('rating_links', {
          id,
          street_id: order.streetId,
          order_id: orderId,
          stage,
          round: stage === 'INTAKE' ? 1 : order.round,
          token_hash: this.hasher.ofToken(this.tokenOf(id)),
          issued_by_person_id: actor.personId,
          issued_at: now,
          expires_at: expiresAt,
          key_scope: scope,
          key: idempotencyKey,
        }),
      );
      return ok({ token: this.tokenOf(id), stage, expiresAt });
    });
  }

  /** @param actor who happens to be signed in while using the link; null for most */
  async rateByLink(actor: PersonActor | null, input: RateByLink): Promise<Result<Evaluation, Refusal>> {
    const { token, idempotencyKey, channel, ...content } = input;
    return this.unitOfWork.atomic(async (tx) => {
      const opened = await this.find(tx, token);
      if (!opened) return err(refusals.linkUnknown);
      const holder: TokenActor = { kind: 'TOKEN', orderId: opened.orderId, streetId: opened.streetId };
      const key = { scope: scopeOf(holder), key: idempotencyKey, payloadHash: hashOf('rateByLink', input) };
      return answeredOr(
        () => this.record.answered(tx, key),
        () => this.rateOpened(tx, actor, holder, opened, { content, channel, key }),
      );
    });
  }

  /** What a token may rate now; for the page behind the link. */
  async openedBy(token: string): Promise<Result<{ orderCode: string; stages: readonly Stage[] }, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const opened = await this.find(tx, token);
      if (!opened) return err(refusals.linkUnknown);
      if (opened.isUsed) return err(refusals.linkUsed);
      const holder: TokenActor = { kind: 'TOKEN', orderId: opened.orderId, streetId: opened.streetId };
      const rated = await this.facts.load(tx, opened.orderId, holder);
      if (!rated) return err(refusals.linkUnknown);
      if (opened.expiresAt <= rated.now) return err(refusals.linkExpired);
      const open = stagesOpen(rated.progress, rated.calendar, rated.now);
      const stages = opened.stage ? open.filter((stage) => stage === opened.stage) : open;
      return ok({ orderCode: rated.order.code, stages });
    });
  }

  /** What a link or a slip opens; finding it admits its holder to the street of its order. */
  private async find(tx: Tx, token: string): Promise<Opened | undefined> {
    const [opened] = await acrossStreets('TOKEN', () => tx.query<Opened>(FIND, [this.hasher.ofToken(token)]));
    if (opened) admitToStreets([opened.streetId]);
    return opened;
  }

  private async rateOpened(
    tx: Tx,
    actor: PersonActor | null,
    holder: TokenActor,
    opened: Opened,
    { content, channel, key }: { content: RatingContent; channel: Channel; key: EntryKey },
  ): Promise<Result<Evaluation, Refusal>> {
    if (opened.isUsed) return err(refusals.linkUsed);
    const rated = await this.facts.load(tx, opened.orderId, holder);
    if (!rated) return err(refusals.linkUnknown);
    const stage = opened.stage ?? content.stage;
    const isOfThisRound = opened.round === null || stage === 'INTAKE' || opened.round === rated.order.round;
    if (opened.expiresAt <= rated.now || !isOfThisRound) return err(refusals.linkExpired);
    const misused = await this.refuseHolder(tx, actor, rated, stage);
    if (misused) return err(misused);
    const isResident = actor !== null && partiesOf(actor, rated.order).has('RESIDENT');
    const provenance: Provenance = {
      class: 'SELF',
      raterPersonId: isResident ? actor.personId : null,
      typedByPersonId: null,
      channel,
      evidence: opened.kind,
      evidenceRef: null,
    };
    const entered = await this.entry.enter(tx, {
      actor: holder,
      rated,
      content: { ...content, stage },
      provenance,
      occurredAt: null,
      key,
    });
    if (entered.ok && opened.linkId) tx.write(this.consume(opened.linkId, entered.value.id, rated.now));
    return entered;
  }

  private tokenOf(linkId: string): string {
    return this.keyed.of(linkId, 'rating-link').slice(0, 32);
  }

  /** Used exactly once, however many send it at once. */
  private consume(linkId: string, evaluationId: string, now: Date) {
    const consumed = updateRow('rating_links', { id: linkId }, { used_at: now, evaluation_id: evaluationId });
    return { ...consumed, text: `${consumed.text} AND used_at IS NULL` };
  }

  private async refuseIssue(
    tx: Tx,
    actor: PersonActor,
    { order, served }: RatedOrder,
    stage: Stage,
  ): Promise<Refusal | null> {
    if (partiesOf(actor, order).has('RESIDENT')) return null;
    const unit = ratedUnit(stage, order.communityId, served);
    if (!unit) return refusals.stageNotOpen;
    if (await this.facts.isOfTeam(tx, actor, order.id, unit.organizationId)) return refusals.ofTheServingTeam;
    if (!reaches(overseerOf(unit.tier), rolesOf(actor, order.communityPath))) throw new ForbiddenError();
    return null;
  }

  /** A link is the resident's: whoever served cannot use it, nor may a desk use it instead of typing under its own name. */
  private async refuseHolder(
    tx: Tx,
    actor: PersonActor | null,
    { order, served }: RatedOrder,
    stage: Stage,
  ): Promise<Refusal | null> {
    if (!actor) return null;
    const unit = ratedUnit(stage, order.communityId, served);
    if (unit && (await this.facts.isOfTeam(tx, actor, order.id, unit.organizationId)))
      return refusals.ofTheServingTeam;
    const parties = partiesOf(actor, order);
    if (parties.has('RESIDENT')) return null;
    const { desk, street, district } = rolesOf(actor, order.communityPath);
    return desk || street || district ? refusals.linkIsTheResidents : null;
  }
}
