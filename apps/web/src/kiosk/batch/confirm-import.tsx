import { useState, type FormEvent } from 'react';
import { KioskConfirmImportDocument, type ImportPreviewFragment } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field } from '../../shared/ui/field';
import { words } from '../texts/words';

interface ConfirmImportProps {
  readonly batch: Pick<ImportPreviewFragment, 'id' | 'total' | 'doubtful'>;
  readonly onDone: () => void;
}

/** The last question before a sheet becomes orders. Rows that are wrong stop it, unless they are left out by hand. */
export function ConfirmImport({ batch: { id, total, doubtful }, onDone }: ConfirmImportProps) {
  const wrong = doubtful.filter(({ problems }) => problems.length > 0);
  const repeated = doubtful.filter(({ duplicate, problems }) => duplicate && problems.length === 0);
  const [leaveOut, setLeaveOut] = useState(false);
  const [withRepeated, setWithRepeated] = useState(false);
  const [evidence, setEvidence] = useState('');
  const [confirm, { busy, problem }] = useCommand(KioskConfirmImportDocument, { keyed: false });
  const n = total - (leaveOut ? wrong.length : 0) - (withRepeated ? 0 : repeated.length);
  const stopped = wrong.length > 0 && !leaveOut;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await confirm({
      batchId: id,
      consentEvidence: evidence.trim(),
      includeDuplicates: withRepeated,
      skipRows: leaveOut ? wrong.map(({ row }) => row) : [],
    });
    if (outcome.kind === 'done') onDone();
  };
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <h2>{words('confirmImport')}</h2>
        {wrong.length > 0 && (
          <>
            <Banner kind="danger">{words('wrongRows', { n: wrong.length })}</Banner>
            <label className="choice">
              <input
                type="checkbox"
                checked={leaveOut}
                onChange={({ target }) => setLeaveOut(target.checked)}
              />
              <span>{words('leaveOut', { n: wrong.length })}</span>
            </label>
          </>
        )}
        {repeated.length > 0 && (
          <label className="choice">
            <input
              type="checkbox"
              checked={withRepeated}
              onChange={({ target }) => setWithRepeated(target.checked)}
            />
            <span>
              <b>{words('includeRepeated', { n: repeated.length })}</b>
              <small>{words('includeRepeatedHint')}</small>
            </span>
          </label>
        )}
        <Field
          label={words('evidence')}
          hint={words('evidenceHint')}
          required
          maxLength={200}
          value={evidence}
          onChange={({ target }) => setEvidence(target.value)}
        />
        <CommandProblem of={problem} />
        <Button type="submit" weight="primary" wide busy={busy} disabled={stopped || n <= 0}>
          {words('importNow', { n: Math.max(n, 0) })}
        </Button>
      </form>
    </Card>
  );
}
