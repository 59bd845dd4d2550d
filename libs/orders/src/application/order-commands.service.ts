import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Refusal, Result, WorkflowRegistry } from '#libs/kernel';
import { err, ok } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { CallLimiter, type CallRule, ForbiddenError, UnitOfWork, type Tx } from '#libs/platform';
import { OrderRepository, type LoadedOrder, type LoadOptions, type SaveOptions } from './order.repository';
import type { CommandOrigin, OrderCommand } from '../domain/command';
import type { OrderContext } from '../domain/context';
import { delegatorOf } from '../domain/delegation';
import { handleCommand, notYours } from '../domain/handle-command';
import type { OrderChange } from '../domain/order-change';
import { activeClaim, waitingLine, type ServiceOrder } from '../domain/order';
import { partiesOf } from '../domain/parties';
import { ORDER_WORKFLOWS } from '../tokens';
import {
  alreadyClaimed,
  idempotencyKeyReused,
  orderNotFound,
  scopeOf,
  type CommandMeta,
  type OrderAnswer,
} from './order-answer';
import { OrderFactsService } from './order-facts.service';

/** Start and finish codes are six digits: so many tries an order, actor and hour. */
const CODE_TRIES: CallRule = { name: 'service-code', calls: 10, seconds: 3600 };

export interface Executed extends OrderAnswer {
  /** The order as the command left it; null when the answer was given from its idempotency key. */
  readonly order: ServiceOrder | null;
  /** The same with what was loaded for it, so that an answer needs no second read. */
  readonly after: LoadedOrder | null;
}

/**
 * The one command path (handbook §6): whatever the channel, a command is loaded, decided by the workflow table and saved
 * in one unit of work, with timeline, timers, events and idempotency.
 */
@Injectable()
export class OrderCommands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly facts: OrderFactsService,
    private readonly organizations: OrganizationDirectory,
    private readonly limiter: CallLimiter,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  /**
   * Gives a command to an order in a unit of its own.
   * @throws ForbiddenError when the step is not the actor's to take
   * @throws TooManyRequestsError when codes are being guessed
   */
  async execute(
    orderId: string,
    command: OrderCommand,
    meta: CommandMeta,
  ): Promise<Result<Executed, Refusal>> {
    const isGuess =
      command.name === 'startService' || (command.name === 'finishService' && command.code !== undefined);
    if (isGuess) return this.tryCode(orderId, command, meta);
    return this.unitOfWork.atomic((tx) => this.executeWithin(tx, orderId, command, meta));
  }

  /**
   * A right code is counted by the write it opens, which lands only among the first tries; whatever else comes of it is
   * counted at once and for itself, before it is told. Rivals and tries beyond the limit make a second round.
   */
  private async tryCode(
    orderId: string,
    command: OrderCommand,
    meta: CommandMeta,
  ): Promise<Result<Executed, Refusal>> {
    // of each actor by himself: a stranger’s tries must not keep those who serve from starting
    const subject = `${orderId} ${scopeOf(meta.actor)}`;
    let isCounted = false;
    const count = async () => {
      await this.limiter.require(CODE_TRIES, subject);
      isCounted = true;
    };
    let isFirst = true;
    return this.unitOfWork.atomic(async (tx) => {
      if (!isFirst && !isCounted) await count();
      isFirst = false;
      const tried = await this.executeWithin(tx, orderId, command, meta);
      if (!tried.ok && !isCounted) await count();
      // a repeated call is answered from its key and looks at no code
      if (tried.ok && tried.value.order && !isCounted) tx.write(this.limiter.counted(CODE_TRIES, subject));
      return tried;
    });
  }

  /** The same inside an open unit, for libs that write something of their own with it (evaluations). */
  async executeWithin(
    tx: Tx,
    orderId: string,
    command: OrderCommand,
    meta: CommandMeta,
  ): Promise<Result<Executed, Refusal>> {
    const loaded = await this.orders.load(tx, orderId, {
      taker: takerAsked(command),
      scope: scopeOf(meta.actor),
      key: meta.idempotencyKey,
    });
    return loaded ? this.executeLoaded(tx, loaded, command, meta) : err(orderNotFound);
  }

  /** The same to an order that was loaded in this unit already. */
  async executeLoaded(
    tx: Tx,
    loaded: LoadedOrder,
    command: OrderCommand,
    meta: CommandMeta,
  ): Promise<Result<Executed, Refusal>> {
    if (!this.visible(loaded, meta)) return err(orderNotFound);
    const orderId = loaded.order.id;
    const scope = scopeOf(meta.actor);
    const payloadHash = hashOf(orderId, command);
    if (loaded.answered) {
      if (loaded.answered.command !== command.name || loaded.answered.payloadHash !== payloadHash)
        return err(idempotencyKeyReused);
      return ok({ ...(loaded.answered.answer as OrderAnswer), order: null, after: null });
    }
    const decided = await this.decide(loaded, command, meta);
    if (!decided.ok) return decided;
    const change = decided.value;
    const answer: OrderAnswer = { orderId, status: change.order.status, version: change.order.version };
    const asked = takerAsked(command);
    const taker = asked && (asked.organizationId ?? loaded.order.invitation?.organizationId);
    const options: SaveOptions = {
      ...(taker ? { load: { organizationId: taker, version: loaded.load!.version } } : {}),
      ...(meta.idempotencyKey
        ? { idempotency: { scope, key: meta.idempotencyKey, command: command.name, payloadHash, answer } }
        : {}),
    };
    const order = this.orders.save(tx, loaded.order, change, loaded.now, options);
    return ok({ ...answer, order, after: afterwards(loaded, order) });
  }

  private async decide(
    loaded: LoadedOrder,
    command: OrderCommand,
    meta: CommandMeta,
  ): Promise<Result<OrderChange, Refusal>> {
    const workflow = this.workflows.get(loaded.order.workflow);
    const by = workflow.statuses[loaded.order.status]?.on[command.name]?.by ?? [];
    const origin: CommandOrigin = {
      actor: meta.actor,
      channel: meta.channel,
      onBehalfOfPersonId: meta.onBehalfOfPersonId ?? delegatorOf(meta.actor, loaded.order, by),
      occurredAt: meta.occurredAt ?? null,
    };
    const facts = await this.facts.forCommand(loaded, command, meta.actor);
    const handled = handleCommand(workflow, loaded.order, command, origin, facts);
    if (handled.ok) return handled;
    switch (handled.error.type) {
      case 'NOT_YOURS':
        throw new ForbiddenError(notYours.message, notYours.wayOut);
      case 'REFUSED':
        return err((await this.claimLost(loaded.order, command)) ?? handled.error.refusal);
    }
  }

  /** A claim that came second is told who was first. */
  private async claimLost(order: ServiceOrder, command: OrderCommand): Promise<Refusal | null> {
    const winner = activeClaim(order);
    if (command.name !== 'claimOrder' || !winner) return null;
    const organization = await this.organizations.byId(winner.organizationId);
    return alreadyClaimed(organization?.name ?? '', waitingLine(order).length);
  }

  /** Another street's orders do not exist for the caller. */
  private visible({ order }: LoadedOrder, { actor }: CommandMeta): boolean {
    switch (actor.kind) {
      case 'SYSTEM':
        return true;
      case 'TOKEN':
        return actor.orderId === order.id;
      case 'PERSON':
        return actor.streetId === order.streetId || partiesOf(actor, order).size > 0;
    }
  }
}

/** Commands by which an organisation takes an order: only they look at how many it holds. Null: the one invited. */
function takerAsked(command: OrderCommand): LoadOptions['taker'] {
  if (command.name === 'claimOrder') return { organizationId: command.organizationId };
  return command.name === 'acceptInvitation' ? { organizationId: null } : undefined;
}

/** What was loaded, as it stands after the step. */
function afterwards(loaded: LoadedOrder, order: ServiceOrder): LoadedOrder {
  const moved = order.status !== loaded.order.status;
  return {
    ...loaded,
    order,
    history: moved ? [...loaded.history, { status: order.status, at: loaded.now }] : loaded.history,
  };
}

/** What a key was used for: the same key with another payload is an error, not a repetition. */
export function hashOf(...payload: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(payload)).digest('base64url');
}
