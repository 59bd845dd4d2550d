import { Inject, Injectable } from '@nestjs/common';
import type { Ids, WorkingCalendar } from '#libs/kernel';
import type { ServiceOrder } from '#libs/orders';
import { IDS, outboxWrite, type Tx } from '#libs/platform';
import {
  callDueAt,
  type CallbackPurpose,
  type CallbackResult,
  type CallbackStatus,
} from '../domain/callbacks';
import type { Drawn } from '../domain/sampling';
import { overseerOf, type OverseerTier, type RatedUnit } from '../domain/serving-team';
import { insertRow, updateRow } from './row-writes';

/** A row of `callbacks`. */
export interface CallbackTask {
  readonly id: string;
  readonly streetId: string;
  readonly orderId: string;
  readonly round: number;
  readonly purpose: CallbackPurpose;
  readonly causeId: string;
  readonly organizationId: string;
  readonly tier: OverseerTier;
  readonly communityPath: string;
  readonly status: CallbackStatus;
  readonly result: CallbackResult | null;
  readonly drawnBy: Drawn | null;
  readonly failedCalls: number;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
}

export const CALLBACK_COLUMNS = `c.id, c.street_id AS "streetId", c.order_id AS "orderId", c.round, c.purpose, c.cause_id AS "causeId",
  c.organization_id AS "organizationId", c.tier, c.community_path AS "communityPath", c.status, c.result,
  c.drawn_by AS "drawnBy", c.failed_calls AS "failedCalls", c.opened_at AS "openedAt", c.due_at AS "dueAt", c.ended_at AS "endedAt"`;

export interface OpenCallback {
  readonly order: ServiceOrder;
  readonly purpose: CallbackPurpose;
  /** The evaluation that asks for it, else the order. */
  readonly causeId: string;
  readonly unit: RatedUnit;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  readonly drawnBy?: Drawn;
}

/** Opens calls and writes what becomes of them. */
@Injectable()
export class CallbackTasks {
  constructor(@Inject(IDS) private readonly ids: Ids) {}

  draft({ order, purpose, causeId, unit, now, calendar, drawnBy }: OpenCallback): CallbackTask {
    return {
      id: this.ids.uuid(),
      streetId: order.streetId,
      orderId: order.id,
      round: order.round,
      purpose,
      causeId,
      organizationId: unit.organizationId,
      tier: overseerOf(unit.tier),
      communityPath: order.communityPath,
      status: 'OPEN',
      result: null,
      drawnBy: drawnBy ?? null,
      failedCalls: 0,
      openedAt: now,
      dueAt: callDueAt(purpose, now, calendar),
      endedAt: null,
    };
  }

  open(tx: Tx, opened: OpenCallback): CallbackTask {
    const task = this.draft(opened);
    this.insert(tx, task);
    this.tell(tx, task, 'CallbackTaskOpened', task.openedAt);
    return task;
  }

  /** The call a silent resident was owed at that moment and nobody has ended. */
  async openSilence(tx: Tx, orderId: string, at: Date): Promise<CallbackTask | null> {
    const [task] = await tx.query<CallbackTask>(
      `SELECT ${CALLBACK_COLUMNS} FROM callbacks c
        WHERE c.order_id = $1 AND c.purpose = 'SILENCE' AND c.status = 'OPEN' AND c.opened_at <= $2`,
      [orderId, at],
    );
    return task ?? null;
  }

  insert(tx: Tx, task: CallbackTask): void {
    tx.write(
      insertRow('callbacks', {
        id: task.id,
        street_id: task.streetId,
        order_id: task.orderId,
        round: task.round,
        purpose: task.purpose,
        cause_id: task.causeId,
        organization_id: task.organizationId,
        tier: task.tier,
        community_path: task.communityPath,
        status: task.status,
        result: task.result,
        drawn_by: task.drawnBy,
        failed_calls: task.failedCalls,
        opened_at: task.openedAt,
        due_at: task.dueAt,
        ended_at: task.endedAt,
      }),
    );
  }

  /** Guarded by the number of failed calls: two people who call at once are told apart. */
  update(tx: Tx, before: CallbackTask, after: CallbackTask): void {
    tx.write(
      updateRow(
        'callbacks',
        { id: before.id, status: 'OPEN', failed_calls: before.failedCalls },
        {
          status: after.status,
          result: after.result,
          failed_calls: after.failedCalls,
          due_at: after.dueAt,
          ended_at: after.endedAt,
        },
      ),
    );
  }

  tell(tx: Tx, task: CallbackTask, type: 'CallbackTaskOpened' | 'CallbackEnded', at: Date): void {
    const { id, streetId, orderId, round, purpose, organizationId, tier, communityPath, status, result } =
      task;
    const payload = {
      callbackId: id,
      orderId,
      round,
      purpose,
      organizationId,
      tier,
      communityPath,
      status,
      result,
    };
    tx.write(outboxWrite([{ id: this.ids.uuid(), type, streetId, subjectId: id, occurredAt: at, payload }]));
  }
}
