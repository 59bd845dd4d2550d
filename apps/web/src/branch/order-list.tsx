import type { OrderLineFragment } from '../generated/graphql';
import { Button } from '../shared/ui/button';
import { useCommandSheet } from '../staff/commands/use-command-sheet';
import { OrderActions } from '../staff/orders/order-actions';
import { OrderLine } from '../staff/orders/order-line';
import { useMembership } from './membership';
import { words } from './texts';

interface OrderListProps {
  readonly orders: readonly OrderLineFragment[];
  /** The commands a line offers; the rest is on the order's own page. */
  readonly only: readonly string[];
  readonly onDone: () => void;
  /** Null: that is all. */
  readonly more?: (() => void) | null;
}

export function OrderList({ orders, only, onDone, more = null }: OrderListProps) {
  const { organization } = useMembership();
  const { open, sheet } = useCommandSheet(
    { organizationId: organization?.id, streetId: organization?.streetId ?? undefined },
    onDone,
  );
  return (
    <>
      <ul className="order-list">
        {orders.map((order) => (
          <OrderLine key={order.id} order={order} href={`/orders/${order.id}`}>
            <OrderActions order={order} only={only} onChoose={open} />
          </OrderLine>
        ))}
      </ul>
      {sheet}
      {more && <Button onClick={more}>{words('loadMore')}</Button>}
    </>
  );
}
