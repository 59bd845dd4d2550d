import { Link } from 'wouter';
import {
  ConsoleAppealsDocument,
  ConsoleDecideAppealDocument,
  type AppealStatus,
} from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { Tabs } from '../../shared/ui/tabs';
import { useFilter } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { AppealTable } from './appeal-table';

/** 申诉: a provider contests a rating (handbook §4). */
export function AppealList() {
  const { holds } = useOffice();
  const [status, setStatus] = useFilter<AppealStatus>('status', 'OPEN');
  const list = usePaged(ConsoleAppealsDocument, { status }, ({ appeals }) => appeals);
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
      <AppealTable
        label={words('appeals')}
        of={list}
        empty={words('appealsEmpty')}
        emptyHint={words('appealsEmptyHint')}
        about={{
          title: words('order'),
          render: ({ orderId }) => <Link href={`/orders/${orderId}`}>{words('toOrder')}</Link>,
        }}
        mayDecide={({ tier }) =>
          tier === 'DISTRICT' ? holds('DISTRICT_OFFICER') : holds('STREET_OFFICER', 'STREET_SUPERVISOR')
        }
        decision={ConsoleDecideAppealDocument}
        verdicts={{ upheld: 'upheld', dismissed: 'dismissed' }}
      />
    </>
  );
}
