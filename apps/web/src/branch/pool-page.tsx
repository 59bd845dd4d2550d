import { useCallback } from 'react';
import { BranchOrdersDocument, BranchPoolDocument } from '../generated/graphql';
import { Banner } from '../shared/ui/banner';
import { Stack } from '../shared/ui/card';
import { Empty, QueryState } from '../shared/ui/states';
import { useOrganization } from './membership';
import { OrderList } from './order-list';
import { words } from './texts';
import { usePaged } from '../shared/client/use-paged';
import { usePoolEvents } from './use-pool-events';

const CLAIMING = ['claimOrder', 'acceptInvitation', 'declineInvitation', 'waitInLine', 'leaveLine'];

/** 接单池: invitations first, then what anybody may take; the shortest time left on top. */
export function PoolPage() {
  const { id, pausing } = useOrganization();
  const pool = usePaged(BranchPoolDocument, { organizationId: id }, ({ orderPool }) => orderPool);
  const invitations = usePaged(
    BranchOrdersDocument,
    { organizationId: id, statuses: ['INVITED'] },
    ({ organizationOrders }) => organizationOrders,
  );
  const reload = useCallback(() => {
    pool.reload();
    invitations.reload();
  }, [pool.reload, invitations.reload]);
  usePoolEvents(id, reload);
  const invited = (invitations.data ?? []).filter(({ invitation }) => invitation?.organizationId === id);
  return (
    <Stack>
      <h1>{words('pool')}</h1>
      <p className="muted">{words('poolHint')}</p>
      {pausing && <Banner>{words('pausingNow')}</Banner>}
      <QueryState of={pool}>
        {(orders) => (
          <Stack>
            {orders.length + invited.length === 0 && (
              <Empty title={words('poolEmpty')} hint={words('poolEmptyHint')} />
            )}
            {invited.length > 0 && <h2>{words('invitedUs')}</h2>}
            <OrderList orders={invited} only={CLAIMING} onDone={reload} more={invitations.more} />
            {invited.length > 0 && orders.length > 0 && <h2>{words('openToAll')}</h2>}
            <OrderList orders={orders} only={CLAIMING} onDone={reload} more={pool.more} />
          </Stack>
        )}
      </QueryState>
    </Stack>
  );
}
