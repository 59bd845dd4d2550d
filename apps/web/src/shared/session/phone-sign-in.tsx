import { useEffect, useState, type FormEvent } from 'react';
import { useClient } from 'urql';
import { DemoCodeDocument, RequestSignInCodeDocument, SignInWithCodeDocument } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import { say } from '../texts/words';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Stack } from '../ui/card';
import { CommandProblem } from '../ui/command-problem';
import { Field } from '../ui/field';
import { AfterProof, useAfterProof } from './after-proof';
import { DemoAccounts, useDemoAccounts } from './demo-accounts';

const WAIT_SECONDS = 60;

/** Signing in by a code to the phone. A phone that several share asks which of them; an unknown one is registered. */
export function PhoneSignIn({ roles }: { readonly roles: readonly string[] }) {
  const [further, proceed] = useAfterProof();
  const demo = useDemoAccounts();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const [wait, setWait] = useState(0);
  const [requestCode, request] = useCommand(RequestSignInCodeDocument, { keyed: false });
  const [signIn, signingIn] = useCommand(SignInWithCodeDocument, { keyed: false });
  const shownCode = useDemoCode(demo !== null && asked, phone);

  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const ask = async () => {
    setAsked(false);
    const outcome = await requestCode({ phone });
    if (outcome.kind !== 'done') return;
    setAsked(true);
    setWait(WAIT_SECONDS);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await signIn({ phone, code });
    if (outcome.kind === 'done') proceed(outcome.answer);
  };

  if (further) return <AfterProof further={further} proceed={proceed} />;
  return (
    <Stack>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Field
          label={say('phone')}
          hint={say('phoneHint')}
          type="tel"
          inputMode="numeric"
          autoComplete="tel"
          required
          value={phone}
          onChange={({ target }) => setPhone(target.value)}
        />
        <Button wide busy={request.busy || wait > 0} disabled={!phone} onClick={() => void ask()}>
          {wait > 0 ? say('sendAgain', { n: wait }) : say('sendCode')}
        </Button>
        <CommandProblem of={request.problem} />
        {shownCode && <Banner kind="info">{say('demoCode', { code: shownCode })}</Banner>}
        <Field
          label={say('code')}
          hint={say('codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <CommandProblem of={signingIn.problem} />
        <Button type="submit" weight="primary" wide busy={signingIn.busy}>
          {say('signIn')}
        </Button>
      </form>
      <DemoAccounts accounts={demo} roles={roles} onChoose={(account) => setPhone(account.phone)} />
    </Stack>
  );
}

/** In a demonstration no SMS goes out: the code is shown where it is asked for. */
function useDemoCode(active: boolean, phone: string): string | null {
  const client = useClient();
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    setCode(null);
    if (!active) return undefined;
    let current = true;
    void client
      .query(DemoCodeDocument, { phone }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        if (current) setCode(/\d{6}/.exec(data?.localMessages[0]?.body ?? '')?.[0] ?? null);
      });
    return () => {
      current = false;
    };
  }, [active, client, phone]);
  return code;
}
