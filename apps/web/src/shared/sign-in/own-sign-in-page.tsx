import './sign-in.css';
import { useState, type FormEvent } from 'react';
import {
  ChangeMyPasswordDocument,
  MySignInDocument,
  RemoveSecondFactorDocument,
} from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import { useLiveQuery } from '../client/use-live-query';
import { fullDay } from '../display/moments';
import { useSession } from '../session/session-context';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Card, Facts } from '../ui/card';
import { CommandProblem } from '../ui/command-problem';
import { Field } from '../ui/field';
import { QueryState } from '../ui/states';
import { useToast } from '../ui/toast';
import { EnrolFactor } from './enrol-factor';
import { NewPasswordFields, type NewPassword } from './new-password-fields';
import { RenewCodes } from './renew-codes';
import { words } from './texts/words';

/** 登录安全: one's own password and second factor. */
export function OwnSignInPage() {
  const loaded = useLiveQuery(MySignInDocument, { variables: {}, live: false, policy: 'network-only' });
  const tell = useToast();
  const [step, setStep] = useState<'enrol' | 'renew' | null>(null);
  const done = (said: string) => {
    setStep(null);
    tell(said);
    loaded.reload();
  };
  return (
    <div className="stack own-sign-in">
      <h1>{words('ownSignIn')}</h1>
      <QueryState of={loaded}>
        {({ mySignIn: { username, passwordChangedAt, factorSince, recoveryCodesLeft, factorWanted } }) => (
          <>
            <Card className="stack">
              <h2>{words('factor')}</h2>
              <p className="muted">{words('factorWhy')}</p>
              {step !== 'enrol' && (
                <p>
                  {factorSince
                    ? words('factorOn', { day: fullDay(factorSince), n: recoveryCodesLeft })
                    : words('factorOff')}
                </p>
              )}
              {factorWanted && !factorSince && <Banner kind="notice">{words('factorWanted')}</Banner>}
              {step === 'enrol' ? (
                <EnrolFactor ticket={null} onDone={() => done(words('enrolled'))} />
              ) : step === 'renew' ? (
                <RenewCodes onDone={() => done(words('renewed'))} />
              ) : factorSince ? (
                <>
                  <Button onClick={() => setStep('renew')}>{words('renew')}</Button>
                  <RemoveFactor onDone={() => done(words('removed'))} />
                </>
              ) : (
                <Button weight="primary" onClick={() => setStep('enrol')}>
                  {words('beginTitle')}
                </Button>
              )}
            </Card>
            <Card className="stack">
              <h2>{words('changeTitle')}</h2>
              {username ? (
                <>
                  <Facts
                    pairs={[
                      [words('username'), username],
                      [
                        words('passwordChanged'),
                        passwordChangedAt ? fullDay(passwordChangedAt) : words('never'),
                      ],
                    ]}
                  />
                  <ChangePassword />
                </>
              ) : (
                <p>{words('noPassword')}</p>
              )}
            </Card>
          </>
        )}
      </QueryState>
    </div>
  );
}

function RemoveFactor({ onDone }: { readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const [remove, state] = useCommand(RemoveSecondFactorDocument, { keyed: false });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await remove({ code })).kind === 'done') onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={words('dynamicCode')}
        hint={words('removeHint')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        required
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <CommandProblem of={state.problem} />
      <Button type="submit" busy={state.busy}>
        {words('remove')}
      </Button>
    </form>
  );
}

function ChangePassword() {
  const session = useSession();
  const tell = useToast();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState<NewPassword | null>(null);
  const [round, setRound] = useState(0);
  const [change, state] = useCommand(ChangeMyPasswordDocument, { keyed: false });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!password?.agreed) return;
    const outcome = await change({ currentPassword: current, newPassword: password.value });
    if (outcome.kind !== 'done') return;
    session.signIn(outcome.answer);
    setCurrent('');
    setRound(round + 1);
    tell(words('changed'));
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p className="muted">{words('changeHint')}</p>
      <Field
        label={words('currentPassword')}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={({ target }) => setCurrent(target.value)}
      />
      <NewPasswordFields key={round} onChange={setPassword} />
      <CommandProblem of={state.problem} />
      <Button type="submit" busy={state.busy}>
        {words('changeTitle')}
      </Button>
    </form>
  );
}
