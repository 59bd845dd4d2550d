import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { WorkflowRegistry } from '#libs/kernel';
import { SYSTEM } from '#libs/kernel';
import {
  settleTimer,
  timerIsDue,
  TimerHandlers,
  UnitOfWork,
  type DueTimer,
  type TimerHandler,
} from '#libs/platform';
import type { OrderContext } from '../domain/context';
import { reachMark } from '../domain/reach-mark';
import type { ServiceOrder } from '../domain/order';
import { ORDER_SUBJECT } from '../subject';
import { ORDER_WORKFLOWS } from '../tokens';
import { OrderFactsService } from './order-facts.service';
import { OrderRepository } from './order.repository';

/** Brings an order's deadline to its next mark, as a person would give a command. Late, twice or stale does no harm. */
@Injectable()
export class OrderTimers implements TimerHandler, OnModuleInit {
  readonly subjectType = ORDER_SUBJECT;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly facts: OrderFactsService,
    private readonly handlers: TimerHandlers,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async fire(timer: DueTimer): Promise<void> {
    await this.unitOfWork.atomic(async (tx) => {
      if (!(await timerIsDue(tx, timer))) return;
      const loaded = await this.orders.load(tx, timer.subjectId);
      if (!loaded) throw new Error(`a timer ${timer.kind} has no order`);
      const facts = await this.facts.forCommand(loaded, null, SYSTEM);
      const origin = {
        actor: SYSTEM,
        channel: 'SYSTEM',
        onBehalfOfPersonId: null,
        occurredAt: null,
      } as const;
      const change = reachMark(
        this.workflows.get(loaded.order.workflow),
        loaded.order,
        timer.kind,
        origin,
        facts,
      );
      if (!change) {
        // nothing to do at this mark; should the deadline itself still be in force, its timer goes on
        const current = loaded.order.deadlines.find((deadline) => deadline.kind === timer.kind);
        tx.write(settleTimer({ ...timer, nextDueAt: current?.nextMarkAt ?? null }));
        return;
      }
      this.orders.save(tx, loaded.order, change, loaded.now, {
        fired: { kind: timer.kind, generation: timer.generation },
      });
    });
  }
}
