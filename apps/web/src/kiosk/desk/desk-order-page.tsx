import { LinkButton } from '../../shared/ui/button';
import { OrderPage } from '../../staff/orders/order-page';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';

/** One order with everything the desk may do, and its slip to be printed again. */
export function DeskOrderPage({ orderId }: { readonly orderId: string }) {
  const { communityId, streetId } = useStation();
  return (
    <OrderPage
      orderId={orderId}
      backHref="/desk"
      organizationId={communityId}
      streetId={streetId}
      extra={({ id }) => (
        <LinkButton weight="outline" href={`/orders/${id}/slip`}>
          {words('reprint')}
        </LinkButton>
      )}
    />
  );
}
