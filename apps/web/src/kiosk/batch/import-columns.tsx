import { useState } from 'react';
import {
  KioskMapColumnsDocument,
  type ImportPreviewFragment,
  type SheetField,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Select } from '../../shared/ui/field';
import { words } from '../texts/words';

const FIELDS: readonly SheetField[] = [
  'NAME',
  'PHONE',
  'ADDRESS',
  'TEXT',
  'ITEM',
  'COMMUNITY',
  'OCCURRED_AT',
  'URGENCY',
  'NOTE',
];

interface ImportColumnsProps {
  readonly batch: Pick<ImportPreviewFragment, 'id' | 'columns'>;
  readonly onDone: () => void;
}

/** What each column of the sheet was taken for, to be put right. */
export function ImportColumns({ batch: { id, columns }, onDone }: ImportColumnsProps) {
  const [fields, setFields] = useState<readonly (SheetField | null)[]>(
    columns.map(({ field }) => field ?? null),
  );
  const [map, { busy, problem }] = useCommand(KioskMapColumnsDocument, { keyed: false });
  const changed = fields.some((field, at) => field !== (columns[at]?.field ?? null));
  const apply = async () => {
    const outcome = await map({ batchId: id, columns: [...fields] });
    if (outcome.kind === 'done') onDone();
  };
  return (
    <Card className="stack">
      <h2>{words('columns')}</h2>
      <div className="columns-grid">
        {columns.map(({ title }, at) => (
          <Select
            key={`${at}-${title}`}
            label={title || words('untitledColumn', { n: at + 1 })}
            value={fields[at] ?? ''}
            onChange={({ target }) =>
              setFields((all) =>
                all.map((field, n) => (n === at ? ((target.value || null) as SheetField | null) : field)),
              )
            }
          >
            <option value="">{words('fieldNone')}</option>
            {FIELDS.map((field) => (
              <option key={field} value={field}>
                {words(`field${field}`)}
              </option>
            ))}
          </Select>
        ))}
      </div>
      <CommandProblem of={problem} />
      {changed && (
        <Button busy={busy} onClick={() => void apply()}>
          {words('readAgain')}
        </Button>
      )}
    </Card>
  );
}
