import { useSearch } from 'wouter';
import { ConsoleOversightDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { OrderPage } from '../../staff/orders/order-page';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { OrderIncidents } from './order-incidents';
import { OrderRemarks } from './order-remarks';

/** One order as an office sees it: what may be done with it, the leader's remarks, what went wrong besides. */
export function ConsoleOrderPage({ orderId }: { readonly orderId: string }) {
  const { place, streetId, holds } = useOffice();
  const search = useSearch();
  return (
    <div className="order-columns">
      <h1 className="sr-only">{words('order')}</h1>
      <OrderPage
        orderId={orderId}
        backHref={search ? `/?${search}` : '/'}
        // community and street claim for themselves: they carry the fallback duty
        organizationId={holds('ADMIN', 'AUDITOR') ? undefined : place.id}
        streetId={streetId ?? undefined}
        extra={(order) => <Oversight orderId={order.id} />}
      />
    </div>
  );
}

function Oversight({ orderId }: { readonly orderId: string }) {
  const { data, reload } = useLiveQuery(ConsoleOversightDocument, { variables: { id: orderId } });
  if (data?.order.__typename !== 'ServiceOrder') return null;
  return (
    <>
      <OrderRemarks orderId={orderId} remarks={data.order.remarks} onDone={reload} />
      <OrderIncidents orderId={orderId} incidents={data.order.incidents} onDone={reload} />
    </>
  );
}
