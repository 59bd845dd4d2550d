import type { ServiceOrder } from '../domain/order';
import type { Visibility } from '../domain/visibility';

/** An order as one viewer sees it: what GraphQL types are filled from. */
export interface OrderView {
  readonly order: ServiceOrder;
  readonly visibility: Visibility;
  readonly availableActions: readonly string[];
  readonly now: Date;
}
