import { useState } from 'react';
import { KioskDeskDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { Button } from '../../shared/ui/button';
import { Stack } from '../../shared/ui/card';
import { OfflineBanner } from '../../shared/ui/offline-banner';
import { Empty, QueryState } from '../../shared/ui/states';
import { Tabs } from '../../shared/ui/tabs';
import { useCommandSheet } from '../../staff/commands/use-command-sheet';
import { OrderActions } from '../../staff/orders/order-actions';
import { OrderLine } from '../../staff/orders/order-line';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';
import { Suggestion } from './suggestion';
import { useDeskEvents } from './use-desk-events';

const FILTERS = {
  filterNew: ['SUBMITTED'],
  filterInfo: ['NEEDS_INFO'],
  filterPool: ['OPEN', 'INVITED', 'COMMUNITY_FALLBACK'],
  filterActive: ['CLAIMED', 'SCHEDULED', 'IN_SERVICE'],
  filterDone: ['DONE', 'CONFIRMED', 'RECTIFYING', 'RECHECKING'],
} as const;
type Filter = keyof typeof FILTERS;

const NEXT = [
  'triageOrder',
  'supplyInfo',
  'recordDeskCall',
  'inviteOrganization',
  'claimOrder',
  'decideExtension',
  'recheckOrder',
];

/** 受理台: what residents have asked, live; beside each what the words probably mean. */
export function DeskPage() {
  const { path, communityId, streetId } = useStation();
  const [filter, setFilter] = useState<Filter>('filterNew');
  const desk = usePaged(
    KioskDeskDocument,
    { under: path, statuses: [...FILTERS[filter]] },
    ({ deskOrders }) => deskOrders,
  );
  useDeskEvents(desk.reload);
  const { open, sheet } = useCommandSheet({ organizationId: communityId, streetId }, desk.reload);
  return (
    <Stack>
      <h1>{words('desk')}</h1>
      <OfflineBanner />
      <Tabs
        label={words('desk')}
        tabs={(Object.keys(FILTERS) as Filter[]).map((key) => ({ key, title: words(key) }))}
        current={filter}
        onChoose={setFilter}
      />
      <QueryState of={desk}>
        {(orders) =>
          orders.length === 0 ? (
            <Empty title={words('deskEmpty')} hint={words('deskEmptyHint')} />
          ) : (
            <ul className="order-list">
              {orders.map((order) => (
                <OrderLine key={order.id} order={order} href={`/orders/${order.id}`}>
                  {order.status === 'SUBMITTED' && <Suggestion order={order} onDone={desk.reload} />}
                  <OrderActions order={order} only={NEXT} onChoose={open} />
                </OrderLine>
              ))}
            </ul>
          )
        }
      </QueryState>
      {sheet}
      {desk.more && <Button onClick={desk.more}>{words('loadMore')}</Button>}
    </Stack>
  );
}
