import { useState, type FormEvent } from 'react';
import { useCommand } from '../../shared/client/use-command';
import { colon } from '../../shared/texts/punctuation';
import { say } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Sheet } from '../../shared/ui/sheet';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';
import type { Acting } from './acting';
import { ClaimLost } from './claim-lost';
import { COMMAND_FORMS } from './command-forms';
import { askedOf, inputOf, missing, type Values } from './field';
import { CommandField } from './command-field';

interface CommandSheetProps extends Acting {
  readonly command: string;
  /** The command's name in the reader's language, as the server says it. */
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Asks what a command needs and gives it. A refusal is shown with its way out and nothing typed is lost. */
export function CommandSheet({ command, title, onClose, onDone, ...acting }: CommandSheetProps) {
  const { document, fields, toInput, asOrganization } = COMMAND_FORMS[command]!;
  const [values, setValues] = useState<Values>({});
  const [lacking, setLacking] = useState<string | null>(null);
  const [run, { busy, problem }] = useCommand(document);
  const toast = useToast();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lack = missing(fields, values);
    setLacking(lack?.name ?? null);
    if (lack) return;
    const outcome = await run({
      orderId: acting.orderId,
      ...(asOrganization && { organizationId: acting.organizationId }),
      ...(toInput?.(values) ?? inputOf(fields, values)),
    });
    if (outcome.kind !== 'done') return;
    toast(`${title}${colon()}${tell('done')}`);
    onDone?.();
    onClose();
  };

  const lost = problem?.kind === 'refused' && 'claimedBy' in problem.refusal ? problem.refusal : null;
  if (lost) return <ClaimLost {...acting} lost={lost} onClose={onClose} />;
  return (
    <Sheet open onClose={onClose} title={title}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        {askedOf(fields, values).map((field) => (
          <CommandField
            key={field.name}
            field={field}
            acting={acting}
            value={values[field.name] ?? ''}
            fault={lacking === field.name ? say('mustFill', { label: tell(field.label) }) : null}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        <CommandProblem of={problem} />
        <Button type="submit" weight="primary" wide busy={busy}>
          {fields.length === 0 ? title : tell('send')}
        </Button>
      </form>
    </Sheet>
  );
}
