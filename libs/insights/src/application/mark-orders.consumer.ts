import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { DomainEvent } from '#libs/kernel';
import { EventConsumers, type EventConsumer, type Tx } from '#libs/platform';
import { HEARD } from '../domain/heard-events';

export const MARK_INSERT = `
INSERT INTO insight_marks (id, street_id, order_id) SELECT id, street_id, order_id
FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, street_id uuid, order_id uuid) ON CONFLICT DO NOTHING`;

/**
 * Marks the order an event tells of. Nothing is computed here: the fold takes many marks at once, so that a busy street's
 * cells are written once a batch and not once an event.
 */
@Injectable()
export class MarkOrders implements EventConsumer, OnModuleInit {
  readonly name = 'insights';
  readonly events = HEARD;

  constructor(@Inject(EventConsumers) private readonly consumers: EventConsumers) {}

  onModuleInit(): void {
    this.consumers.register(this);
  }

  handle(event: DomainEvent, tx: Tx): Promise<void> {
    return this.handleAll([event], tx);
  }

  handleAll(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const marks = events.flatMap(({ id, streetId, payload }) => {
      const { orderId } = payload as { orderId?: string };
      return orderId ? [{ id, street_id: streetId, order_id: orderId }] : [];
    });
    if (marks.length > 0) tx.write({ text: MARK_INSERT, values: [JSON.stringify(marks)] });
    return Promise.resolve();
  }
}
