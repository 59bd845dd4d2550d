import type { CommandOrigin } from './command';
import type { ServiceOrder } from './order';

/** Something to tell, before it has an id. */
export interface RaisedEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One line of the order's timeline, before it is chained. */
export interface TimelineDraft {
  readonly command: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly round: number;
  readonly reasonCode: string | null;
  /** Free words; erasable, kept out of the hash. */
  readonly note: string | null;
  /** Ids and codes only. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly origin: CommandOrigin;
}

/** What a command made of an order: the new order, what to write on its timeline, what to tell. */
export interface OrderChange {
  readonly order: ServiceOrder;
  readonly timeline: readonly TimelineDraft[];
  readonly events: readonly RaisedEvent[];
}
