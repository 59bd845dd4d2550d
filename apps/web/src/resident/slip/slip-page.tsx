import { useParams } from 'wouter';
import { OrderByTokenDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Empty, QueryState } from '../../shared/ui/states';
import { PageFrame } from '../home/page-frame';
import { OrderView } from '../orders/order-view';
import { useOrderLive } from '../orders/use-order-live';
import { say } from '../texts/words';
import { WithoutAccount } from './without-account';

/** Behind the QR code of a printed slip: progress, what its holder may do, and rating, without an account. */
export function SlipPage() {
  const { token = '' } = useParams();
  const loaded = useLiveQuery(OrderByTokenDocument, { variables: { progressToken: token } });
  const order = loaded.data?.orderByToken;
  useOrderLive(order?.__typename === 'ServiceOrder' ? order.id : null, token);
  return (
    <PageFrame title={say('orderPage')}>
      <QueryState of={loaded} rows={4}>
        {({ orderByToken }) =>
          orderByToken.__typename === 'ServiceOrder' ? (
            <OrderView order={orderByToken} token={token} onChanged={loaded.reload} />
          ) : (
            <>
              <Empty title={orderByToken.message} hint={orderByToken.wayOut} />
              <WithoutAccount />
            </>
          )
        }
      </QueryState>
    </PageFrame>
  );
}
