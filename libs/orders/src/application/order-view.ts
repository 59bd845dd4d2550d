import type { ServiceOrder } from '../domain/order';
import type { Visibility } from '../domain/visibility';

/** An order as one viewer sees it: what GraphQL types are filled from. */
export interface OrderView {
  readonly order: ServiceOrder;
  readonly visibility: Visibility;
  /** Commands the viewer can give now; asked only where somebody wants to know. */
  readonly availableActions: () => Promise<readonly string[]>;
  readonly now: Date;
}
