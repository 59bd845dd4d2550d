import { Link } from 'wouter';
import { ConsoleAcknowledgeDocument, ConsoleSupervisionsDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Tabs } from '../../shared/ui/tabs';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { useFilter } from '../kit/search-params';
import { useOffice } from '../place';
import { deadlineName } from '../texts/deadline-names';
import { words } from '../texts/words';

/** 督办: deadlines that went red, and who has said what will be done. */
export function SupervisionList() {
  const { place, holds } = useOffice();
  const [state, setState] = useFilter<'open' | 'all'>('state', 'open');
  const list = usePaged(
    ConsoleSupervisionsDocument,
    { under: place.path, open: state === 'open' },
    ({ supervisionOrders }) => supervisionOrders,
  );
  const { open, sheet } = useForm();
  const acknowledge = (supervisionId: string) =>
    open({
      title: words('acknowledge'),
      document: ConsoleAcknowledgeDocument,
      fixed: { supervisionId },
      fields: [{ name: 'note', kind: 'area', label: words('acknowledgeNote') }],
      onDone: list.reload,
    });
  const may = (tier: string) =>
    tier === 'COMMUNITY' ? holds('COMMUNITY_SECRETARY') : holds('STREET_OFFICER', 'STREET_SUPERVISOR');
  return (
    <>
      <Tabs
        label={words('supervision')}
        tabs={[
          { key: 'open', title: words('onlyOpen') },
          { key: 'all', title: words('all') },
        ]}
        current={state}
        onChoose={setState}
      />
      <DataTable
        label={words('supervision')}
        of={list}
        empty={words('supervisionEmpty')}
        emptyHint={words('supervisionEmptyHint')}
        columns={[
          {
            title: words('deadline'),
            render: (_, { orderId, deadline }) => (
              <Link href={`/orders/${orderId}`}>{deadlineName(deadline)}</Link>
            ),
          },
          { title: words('tier'), render: (_, { tier }) => words(`tier${tier}`) },
          { title: words('issuedAt'), render: (_, { issuedAt }) => dayAndTime(issuedAt) },
          {
            title: words('answer'),
            render: (_, { id, tier, acknowledgedAt, note }) =>
              acknowledgedAt ? (
                <>
                  <span className="tag good">{words('acknowledged')}</span> {note}
                </>
              ) : may(tier) ? (
                <Button onClick={() => acknowledge(id)}>{words('acknowledge')}</Button>
              ) : (
                <span className="tag">{words('waiting')}</span>
              ),
          },
        ]}
      />
      {sheet}
    </>
  );
}
