import { Link } from 'wouter';
import { ConsoleSampledOrdersDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { DataTable } from '../kit/data-table';
import { useOffice } from '../place';
import { words } from '../texts/words';

const LOOKS = { OPEN: '', DONE: 'good', UNREACHABLE: 'grey', OVERTAKEN: 'grey' } as const;

interface SampledOrdersProps {
  readonly streetId: string;
  readonly month: string;
  /** As many as the table has rows. */
  readonly drawn: number;
}

/** Whom the draw called, and what became of each call. */
export function SampledOrders({ streetId, month, drawn }: SampledOrdersProps) {
  const { holds } = useOffice();
  const opens = holds('STREET_OFFICER', 'STREET_SUPERVISOR', 'DISTRICT_OFFICER');
  const list = usePaged(
    ConsoleSampledOrdersDocument,
    { streetId, month },
    ({ sampledOrders }) => sampledOrders,
  );
  return (
    <>
      <h2>{words('sampledOrders', { n: drawn })}</h2>
      <DataTable
        label={words('sampledOrders', { n: drawn })}
        of={list}
        empty={words('sampledEmpty')}
        emptyHint={words('sampledEmptyHint')}
        columns={[
          { title: words('sampleNumber'), render: (_, { number }) => number },
          {
            title: words('order'),
            render: (_, { orderId, orderCode }) =>
              opens ? <Link href={`/orders/${orderId}`}>{orderCode}</Link> : orderCode,
          },
          { title: words('sampleDrawnBy'), render: (_, { drawnBy }) => words(`sampleBy${drawnBy}`) },
          { title: words('sampleDrawnAt'), render: (_, { drawnAt }) => dayAndTime(drawnAt) },
          {
            title: words('callbacks'),
            render: (_, { status, result }) =>
              status ? (
                <>
                  <span className={`tag ${LOOKS[status]}`}>{words(`callbackIs${status}`)}</span>{' '}
                  {result && words(`callback${result}`)}
                </>
              ) : (
                <span className="tag red">{words('sampleCALL_MISSING')}</span>
              ),
          },
        ]}
      />
    </>
  );
}
