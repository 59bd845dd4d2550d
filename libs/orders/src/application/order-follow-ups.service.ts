import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DomainEvent } from '#libs/kernel';
import { SYSTEM } from '#libs/kernel';
import { EventConsumers, type EventConsumer, type Tx } from '#libs/platform';
import type { OrderCommand } from '../domain/command';
import type { CommandMeta } from './order-answer';
import { OrderCommands } from './order-commands.service';

const META: CommandMeta = { actor: SYSTEM, channel: 'SYSTEM', idempotencyKey: null };

/** Steps that follow from what happened elsewhere: to another order, or in another lib. */
@Injectable()
export class OrderFollowUps implements EventConsumer, OnModuleInit {
  readonly name = 'order-follow-ups';
  readonly events = [
    'ReceiptDelivered',
    'OrderCancelled',
    'OrderReferred',
    'PlaceOffered',
    'PlaceOfferLapsed',
    'WaitingListJoined',
    'SessionPlacesAdded',
  ];

  constructor(
    private readonly commands: OrderCommands,
    private readonly consumers: EventConsumers,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this);
  }

  async handle(event: DomainEvent, tx: Tx): Promise<void> {
    switch (event.type) {
      case 'ReceiptDelivered':
        return this.give(tx, event.subjectId, { name: 'acknowledgeReceipt' });
      case 'OrderCancelled':
        await this.wakeDuplicates(tx, event.subjectId);
        return this.offerFreePlace(tx, { orderId: event.subjectId });
      case 'OrderReferred':
      case 'PlaceOffered':
      case 'PlaceOfferLapsed':
      case 'WaitingListJoined':
        return this.offerFreePlace(tx, { orderId: event.subjectId });
      case 'SessionPlacesAdded':
        return this.offerFreePlace(tx, { sessionId: event.subjectId });
    }
  }

  /** A duplicate comes back to triage when the order it repeated is cancelled (handbook §3, REFERRED). */
  private async wakeDuplicates(tx: Tx, orderId: string): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM service_orders WHERE duplicate_of_id = $1 AND status = 'REFERRED'`,
      [orderId],
    );
    for (const { id } of rows) await this.give(tx, id, { name: 'duplicateCancelled' });
  }

  /**
   * A free place is offered to the first in the waiting list who has not been offered one. One at a time: the offer is an
   * event that brings us back, for as long as places are free and somebody waits.
   */
  private async offerFreePlace(tx: Tx, session: { orderId: string } | { sessionId: string }): Promise<void> {
    const [next] = await tx.query<{ id: string }>(
      `SELECT w.id FROM service_sessions s
         JOIN service_orders w ON w.session_id = s.id AND w.status = 'WAITLISTED' AND NOT w.details ? 'placeOffer'
          AND (w.details->>'offersLapsed') IS NULL
        WHERE s.id = coalesce($2::uuid, (SELECT session_id FROM service_orders WHERE id = $1::uuid))
          AND s.status = 'OPEN' AND s.taken < s.capacity AND s.starts_at > app_now()
        ORDER BY w.created_at, w.id LIMIT 1`,
      ['orderId' in session ? session.orderId : null, 'sessionId' in session ? session.sessionId : null],
    );
    if (next) await this.give(tx, next.id, { name: 'offerPlace' });
  }

  /** Orders that have moved on meanwhile refuse; that is right and ends the matter. */
  private async give(tx: Tx, orderId: string, command: OrderCommand): Promise<void> {
    await this.commands.executeWithin(tx, orderId, command, META);
  }
}
