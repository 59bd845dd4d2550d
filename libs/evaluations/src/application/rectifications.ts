import { Inject, Injectable } from '@nestjs/common';
import type { Ids } from '#libs/kernel';
import { IDS, outboxWrite, type Tx } from '#libs/platform';
import type { RectificationStatus } from '../domain/rectifications';
import type { Evaluation } from './evaluation';
import { insertRow, updateRow } from './row-writes';

/** A row of `rectifications`. */
export interface Rectification {
  readonly id: string;
  readonly streetId: string;
  readonly orderId: string;
  readonly evaluationId: string;
  readonly round: number;
  readonly organizationId: string;
  readonly status: RectificationStatus;
  readonly words: string | null;
  readonly openedAt: Date;
  readonly submittedAt: Date | null;
  readonly endedAt: Date | null;
}

const COLUMNS = `r.id, r.street_id AS "streetId", r.order_id AS "orderId", r.evaluation_id AS "evaluationId", r.round,
  r.organization_id AS "organizationId", r.status, r.words, r.opened_at AS "openedAt", r.submitted_at AS "submittedAt",
  r.ended_at AS "endedAt"`;

/** The rows behind 整改: opened by a bad review, followed through to what the recheck found. */
@Injectable()
export class Rectifications {
  constructor(@Inject(IDS) private readonly ids: Ids) {}

  open(
    tx: Tx,
    evaluation: Pick<Evaluation, 'id' | 'streetId' | 'orderId' | 'round' | 'organizationId'>,
    now: Date,
  ): void {
    tx.write(
      insertRow('rectifications', {
        id: this.ids.uuid(),
        street_id: evaluation.streetId,
        order_id: evaluation.orderId,
        evaluation_id: evaluation.id,
        round: evaluation.round,
        organization_id: evaluation.organizationId,
        status: 'OPEN',
        opened_at: now,
      }),
    );
  }

  /** The one that goes on for this order. */
  async current(tx: Tx, orderId: string): Promise<Rectification | null> {
    const [row] = await tx.query<Rectification>(
      `SELECT ${COLUMNS} FROM rectifications r WHERE r.order_id = $1 AND r.status IN ('OPEN', 'SUBMITTED')`,
      [orderId],
    );
    return row ?? null;
  }

  /** All of these orders, latest first. */
  async ofOrders(tx: Tx, orderIds: readonly string[]): Promise<Rectification[]> {
    return tx.query<Rectification>(
      `SELECT ${COLUMNS} FROM rectifications r WHERE r.order_id = ANY($1) ORDER BY r.opened_at DESC, r.id DESC`,
      [orderIds],
    );
  }

  submit(tx: Tx, before: Rectification, words: string, personId: string, now: Date): Rectification {
    tx.write(
      updateRow(
        'rectifications',
        { id: before.id, status: 'OPEN' },
        { status: 'SUBMITTED', words, submitted_at: now, submitted_by_person_id: personId },
      ),
    );
    return { ...before, status: 'SUBMITTED', words, submittedAt: now };
  }

  /** @param recheckedBy who rechecked; null when an appeal or the deadline ended it */
  end(
    tx: Tx,
    before: Rectification,
    status: RectificationStatus,
    recheckedBy: string | null,
    now: Date,
  ): Rectification {
    tx.write(
      updateRow(
        'rectifications',
        { id: before.id, status: before.status },
        { status, rechecked_by_person_id: recheckedBy, ended_at: now },
      ),
    );
    const { id, streetId, orderId, evaluationId, organizationId, round } = before;
    const payload = { rectificationId: id, orderId, evaluationId, organizationId, round, status };
    tx.write(
      outboxWrite([
        {
          id: this.ids.uuid(),
          type: 'RectificationEnded',
          streetId,
          subjectId: id,
          occurredAt: now,
          payload,
        },
      ]),
    );
    return { ...before, status, endedAt: now };
  }
}
