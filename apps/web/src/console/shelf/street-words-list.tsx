import {
  ConsoleAddWordsDocument,
  ConsoleRemoveWordsDocument,
  ConsoleWordsDocument,
} from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { fullDay } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words } from '../texts/words';

/** 街道用语: how people here say it, and what they mean. */
export function StreetWordsList() {
  const { streetId } = useOffice();
  const list = usePaged(ConsoleWordsDocument, { streetId: streetId ?? '' }, ({ streetWords }) => streetWords);
  const { open, sheet } = useForm();
  const add = () =>
    open({
      title: words('wordsAdd'),
      document: ConsoleAddWordsDocument,
      fixed: { streetId },
      fields: [
        { name: 'utterance', kind: 'text', label: words('utterance'), hint: words('utteranceHint') },
        { name: 'target', kind: 'text', label: words('target'), hint: words('targetHint') },
      ],
      onDone: list.reload,
    });
  const remove = (streetWordsId: string) =>
    open({
      title: words('wordsRemove'),
      document: ConsoleRemoveWordsDocument,
      fixed: { streetWordsId },
      onDone: list.reload,
    });
  return (
    <>
      <div className="row between">
        <p className="muted">{words('streetWordsHint')}</p>
        <Button weight="primary" onClick={add}>
          {words('wordsAdd')}
        </Button>
      </div>
      <DataTable
        label={words('streetWords')}
        of={list}
        empty={words('streetWordsEmpty')}
        emptyHint={words('streetWordsHint')}
        columns={[
          { title: words('utterance'), render: (_, { utterance }) => utterance },
          { title: words('target'), render: (_, { target }) => target },
          { title: words('since'), render: (_, { createdAt }) => fullDay(createdAt) },
          {
            title: words('actions'),
            render: (_, { id }) => <Button onClick={() => remove(id)}>{words('wordsRemove')}</Button>,
          },
        ]}
      />
      {sheet}
    </>
  );
}
