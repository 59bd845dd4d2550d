import { Link } from 'wouter';
import {
  ConsoleAppealsDocument,
  ConsoleDecideAppealDocument,
  type AppealStatus,
} from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Tabs } from '../../shared/ui/tabs';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { useFilter } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';

const LOOKS = { OPEN: '', UPHELD: 'good', DISMISSED: 'grey' } as const;

/** 申诉: a provider contests a rating; the panel decides, and its reason is published (handbook §4). */
export function AppealList() {
  const { holds } = useOffice();
  const sits = (tier: string) =>
    tier === 'DISTRICT' ? holds('DISTRICT_OFFICER') : holds('STREET_OFFICER', 'STREET_SUPERVISOR');
  const [status, setStatus] = useFilter<AppealStatus>('status', 'OPEN');
  const list = usePaged(ConsoleAppealsDocument, { status }, ({ appeals }) => appeals);
  const { open, sheet } = useForm();
  const decide = (appealId: string, reason: string) =>
    open({
      title: words('decide'),
      document: ConsoleDecideAppealDocument,
      fixed: { appealId },
      intro: (
        <p>
          <b>{words('appealReason')}</b>：{reason}
        </p>
      ),
      fields: [
        {
          name: 'upheld',
          kind: 'choice',
          label: words('decision'),
          choices: [
            ['true', words('upheld')],
            ['false', words('dismissed')],
          ],
        },
        {
          name: 'publishedReason',
          kind: 'area',
          label: words('publishedReason'),
          hint: words('publishedReasonHint'),
        },
      ],
      toInput: ({ upheld, publishedReason }) => ({ upheld: upheld === 'true', publishedReason }),
      onDone: list.reload,
    });
  return (
    <>
      <Tabs
        label={words('appeals')}
        tabs={(['OPEN', 'UPHELD', 'DISMISSED'] as const).map((key) => ({
          key,
          title: words(`appeal${key}`),
        }))}
        current={status}
        onChoose={setStatus}
      />
      <DataTable
        label={words('appeals')}
        of={list}
        empty={words('appealsEmpty')}
        emptyHint={words('appealsEmptyHint')}
        columns={[
          {
            title: words('appealReason'),
            width: '40%',
            render: (_, { orderId, reason }) => <Link href={`/orders/${orderId}`}>{reason}</Link>,
          },
          { title: words('filedAt'), render: (_, { filedAt }) => dayAndTime(filedAt) },
          {
            title: words('status'),
            render: (_, { status: is }) => <span className={`tag ${LOOKS[is]}`}>{words(`appeal${is}`)}</span>,
          },
          {
            title: words('decision'),
            render: (_, { id, reason, tier, status: is, publishedReason }) =>
              is === 'OPEN' && sits(tier) ? (
                <Button onClick={() => decide(id, reason)}>{words('decide')}</Button>
              ) : (
                publishedReason
              ),
          },
        ]}
      />
      {sheet}
    </>
  );
}
