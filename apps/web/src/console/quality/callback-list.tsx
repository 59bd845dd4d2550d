import { Link } from 'wouter';
import {
  ConsoleCallbacksDocument,
  ConsoleRecordCallbackDocument,
  type CallbackStatus,
} from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Tabs } from '../../shared/ui/tabs';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { useFilter } from '../kit/search-params';
import { words } from '../texts/words';

/** 回访: calls this office owes, the most urgent first. */
export function CallbackList() {
  const [status, setStatus] = useFilter<CallbackStatus>('status', 'OPEN');
  const list = usePaged(ConsoleCallbacksDocument, { status }, ({ callbacks }) => callbacks);
  const { open, sheet } = useForm();
  const record = (callbackId: string) =>
    open({
      title: words('recordCallback'),
      document: ConsoleRecordCallbackDocument,
      fixed: { callbackId },
      fields: [
        {
          name: 'result',
          kind: 'choice',
          label: words('callbackResult'),
          choices: [
            ['RESOLVED', words('callbackRESOLVED')],
            ['UNRESOLVED', words('callbackUNRESOLVED')],
            ['NO_ANSWER', words('callbackNO_ANSWER')],
          ],
        },
        { name: 'note', kind: 'area', label: words('note'), optional: true },
      ],
      onDone: list.reload,
    });
  return (
    <>
      <Tabs
        label={words('callbacks')}
        tabs={(['OPEN', 'DONE', 'UNREACHABLE'] as const).map((key) => ({
          key,
          title: words(`callbackIs${key}`),
        }))}
        current={status}
        onChoose={setStatus}
      />
      <DataTable
        label={words('callbacks')}
        of={list}
        empty={words('callbacksEmpty')}
        emptyHint={words('callbacksEmptyHint')}
        columns={[
          {
            title: words('callbackWhy'),
            render: (_, { orderId, purposeText }) => <Link href={`/orders/${orderId}`}>{purposeText}</Link>,
          },
          { title: words('openedAt'), render: (_, { openedAt }) => dayAndTime(openedAt) },
          { title: words('dueAt'), render: (_, { dueAt }) => dayAndTime(dueAt) },
          { title: words('failedCalls'), render: (_, { failedCalls }) => words('times', { n: failedCalls }) },
          {
            title: words('callbackResult'),
            render: (_, { id, status: is, result }) =>
              is === 'OPEN' ? (
                <Button onClick={() => record(id)}>{words('recordCallback')}</Button>
              ) : (
                result && words(`callback${result}`)
              ),
          },
        ]}
      />
      {sheet}
    </>
  );
}
