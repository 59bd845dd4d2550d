import { FileSpreadsheet } from 'lucide-react';
import { useState, type ChangeEvent } from 'react';
import { useSession } from '../../shared/session/session-context';
import { Card } from '../../shared/ui/card';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { CommandProblem } from '../../shared/ui/command-problem';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';
import { ImportBatchView } from './import-batch-view';
import { sendSheet } from './send-sheet';

/** 导入: choose a file, look at what it says, confirm. Until then nothing is placed; after, everything or nothing. */
export function ImportSheet() {
  const session = useSession();
  const { communityId } = useStation();
  const [channel, setChannel] = useState<'IMPORT' | 'PAPER'>('IMPORT');
  const [batchId, setBatchId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Exclude<
    Awaited<ReturnType<typeof sendSheet>>,
    { kind: 'done' }
  > | null>(null);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    // the same file again, put right meanwhile, is a change too
    target.value = '';
    if (!file || busy) return;
    setBusy(true);
    setProblem(null);
    const sent = await sendSheet(session, file, communityId, channel);
    setBusy(false);
    if (sent.kind === 'done') setBatchId(sent.answer.id);
    else setProblem(sent);
  };
  if (batchId) return <ImportBatchView batchId={batchId} onAnother={() => setBatchId(null)} />;
  return (
    <Card className="stack">
      <h2>{words('importSheet')}</h2>
      <p>{words('importHint')}</p>
      <ChoiceCards
        label={words('importChannel')}
        columns
        value={channel}
        onChoose={setChannel}
        choices={[
          { value: 'IMPORT', title: words('channelIMPORT') },
          { value: 'PAPER', title: words('channelPAPER') },
        ]}
      />
      <label className="button primary wide file" aria-disabled={busy || undefined}>
        <FileSpreadsheet aria-hidden />
        {words(busy ? 'reading' : 'chooseSheet')}
        <input
          type="file"
          className="sr-only"
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => void choose(event)}
        />
      </label>
      <p className="muted">{words('importLimits')}</p>
      <CommandProblem of={problem} />
    </Card>
  );
}
