import { useState } from 'react';
import { BranchOrdersDocument } from '../generated/graphql';
import { Stack } from '../shared/ui/card';
import { Empty, QueryState } from '../shared/ui/states';
import { Tabs } from '../shared/ui/tabs';
import { useOrganization } from './membership';
import { OrderList } from './order-list';
import { words } from './texts';
import { usePaged } from '../shared/client/use-paged';
import { usePoolEvents } from './use-pool-events';

const FILTERS = {
  filterActive: ['CLAIMED', 'SCHEDULED', 'IN_SERVICE'],
  filterWaiting: ['DONE', 'CONFIRMED', 'SUSPENDED'],
  filterRectify: ['RECTIFYING', 'RECHECKING'],
  filterClosed: ['CLOSED'],
} as const;
type Filter = keyof typeof FILTERS;

const NEXT = [
  'recordContact',
  'scheduleOrder',
  'offerAssignment',
  'startService',
  'finishService',
  'submitRectification',
];

/** What the organisation holds, by whose turn it is. */
export function HeldPage() {
  const { id } = useOrganization();
  const [filter, setFilter] = useState<Filter>('filterActive');
  const held = usePaged(
    BranchOrdersDocument,
    { organizationId: id, statuses: [...FILTERS[filter]] },
    ({ organizationOrders }) => organizationOrders,
  );
  usePoolEvents(id, held.reload);
  return (
    <Stack>
      <h1>{words('held')}</h1>
      <Tabs
        label={words('held')}
        tabs={(Object.keys(FILTERS) as Filter[]).map((key) => ({ key, title: words(key) }))}
        current={filter}
        onChoose={setFilter}
      />
      <QueryState of={held}>
        {(orders) =>
          orders.length === 0 ? (
            <Empty title={words('heldEmpty')} hint={words('heldEmptyHint')} />
          ) : (
            <OrderList orders={orders} only={NEXT} onDone={held.reload} more={held.more} />
          )
        }
      </QueryState>
    </Stack>
  );
}
