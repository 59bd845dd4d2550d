import { useState, type FormEvent } from 'react';
import { RenewRecoveryCodesDocument } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import { Button } from '../ui/button';
import { CommandProblem } from '../ui/command-problem';
import { Field } from '../ui/field';
import { RecoveryCodes } from './recovery-codes';
import { words } from './texts/words';

/** A code of the second factor, then ten new recovery codes in place of those before. */
export function RenewCodes({ onDone }: { readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const [renew, renewing] = useCommand(RenewRecoveryCodesDocument, { keyed: false });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await renew({ code });
  };
  if (renewing.answer) return <RecoveryCodes codes={renewing.answer.recoveryCodes} onKept={onDone} />;
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={words('dynamicCode')}
        hint={words('renewHint')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        required
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <CommandProblem of={renewing.problem} />
      <Button type="submit" weight="primary" busy={renewing.busy}>
        {words('renew')}
      </Button>
    </form>
  );
}
