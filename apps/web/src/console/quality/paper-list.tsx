import { Link } from 'wouter';
import { ConsoleCheckPaperDocument, ConsolePapersDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { GivenStars } from '../../shared/ui/stars';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { words } from '../texts/words';

/** Paper ratings that wait for a second person (handbook §4). */
export function PaperList() {
  const list = usePaged(ConsolePapersDocument, {}, ({ pendingPaperRatings }) => pendingPaperRatings);
  const { open, sheet } = useForm();
  const check = (evaluationId: string) =>
    open({
      title: words('checkPaper'),
      document: ConsoleCheckPaperDocument,
      fixed: { evaluationId },
      fields: [
        {
          name: 'agrees',
          kind: 'choice',
          label: words('paperAgrees'),
          choices: [
            ['true', words('paperYes')],
            ['false', words('paperNo')],
          ],
        },
        { name: 'note', kind: 'area', label: words('note'), optional: true },
      ],
      toInput: ({ agrees, note }) => ({ agrees: agrees === 'true', ...(note && { note }) }),
      onDone: list.reload,
    });
  return (
    <>
      <DataTable
        label={words('papers')}
        of={list}
        empty={words('papersEmpty')}
        emptyHint={words('papersEmptyHint')}
        columns={[
          {
            title: words('stage'),
            render: (_, { orderId, stageText }) => <Link href={`/orders/${orderId}`}>{stageText}</Link>,
          },
          { title: words('stars'), render: (_, { stars }) => <GivenStars stars={stars} /> },
          { title: words('said'), render: (_, { words: said }) => said ?? '–' },
          { title: words('occurredAt'), render: (_, { occurredAt }) => dayAndTime(occurredAt) },
          {
            title: words('checkPaper'),
            render: (_, { id }) => <Button onClick={() => check(id)}>{words('checkPaper')}</Button>,
          },
        ]}
      />
      {sheet}
    </>
  );
}
