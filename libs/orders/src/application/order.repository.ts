import type { Tx } from '#libs/platform';
import type { OrderChange } from '../domain/order-change';
import type { ServiceOrder } from '../domain/order';

/** An order with what its guards and deadlines need to know, read in one statement. */
export interface LoadedOrder {
  readonly order: ServiceOrder;
  readonly now: Date;
  readonly history: readonly { status: string; at: Date }[];
  /** What the item asks for and its own deadlines; null when the order is in free words. */
  readonly item: {
    requiredQualification: string | null;
    deadlineOverrides: Record<string, { normal?: string; urgent?: string; complex?: string }>;
  } | null;
  /** Open claims of the organisation that would take it, and the version that guards their number; null when nobody asked. */
  readonly load: { open: number; version: number } | null;
  /** What the idempotency key asked about was used for before; null when it is new. */
  readonly answered: { command: string; payloadHash: string; answer: unknown } | null;
}

/** What a load asks for besides the order. */
export interface LoadOptions {
  /** For commands that take the order: who would hold it; null stands for the organisation invited. */
  readonly taker?: { readonly organizationId: string | null };
  readonly scope?: string | null;
  readonly key?: string | null;
}

export interface SaveOptions {
  /** The timer that caused this, settled in the same statement. */
  readonly fired?: { kind: string; generation: number };
  /** Guards the number of open claims of an organisation. */
  readonly load?: { organizationId: string; version: number };
  readonly idempotency?: { scope: string; key: string; command: string; payloadHash: string; answer: object };
}

/** Where orders live. A load is one read; a save only gathers writes, which the unit of work folds into one statement. */
export abstract class OrderRepository {
  abstract load(tx: Tx, orderId: string, asked?: LoadOptions): Promise<LoadedOrder | null>;
  /** Those that exist, by id; for lists. */
  abstract loadMany(tx: Tx, orderIds: readonly string[]): Promise<Map<string, LoadedOrder>>;
  /** Opens an order. Guarded by its key's uniqueness. */
  abstract insert(tx: Tx, change: OrderChange, options?: SaveOptions): ServiceOrder;
  /** One step. Guarded by the version of `before`. */
  abstract save(
    tx: Tx,
    before: ServiceOrder,
    change: OrderChange,
    now: Date,
    options?: SaveOptions,
  ): ServiceOrder;
}
