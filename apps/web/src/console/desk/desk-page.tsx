import { useState } from 'react';
import { useSearch } from 'wouter';
import {
  ConsoleDeskOrdersDocument,
  ConsoleOverdueDocument,
  ConsoleQueueDocument,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { usePaged } from '../../shared/client/use-paged';
import { QueryState } from '../../shared/ui/states';
import { Tabs } from '../../shared/ui/tabs';
import { DataTable } from '../kit/data-table';
import { useFilter } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { BulkTriage } from './bulk-triage';
import { IncidentList } from './incident-list';
import { orderColumns } from './order-columns';
import { QueueTiles } from './queue-tiles';
import { useDeskEvents } from './use-desk-events';

/** 总览与派单: what lies before the place, what is late, and what has happened besides. */
export function DeskPage() {
  const { place, holds } = useOffice();
  const [view, setView] = useFilter<'queue' | 'overdue' | 'incidents'>('view', 'queue');
  const [status, setStatus] = useFilter<string>('status', '');
  const queue = useLiveQuery(ConsoleQueueDocument, { variables: { under: place.path } });
  useDeskEvents(place.path, queue.reload);
  const street = holds('STREET_OFFICER', 'STREET_SUPERVISOR');
  return (
    <>
      <h1>{words('desk')}</h1>
      <QueryState of={queue} rows={1}>
        {({ workQueue }) => (
          <QueueTiles
            queue={workQueue}
            status={view === 'queue' ? status : '–'}
            onChoose={(next) => (view === 'queue' ? setStatus(next) : setView('queue'))}
          />
        )}
      </QueryState>
      <Tabs
        label={words('desk')}
        tabs={[
          { key: 'queue', title: words('viewQueue') },
          { key: 'overdue', title: words('viewOverdue') },
          ...(street ? [{ key: 'incidents' as const, title: words('viewIncidents') }] : []),
        ]}
        current={view}
        onChoose={setView}
      />
      {view === 'queue' && <Queue key={`${place.path}${status}`} status={status} />}
      {view === 'overdue' && <Overdue />}
      {view === 'incidents' && <IncidentList />}
    </>
  );
}

function Queue({ status }: { readonly status: string }) {
  const { place } = useOffice();
  const search = useSearch();
  const [light, setLight] = useFilter<'' | 'RED' | 'YELLOW' | 'RED,YELLOW'>('light', '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const orders = usePaged(
    ConsoleDeskOrdersDocument,
    {
      under: place.path,
      ...(light && { lights: light.split(',') }),
      ...(status && { statuses: [status] }),
    },
    ({ deskOrders }) => deskOrders,
  );
  useDeskEvents(place.path, orders.reload);
  const triaging = status === 'SUBMITTED';
  return (
    <>
      <Tabs
        label={words('light')}
        tabs={[
          { key: '', title: words('lightAll') },
          { key: 'RED,YELLOW', title: words('lightBoth') },
          { key: 'RED', title: words('lightRed') },
        ]}
        current={light}
        onChoose={setLight}
      />
      {!triaging && <p className="muted">{words('bulkHint')}</p>}
      <DataTable
        label={words('viewQueue')}
        of={orders}
        columns={orderColumns(search)}
        empty={words('queueEmpty')}
        emptyHint={words('queueEmptyHint')}
        selection={
          triaging
            ? {
                selectedRowKeys: [...chosen],
                onChange: (keys) => setChosen(keys.map(String)),
                getCheckboxProps: ({ code }) => ({ 'aria-label': words('chooseOrder', { code }) }),
                getTitleCheckboxProps: () => ({ 'aria-label': words('chooseAll') }),
              }
            : undefined
        }
      />
      {chosen.length > 0 && (
        <BulkTriage
          orders={(orders.data ?? []).filter(({ id }) => chosen.includes(id))}
          onDone={() => {
            setChosen([]);
            orders.reload();
          }}
        />
      )}
    </>
  );
}

function Overdue() {
  const { place } = useOffice();
  const search = useSearch();
  const overdue = usePaged(ConsoleOverdueDocument, { under: place.path }, ({ overdueOrders }) => ({
    nodes: overdueOrders.nodes.map(({ order }) => order),
    pageInfo: overdueOrders.pageInfo,
  }));
  useDeskEvents(place.path, overdue.reload);
  return (
    <>
      <p className="muted">{words('overdueHint')}</p>
      <DataTable
        label={words('viewOverdue')}
        of={overdue}
        columns={orderColumns(search)}
        empty={words('overdueEmpty')}
        emptyHint={words('overdueEmptyHint')}
      />
    </>
  );
}
