export * from './domain/command';
export * from './domain/context';
export type { Danger } from './domain/danger';
export * from './domain/deadlines';
export * from './domain/handle-command';
export * from './domain/open-order';
export * from './domain/order-change';
export * from './domain/reach-mark';
export * from './domain/order';
export * from './domain/parties';
export * from './domain/sessions';
export { ORDER_ENTITIES } from './adapters/persistence/entities';
export { ORDER_TIMELINE } from './adapters/persistence/order-timeline';
export { ServiceOrderEntity } from './adapters/persistence/service-order.entity';
export { hashOf, OrderCommands, type Executed } from './application/order-commands.service';
export {
  idempotencyKeyReused,
  orderNotFound,
  scopeOf,
  type CommandMeta,
  type OrderAnswer,
} from './application/order-answer';
export { OrderContacts } from './application/order-contact.service';
export { OrderLedger, type LedgerRow, type LedgerScope } from './application/order-ledger.service';
export { OrderReader } from './application/order-reader.service';
export type { OrderView } from './application/order-view';
export { ServiceOrderType, toServiceOrder } from './adapters/graphql/order.types';
export { OrderResult } from './adapters/graphql/order.results';
export {
  KeyedInput,
  OrderChannel,
  OrderUrgency,
  ReferralInput,
  TriageDecision,
} from './adapters/graphql/order.inputs';
export { OrderRepository, type LoadedOrder } from './application/order.repository';
export { PlaceOrderService } from './application/place-order.service';
export type { PlaceOrder, PlaceOrderFor } from './application/place-order';
export { ProgressTokens } from './application/progress-tokens';
export { SessionRolls } from './application/session-roll.service';
export type { SessionRoll } from './application/session-roll';
export { StandingOrderEnds } from './application/standing-order-ends.service';
export { StandingOrderReader } from './application/standing-order-reader.service';
export type { StandingOrder } from './application/standing-order';
export { StandingOrders, type CreateStandingOrder } from './application/standing-orders.service';
export { ServiceCodes } from './application/service-codes';
export { ORDER_WORKFLOWS } from './tokens';
export { OrdersModule, type OrdersOptions } from './orders.module';
