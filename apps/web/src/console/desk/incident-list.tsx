import { Link } from 'wouter';
import { ConsoleIncidentsDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Empty, QueryState } from '../../shared/ui/states';
import { Tabs } from '../../shared/ui/tabs';
import { useFilter } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { IncidentLine } from './incident-line';

/** Incidents of the street, the latest first. */
export function IncidentList() {
  const { streetId } = useOffice();
  const [state, setState] = useFilter<'open' | 'all'>('state', 'open');
  const incidents = usePaged(
    ConsoleIncidentsDocument,
    { streetId: streetId ?? '', open: state === 'open' },
    ({ incidents: page }) => page,
  );
  return (
    <>
      <Tabs
        label={words('viewIncidents')}
        tabs={[
          { key: 'open', title: words('onlyOpen') },
          { key: 'all', title: words('all') },
        ]}
        current={state}
        onChoose={setState}
      />
      <QueryState of={incidents}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={words('incidentsEmpty')} hint={words('incidentsEmptyHint')} />
          ) : (
            <ul className="stack">
              {rows.map((incident) => (
                <Card as="li" key={incident.id}>
                  <IncidentLine incident={incident} onDone={incidents.reload} />
                  <Link href={`/orders/${incident.orderId}`} className="button plain">
                    {words('toOrder')}
                  </Link>
                </Card>
              ))}
            </ul>
          )
        }
      </QueryState>
      {incidents.more && <Button onClick={incidents.more}>{words('loadMore')}</Button>}
    </>
  );
}
