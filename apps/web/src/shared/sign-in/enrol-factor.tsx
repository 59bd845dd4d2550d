import './sign-in.css';
import { renderSVG } from 'uqr';
import { useState, type FormEvent } from 'react';
import { BeginSecondFactorDocument, ConfirmSecondFactorDocument } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import type { Tokens } from '../session/session-store';
import { Button } from '../ui/button';
import { CommandProblem } from '../ui/command-problem';
import { Field } from '../ui/field';
import { RecoveryCodes } from './recovery-codes';
import { words } from './texts/words';

interface EnrolFactorProps {
  /** Of a sign-in that may only enrol; null for somebody signed in. */
  readonly ticket: string | null;
  /** Called when the recovery codes are put away; with tokens where it was on the way in. */
  readonly onDone: (signedIn: Tokens | null) => void;
}

/** Scan, type the first code, keep the recovery codes. */
export function EnrolFactor({ ticket, onDone }: EnrolFactorProps) {
  const [begin, beginning] = useCommand(BeginSecondFactorDocument, { keyed: false });
  const [confirm, confirming] = useCommand(ConfirmSecondFactorDocument, { keyed: false });
  const [code, setCode] = useState('');
  const input = ticket === null ? {} : { ticket };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await confirm({ ...input, code });
  };

  if (confirming.answer) {
    const { recoveryCodes, signedIn } = confirming.answer;
    return <RecoveryCodes codes={recoveryCodes} onKept={() => onDone(signedIn ?? null)} />;
  }
  if (!beginning.answer)
    return (
      <>
        <CommandProblem of={beginning.problem} />
        <Button weight="primary" wide busy={beginning.busy} onClick={() => void begin(input)}>
          {words('begin')}
        </Button>
      </>
    );
  const { secret, uri } = beginning.answer;
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p>{words('scan')}</p>
      <img
        className="factor-qr"
        alt={words('qr')}
        src={`data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { ecc: 'M' }))}`}
      />
      <p className="muted">{words('typeSecret')}</p>
      <p className="factor-secret" data-secret={secret}>
        {secret.match(/.{1,4}/g)!.join(' ')}
      </p>
      <Field
        label={words('confirmCode')}
        hint={words('thenCode')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        required
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <CommandProblem of={confirming.problem} />
      <Button type="submit" weight="primary" wide busy={confirming.busy}>
        {words('enrol')}
      </Button>
    </form>
  );
}
