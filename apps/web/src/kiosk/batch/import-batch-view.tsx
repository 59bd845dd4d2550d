import { useEffect } from 'react';
import {
  KioskCancelImportDocument,
  KioskImportDocument,
  type ImportPreviewFragment,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Empty, QueryState } from '../../shared/ui/states';
import { words } from '../texts/words';
import { ConfirmImport } from './confirm-import';
import { ImportColumns } from './import-columns';
import { ImportRows } from './import-rows';

const WATCH_MS = 700;

interface ImportBatchViewProps {
  readonly batchId: string;
  readonly onAnother: () => void;
}

/** One sheet: a draft that may be put right or thrown away, then its progress, then what became of each row. */
export function ImportBatchView({ batchId, onAnother }: ImportBatchViewProps) {
  const loaded = useLiveQuery(KioskImportDocument, {
    variables: { id: batchId, afterRow: 0 },
    policy: 'network-only',
  });
  const batch = loaded.data?.importBatch;
  const running = batch?.__typename === 'ImportBatch' && batch.status === 'CONFIRMED';
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(loaded.reload, WATCH_MS);
    return () => clearInterval(timer);
  }, [running, loaded.reload]);
  return (
    <QueryState of={loaded}>
      {({ importBatch }) =>
        importBatch.__typename === 'ImportBatch' ? (
          <Batch batch={importBatch} reload={loaded.reload} onAnother={onAnother} />
        ) : (
          <Empty title={importBatch.message} hint={importBatch.wayOut}>
            <Button onClick={onAnother}>{words('anotherSheet')}</Button>
          </Empty>
        )
      }
    </QueryState>
  );
}

interface BatchProps {
  readonly batch: ImportPreviewFragment;
  readonly reload: () => void;
  readonly onAnother: () => void;
}

function Batch({ batch, reload, onAnother }: BatchProps) {
  const [cancel, { busy, problem }] = useCommand(KioskCancelImportDocument, { keyed: false });
  const throwAway = async () => {
    const outcome = await cancel({ batchId: batch.id });
    if (outcome.kind === 'done') reload();
  };
  const isDraft = batch.status === 'DRAFT';
  return (
    <>
      <Progress batch={batch} />
      {isDraft && <ImportColumns key={`${batch.id}-columns`} batch={batch} onDone={reload} />}
      {isDraft && <ConfirmImport batch={batch} onDone={reload} />}
      <ImportRows batch={batch} />
      <CommandProblem of={problem} />
      <div className="row">
        {isDraft && (
          <Button busy={busy} onClick={() => void throwAway()}>
            {words('cancelImport')}
          </Button>
        )}
        {!isDraft && batch.status !== 'CONFIRMED' && (
          <Button weight="primary" onClick={onAnother}>
            {words('anotherSheet')}
          </Button>
        )}
      </div>
    </>
  );
}

function Progress({
  batch: { status, total, placed, refused, skipped, staged },
}: {
  readonly batch: ImportPreviewFragment;
}) {
  if (status === 'DRAFT') return <Banner kind="info">{words('importDraft', { n: total })}</Banner>;
  if (status === 'CANCELLED') return <Banner>{words('importCancelled')}</Banner>;
  return (
    <Card className="stack tight">
      <h2>{words(status === 'DONE' ? 'importDone' : 'importRunning')}</h2>
      <progress aria-label={words('importRunning')} max={Math.max(total, 1)} value={total - staged} />
      <p role="status">{words('importCounts', { placed, refused, skipped, total })}</p>
    </Card>
  );
}
