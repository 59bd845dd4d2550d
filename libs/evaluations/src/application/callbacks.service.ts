import { Inject, Injectable } from '@nestjs/common';
import type { Channel, Ids, PersonActor, Refusal, Result } from '#libs/kernel';
import { err, ok } from '#libs/kernel';
import { hashOf, idempotencyKeyReused, OrderCommands, scopeOf } from '#libs/orders';
import { ForbiddenError, IDS, UnitOfWork, type PageRequest, type Tx } from '#libs/platform';
import {
  afterCall,
  callDueAt,
  type CallbackPurpose,
  type CallbackResult,
  type CallbackStatus,
} from '../domain/callbacks';
import { refusals } from '../domain/refusals';
import { reaches } from '../domain/serving-team';
import { answeredOr } from './answered-or';
import { CALLBACK_COLUMNS, CallbackTasks, type CallbackTask } from './callback-tasks';
import { desksOf, REACHABLE } from './overseen';
import { RatingFacts, rolesOf, type RatedOrder } from './rating-facts.service';
import { insertRow } from './row-writes';

export interface RecordCallback {
  /** The task, or the order whose most urgent open task it is. */
  readonly callbackId: string | null;
  readonly orderId: string | null;
  readonly result: CallbackResult;
  /** Not resolved: the resident asks for another team. */
  readonly anotherTeam: boolean;
  readonly note: string | null;
  readonly channel: Channel;
  readonly idempotencyKey: string;
}

export interface CallbackFilter {
  readonly purpose: CallbackPurpose | null;
  readonly status: CallbackStatus;
}

/** Another unit phones the resident and writes down what was said (handbook §3 DONE, §4). */
@Injectable()
export class CallbacksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: OrderCommands,
    private readonly facts: RatingFacts,
    private readonly tasks: CallbackTasks,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** @throws ForbiddenError unless the actor is of the level that must call */
  async record(actor: PersonActor, input: RecordCallback): Promise<Result<CallbackTask, Refusal>> {
    const scope = scopeOf(actor);
    const payloadHash = hashOf('recordCallback', input);
    return this.unitOfWork.atomic((tx) =>
      answeredOr(
        () => this.answered(tx, scope, input.idempotencyKey, payloadHash),
        () => this.call(tx, actor, input, { scope, payloadHash }),
      ),
    );
  }

  /** Tasks the actor's desk must call, the most urgent first; never those of an organisation the actor belongs to. */
  async list(
    actor: PersonActor,
    { purpose, status }: CallbackFilter,
    page: PageRequest,
  ): Promise<CallbackTask[]> {
    const { desks, streets, districts } = desksOf(actor);
    const own = actor.grants.map((grant) => grant.organizationId);
    return this.unitOfWork.atomic((tx) =>
      tx.query<CallbackTask>(
        `SELECT ${CALLBACK_COLUMNS} FROM callbacks c
          WHERE c.status = $4 AND ($5::text IS NULL OR c.purpose = $5) AND NOT c.organization_id = ANY($6::uuid[])
            AND ${REACHABLE('c.tier', 'c.community_path', 1)}
            AND ($7::timestamptz IS NULL OR (c.due_at, c.id) > ($7, $8::uuid))
          ORDER BY c.due_at, c.id LIMIT $9`,
        [
          desks,
          streets,
          districts,
          status,
          purpose,
          own,
          page.after?.createdAt ?? null,
          page.after?.id ?? null,
          page.limit,
        ],
      ),
    );
  }

  private async call(
    tx: Tx,
    actor: PersonActor,
    input: RecordCallback,
    key: { scope: string; payloadHash: string },
  ): Promise<Result<CallbackTask, Refusal>> {
    const asked = await this.asked(tx, input);
    const rated = asked.orderId ? await this.facts.load(tx, asked.orderId, actor) : null;
    if (!rated) return err(refusals.callbackUnknown);
    const known = asked.task;
    const task = known ?? this.silenceTask(rated, input);
    if (!task) return err(refusals.callbackUnknown);
    const refusal = await this.refuse(tx, actor, task, rated);
    if (refusal) return err(refusal);
    if (task.purpose === 'SILENCE') {
      const { result, anotherTeam, note, channel } = input;
      const command = { name: 'recordCallback', result, anotherTeam, ...(note ? { note } : {}) } as const;
      const meta = { actor, channel, idempotencyKey: null };
      const given = await this.commands.executeWithin(tx, task.orderId, command, meta);
      if (!given.ok) return given;
    }
    const after = called(task, input.result, rated);
    if (known) this.tasks.update(tx, known, after);
    else this.tasks.insert(tx, after);
    this.writeAttempt(tx, actor, after, input, rated, key);
    if (after.status !== 'OPEN') this.tasks.tell(tx, after, 'CallbackEnded', rated.now);
    return ok(after);
  }

  private async answered(
    tx: Tx,
    scope: string,
    key: string,
    payloadHash: string,
  ): Promise<Result<CallbackTask, Refusal> | null> {
    const [row] = await tx.query<CallbackTask & { payloadHash: string }>(
      `SELECT ${CALLBACK_COLUMNS}, a.payload_hash AS "payloadHash" FROM callback_attempts a JOIN callbacks c ON c.id = a.callback_id
        WHERE a.key_scope = $1 AND a.key = $2`,
      [scope, key],
    );
    if (!row) return null;
    const { payloadHash: before, ...task } = row;
    return before === payloadHash ? ok(task) : err(idempotencyKeyReused);
  }

  private async asked(
    tx: Tx,
    { callbackId, orderId }: RecordCallback,
  ): Promise<{ task: CallbackTask | null; orderId: string | null }> {
    const [task] = await tx.query<CallbackTask>(
      `SELECT ${CALLBACK_COLUMNS} FROM callbacks c
        WHERE c.status = 'OPEN' AND (c.id = $1::uuid OR ($1::uuid IS NULL AND c.order_id = $2::uuid))
        ORDER BY (c.purpose = 'SILENCE') DESC, c.due_at LIMIT 1`,
      [callbackId, orderId],
    );
    return { task: task ?? null, orderId: task?.orderId ?? (callbackId ? null : orderId) };
  }

  /** The order asks for a call already, its task has not come through the outbox yet. */
  private silenceTask(
    { order, served, now, calendar }: RatedOrder,
    { callbackId }: RecordCallback,
  ): CallbackTask | null {
    if (callbackId || !served || order.status !== 'DONE' || !order.details.callback) return null;
    return this.tasks.draft({ order, purpose: 'SILENCE', causeId: order.id, unit: served, now, calendar });
  }

  private async refuse(
    tx: Tx,
    actor: PersonActor,
    task: CallbackTask,
    { order, calendar, now }: RatedOrder,
  ): Promise<Refusal | null> {
    if (await this.facts.isOfTeam(tx, actor, task.orderId, task.organizationId))
      return refusals.servingTeamMayNotCall;
    if (!reaches(task.tier, rolesOf(actor, task.communityPath))) throw new ForbiddenError();
    if (await this.facts.isOfHousehold(actor, order.requesterId)) return refusals.ownOrder;
    const [today] = await tx.query(
      'SELECT 1 FROM callback_attempts WHERE callback_id = $1 AND local_date = $2',
      [task.id, calendar.localDate(now)],
    );
    return today ? refusals.callsOnDifferentDays : null;
  }

  private writeAttempt(
    tx: Tx,
    actor: PersonActor,
    task: CallbackTask,
    { result, note, idempotencyKey }: RecordCallback,
    { now, calendar }: RatedOrder,
    key: { scope: string; payloadHash: string },
  ): void {
    tx.write(
      insertRow('callback_attempts', {
        id: this.ids.uuid(),
        street_id: task.streetId,
        callback_id: task.id,
        called_by_person_id: actor.personId,
        called_at: now,
        local_date: calendar.localDate(now),
        result,
        note,
        key_scope: key.scope,
        key: idempotencyKey,
        payload_hash: key.payloadHash,
      }),
    );
  }
}

function called(task: CallbackTask, result: CallbackResult, { now, calendar }: RatedOrder): CallbackTask {
  const status = afterCall(result, task.failedCalls);
  const isOver = status !== 'OPEN';
  return {
    ...task,
    status,
    result: isOver ? result : null,
    failedCalls: task.failedCalls + (result === 'NO_ANSWER' ? 1 : 0),
    dueAt: isOver ? task.dueAt : callDueAt(task.purpose, now, calendar),
    endedAt: isOver ? now : null,
  };
}
