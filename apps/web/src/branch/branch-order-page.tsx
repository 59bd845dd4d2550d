import { OrderPage } from '../staff/orders/order-page';
import { useMembership } from './membership';

export function BranchOrderPage({ orderId }: { readonly orderId: string }) {
  const { organization } = useMembership();
  return (
    <OrderPage
      orderId={orderId}
      backHref={organization ? '/held' : '/tasks'}
      organizationId={organization?.id}
      serves={({ claim, closedAt }) =>
        !closedAt && !!claim && (!organization || claim.organizationId === organization.id)
      }
      streetId={organization?.streetId ?? undefined}
    />
  );
}
