import { useState, type FormEvent } from 'react';
import { ChooseFirstPasswordDocument, ShowSecondFactorDocument } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import type { StepAnswer } from '../session/proof-answer';
import { Button } from '../ui/button';
import { CommandProblem } from '../ui/command-problem';
import { Field } from '../ui/field';
import { EnrolFactor } from './enrol-factor';
import { NewPasswordFields, type NewPassword } from './new-password-fields';
import { words } from './texts/words';

export interface StepProps {
  readonly ticket: string;
  /** Signed in, or one more step. */
  readonly proceed: (answer: StepAnswer) => void;
}

/** The code of the authenticator app after a right password. */
export function ShowFactor({ ticket, proceed }: StepProps) {
  const [code, setCode] = useState('');
  const [show, state] = useCommand(ShowSecondFactorDocument, { keyed: false });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await show({ ticket, code });
    if (outcome.kind === 'done') proceed(outcome.answer);
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h2>{words('showTitle')}</h2>
      <p className="muted">{words('showHint')}</p>
      <Field
        label={words('dynamicCode')}
        hint={words('showRecovery')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        required
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <CommandProblem of={state.problem} />
      <Button type="submit" weight="primary" wide busy={state.busy}>
        {words('goOn')}
      </Button>
    </form>
  );
}

/** The first own password in place of the one somebody else made. */
export function FirstPassword({ ticket, proceed }: StepProps) {
  const [password, setPassword] = useState<NewPassword | null>(null);
  const [choose, state] = useCommand(ChooseFirstPasswordDocument, { keyed: false });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!password?.agreed) return;
    const outcome = await choose({ ticket, newPassword: password.value });
    if (outcome.kind === 'done') proceed(outcome.answer);
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h2>{words('firstTitle')}</h2>
      <p className="muted">{words('firstHint')}</p>
      <NewPasswordFields onChange={setPassword} />
      <CommandProblem of={state.problem} />
      <Button type="submit" weight="primary" wide busy={state.busy}>
        {words('setPassword')}
      </Button>
    </form>
  );
}

/** Setting the second factor up on the way in. */
export function EnrolFirst({ ticket, proceed }: StepProps) {
  return (
    <div className="stack">
      <h2>{words('beginTitle')}</h2>
      <p>{words('beginMust')}</p>
      <p className="muted">{words('factorWhy')}</p>
      <EnrolFactor
        ticket={ticket}
        onDone={(signedIn) => signedIn && proceed({ __typename: 'SignedIn', ...signedIn })}
      />
    </div>
  );
}
