import { useSubscription } from 'urql';
import { OrderChangedDocument } from '../../generated/graphql';

/** Listens to one order; each change arrives in the cache, and with it on the page. @param orderId null: not yet */
export function useOrderLive(orderId: string | null, progressToken: string | null): void {
  useSubscription({
    query: OrderChangedDocument,
    variables: { orderId: orderId ?? '', progressToken },
    pause: !orderId,
  });
}
