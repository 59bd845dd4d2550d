import { useParams } from 'wouter';
import { OrderPageDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { LinkButton } from '../../shared/ui/button';
import { ErrorState, QueryState } from '../../shared/ui/states';
import { PageFrame } from '../home/page-frame';
import { SignedInOnly } from '../me/signed-in-only';
import { say } from '../texts/words';
import { OrderView } from './order-view';
import { useOrderLive } from './use-order-live';

/** One's own order, live. */
export function OrderPage() {
  return (
    <SignedInOnly title={say('orderPage')}>
      <LoadedOrder />
    </SignedInOnly>
  );
}

function LoadedOrder() {
  const { id = '' } = useParams();
  const loaded = useLiveQuery(OrderPageDocument, { variables: { id } });
  useOrderLive(id, null);
  return (
    <PageFrame title={say('orderPage')}>
      <QueryState of={loaded} rows={4}>
        {({ order }) =>
          order.__typename === 'ServiceOrder' ? (
            <OrderView order={order} token={null} onChanged={loaded.reload} />
          ) : (
            <>
              <ErrorState title={order.message} hint={order.wayOut} />
              <LinkButton wide href="/orders">
                {say('tabOrders')}
              </LinkButton>
            </>
          )
        }
      </QueryState>
    </PageFrame>
  );
}
