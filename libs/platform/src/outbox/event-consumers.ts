import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#libs/kernel';
import type { Tx } from '../database/unit-of-work';

/**
 * Somebody who hears events. `handle` reads through `tx` and gathers its writes there; they land together with the mark
 * that the event was heard. It may be called more than once for an event, but lands once. Events of one subject may
 * arrive in any order: a consumer that cares reads the present state instead of trusting the order.
 */
export interface EventConsumer {
  /** Stable, lower case with dashes: it is part of a primary key and of job ids. */
  readonly name: string;
  /** Event types, or '*' for all. */
  readonly events: readonly string[] | '*';
  handle(event: DomainEvent, tx: Tx): Promise<void>;
  /**
   * The same for several events in one unit: one read and one commit instead of as many. For consumers whose writes for
   * different events never touch the same row. When the unit fails, each event is handled by itself.
   */
  handleAll?(events: readonly DomainEvent[], tx: Tx): Promise<void>;
}

/** Who hears what. Filled by `register` in each lib's `onModuleInit`, complete before the relay starts. */
@Injectable()
export class EventConsumers {
  private readonly consumers = new Map<string, EventConsumer>();

  /** @throws Error when the name is malformed or taken: a duplicate would silently swallow the other's events. */
  register(consumer: EventConsumer): void {
    if (!/^[a-z][a-z0-9-]*$/.test(consumer.name)) {
      throw new Error(`event consumer "${consumer.name}": a name is lower case letters, digits and dashes`);
    }
    if (this.consumers.has(consumer.name))
      throw new Error(`event consumer "${consumer.name}" is registered twice`);
    this.consumers.set(consumer.name, consumer);
  }

  get(name: string): EventConsumer | undefined {
    return this.consumers.get(name);
  }

  all(): readonly EventConsumer[] {
    return [...this.consumers.values()];
  }
}
