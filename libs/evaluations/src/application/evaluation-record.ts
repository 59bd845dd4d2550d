import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Channel, Ids, Random, Refusal, Result } from '#libs/kernel';
import { err, ok } from '#libs/kernel';
import { idempotencyKeyReused } from '#libs/orders';
import { IDS, outboxWrite, RANDOM, type Tx } from '#libs/platform';
import {
  chain,
  timelineActor,
  timelineNote,
  timelineWrite,
  type TimelineHead,
  type TimelineOwner,
} from '#libs/timeline';
import { EVALUATION_COLUMNS, type Evaluation } from './evaluation';
import { insertRow, updateRow } from './row-writes';

/** What timeline and events call an evaluation. */
const SUBJECT = 'Evaluation';

export const EVALUATION_TIMELINE: TimelineOwner = {
  subjectType: SUBJECT,
  headsSql: 'SELECT id AS subject_id, street_id, timeline_seq AS seq, timeline_hash AS hash FROM evaluations',
};

/** One step of an evaluation, as its record 留痕 keeps it. */
export interface EvaluationStep {
  readonly actor: Actor;
  readonly channel: Channel;
  readonly command: string;
  readonly at: Date;
  readonly note?: string | null;
  readonly onBehalfOfPersonId?: string | null;
}

/** The idempotency key something is entered with. */
export interface EntryKey {
  readonly scope: string;
  readonly key: string;
  readonly payloadHash: string;
}

/** Where evaluations are written: the row, its chained record and its event, always together. */
@Injectable()
export class EvaluationRecord {
  constructor(
    @Inject(IDS) private readonly ids: Ids,
    @Inject(RANDOM) private readonly random: Random,
  ) {}

  newId(): string {
    return this.ids.uuid();
  }

  async byId(tx: Tx, id: string): Promise<Evaluation | null> {
    const [row] = await tx.query<Evaluation>(
      `SELECT ${EVALUATION_COLUMNS} FROM evaluations e WHERE e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** What the key answered before: the same evaluation, or a refusal when it was used for something else. */
  async answered(tx: Tx, { scope, key, payloadHash }: EntryKey): Promise<Result<Evaluation, Refusal> | null> {
    const [row] = await tx.query<Evaluation & { payloadHash: string }>(
      `SELECT ${EVALUATION_COLUMNS}, e.payload_hash AS "payloadHash" FROM evaluations e WHERE e.key_scope = $1 AND e.key = $2`,
      [scope, key],
    );
    if (!row) return null;
    const { payloadHash: before, ...evaluation } = row;
    return before === payloadHash ? ok(evaluation) : err(idempotencyKeyReused);
  }

  insert(
    tx: Tx,
    draft: Omit<Evaluation, 'version' | 'timelineHash'>,
    entered: EntryKey,
    step: EvaluationStep,
  ): Evaluation {
    const hash = this.trace(tx, draft, null, null, step);
    tx.write(
      insertRow('evaluations', {
        id: draft.id,
        street_id: draft.streetId,
        order_id: draft.orderId,
        stage: draft.stage,
        round: draft.round,
        organization_id: draft.organizationId,
        tier: draft.tier,
        community_path: draft.communityPath,
        stars: draft.stars,
        dimensions: JSON.stringify(draft.dimensions),
        tags: draft.tags,
        words: draft.words,
        class: draft.class,
        channel: draft.channel,
        rater_person_id: draft.raterPersonId,
        typed_by_person_id: draft.typedByPersonId,
        evidence: draft.evidence,
        evidence_ref: draft.evidenceRef,
        status: draft.status,
        counts_for: draft.countsFor,
        occurred_at: draft.occurredAt,
        entered_at: draft.enteredAt,
        counted_at: draft.countedAt,
        checked_by_person_id: draft.checkedByPersonId,
        key_scope: entered.scope,
        key: entered.key,
        payload_hash: entered.payloadHash,
        version: 1,
        timeline_seq: 1,
        timeline_hash: hash,
      }),
    );
    const evaluation = { ...draft, version: 1, timelineHash: hash };
    this.tell(
      tx,
      evaluation,
      draft.status === 'PENDING_CHECK' ? 'PaperRatingEntered' : 'EvaluationCounted',
      step.at,
    );
    return evaluation;
  }

  /** A paper was checked: it counts from now, or its place is free again. */
  settlePaper(
    tx: Tx,
    before: Evaluation,
    agrees: boolean,
    checkerId: string,
    step: EvaluationStep,
  ): Evaluation {
    const status = agrees ? 'COUNTED' : 'REJECTED';
    const changed = {
      ...before,
      status,
      countedAt: agrees ? step.at : null,
      checkedByPersonId: checkerId,
    } as const;
    return this.change(tx, before, changed, step, agrees ? 'EvaluationCounted' : 'PaperRatingRejected', {
      status,
      counted_at: changed.countedAt,
      checked_by_person_id: checkerId,
      checked_at: step.at,
    });
  }

  /** An appeal was upheld: out of every figure, still to be seen. */
  exclude(tx: Tx, before: Evaluation, step: EvaluationStep): Evaluation {
    return this.change(tx, before, { ...before, status: 'EXCLUDED' }, step, 'EvaluationExcluded', {
      status: 'EXCLUDED',
    });
  }

  private change(
    tx: Tx,
    before: Evaluation,
    after: Evaluation,
    step: EvaluationStep,
    event: string,
    columns: object,
  ): Evaluation {
    const hash = this.trace(
      tx,
      after,
      before.status,
      { seq: before.version, hash: before.timelineHash },
      step,
    );
    const version = before.version + 1;
    tx.write(
      updateRow(
        'evaluations',
        { id: before.id, version: before.version },
        { ...columns, version, timeline_seq: version, timeline_hash: hash },
      ),
    );
    const changed = { ...after, version, timelineHash: hash };
    this.tell(tx, changed, event, step.at);
    return changed;
  }

  private trace(
    tx: Tx,
    evaluation: Omit<Evaluation, 'version' | 'timelineHash'>,
    fromStatus: string | null,
    head: TimelineHead | null,
    step: EvaluationStep,
  ): string {
    const rows = chain(head, [
      {
        streetId: evaluation.streetId,
        subjectType: SUBJECT,
        subjectId: evaluation.id,
        at: step.at,
        occurredAt: head ? step.at : evaluation.occurredAt,
        ...timelineActor(step.actor),
        onBehalfOfPersonId: step.onBehalfOfPersonId ?? null,
        channel: step.channel,
        command: step.command,
        fromStatus,
        toStatus: evaluation.status,
        round: evaluation.round,
        note: timelineNote(step.note, this.random),
        data: {
          orderId: evaluation.orderId,
          stage: evaluation.stage,
          stars: evaluation.stars,
          class: evaluation.class,
          evidence: evaluation.evidence,
        },
      },
    ]);
    tx.write(timelineWrite(rows));
    return rows[0]!.hash;
  }

  private tell(tx: Tx, evaluation: Evaluation, type: string, at: Date): void {
    tx.write(
      outboxWrite([
        {
          id: this.ids.uuid(),
          type,
          streetId: evaluation.streetId,
          subjectId: evaluation.id,
          occurredAt: at,
          payload: {
            evaluationId: evaluation.id,
            orderId: evaluation.orderId,
            communityPath: evaluation.communityPath,
            organizationId: evaluation.organizationId,
            stage: evaluation.stage,
            round: evaluation.round,
            stars: evaluation.stars,
            class: evaluation.class,
            channel: evaluation.channel,
            countsFor: evaluation.countsFor,
            status: evaluation.status,
          },
        },
      ]),
    );
  }
}
