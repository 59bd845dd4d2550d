import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DomainEvent } from '#libs/kernel';
import { SYSTEM } from '#libs/kernel';
import { EventConsumers, type EventConsumer, type Tx } from '#libs/platform';
import { BlindSample } from './blind-sample';
import { CallbackTasks } from './callback-tasks';
import { RatingFacts } from './rating-facts.service';
import { Rectifications } from './rectifications';

/** What evaluations do when an order goes on without them: calls that fall due, rectifications that are over, the sample. */
@Injectable()
export class EvaluationFollowUps implements EventConsumer, OnModuleInit {
  readonly name = 'evaluation-follow-ups';
  readonly events = ['CallbackOpened', 'OrderConfirmed', 'OrderFellBack', 'OrderClosed'];

  constructor(
    private readonly consumers: EventConsumers,
    private readonly facts: RatingFacts,
    private readonly callbacks: CallbackTasks,
    private readonly rectifications: Rectifications,
    private readonly sample: BlindSample,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this);
  }

  async handle(event: DomainEvent, tx: Tx): Promise<void> {
    const { command, outcome, round } = event.payload as {
      command?: string;
      outcome?: string | null;
      round?: number;
    };
    switch (event.type) {
      case 'CallbackOpened':
        return this.callTheSilent(tx, event.subjectId);
      case 'OrderConfirmed':
        return this.overtake(tx, event.subjectId, event.occurredAt);
      case 'OrderFellBack':
        if (command === 'rectificationOverdue')
          await this.endOverdue(tx, event.subjectId, round ?? 0, event.occurredAt);
        return;
      case 'OrderClosed':
        if (outcome === 'RATED' || outcome === 'UNRATED')
          await this.sample.stand(tx, event.subjectId, event.occurredAt);
    }
  }

  /** Events arrive in any order: the resident may have confirmed already. */
  private async callTheSilent(tx: Tx, orderId: string): Promise<void> {
    const rated = await this.facts.load(tx, orderId, SYSTEM);
    if (!rated?.served || rated.order.status !== 'DONE' || !rated.order.details.callback) return;
    const { order, served: unit, now, calendar } = rated;
    if (await this.isOpened(tx, 'SILENCE', orderId, order.round)) return;
    this.callbacks.open(tx, { order, purpose: 'SILENCE', causeId: orderId, unit, now, calendar });
  }

  private async overtake(tx: Tx, orderId: string, at: Date): Promise<void> {
    const open = await this.callbacks.openSilence(tx, orderId, at);
    if (!open) return;
    const ended = { ...open, status: 'OVERTAKEN', endedAt: at } as const;
    this.callbacks.update(tx, open, ended);
    this.callbacks.tell(tx, ended, 'CallbackEnded', at);
  }

  /** The street took the order over: the round that was rated badly lies before the one that begins now. */
  private async endOverdue(tx: Tx, orderId: string, round: number, at: Date): Promise<void> {
    const open = await this.rectifications.current(tx, orderId);
    if (open && open.round < round) this.rectifications.end(tx, open, 'OVERDUE', null, at);
  }

  private async isOpened(tx: Tx, purpose: string, causeId: string, round: number): Promise<boolean> {
    const rows = await tx.query(
      'SELECT 1 FROM callbacks WHERE purpose = $1 AND cause_id = $2 AND round = $3',
      [purpose, causeId, round],
    );
    return rows.length > 0;
  }
}
