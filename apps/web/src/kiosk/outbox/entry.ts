import type { PlaceOrderInput, SlipOrderFragment, SlipReceiptFragment } from '../../generated/graphql';

/** `rejected`: the server has said no, and a person has to look 需处理. */
export type EntryState = 'queued' | 'sending' | 'done' | 'rejected';

/** What the counter has typed: exactly what travels, however often it is sent. */
export type OrderInput = Omit<PlaceOrderInput, 'idempotencyKey' | 'slipKeyHash'>;

/** Why an entry needs a person: said by the server, in the reader's language. */
export interface Rejection {
  readonly message: string;
  readonly wayOut: string;
  /** 110, 119 or 120: danger to life never becomes an order. */
  readonly call?: string;
}

/** An order of the counter, from being typed to being sent. */
export interface Entry {
  /** The idempotency key: sent again, it is the same order. */
  readonly key: string;
  /** 临时号: what the slip says until there is a code. */
  readonly number: string;
  readonly state: EntryState;
  /** When it was typed, product time. */
  readonly madeAt: string;
  readonly input: OrderInput;
  /** What the list and the slip call person and service. */
  readonly shown: { readonly person: string; readonly service: string };
  /** Random; in the slip's QR code, and nowhere else: the server gets its hash. */
  readonly slipKey: string;
  readonly placed?: { readonly order: SlipOrderFragment; readonly receipt: SlipReceiptFragment };
  readonly rejection?: Rejection;
}

/** What sending came to. `later`: nobody knows whether it arrived. */
export type Sent =
  | { readonly kind: 'done'; readonly placed: NonNullable<Entry['placed']> }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'later' };
