import { useState, type FormEvent } from 'react';
import { SignInWithPasswordDocument } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import { say } from '../texts/words';
import { Button } from '../ui/button';
import { Stack } from '../ui/card';
import { CommandProblem } from '../ui/command-problem';
import { Field } from '../ui/field';
import { AfterProof, useAfterProof } from './after-proof';
import { DemoAccounts, useDemoAccounts } from './demo-accounts';

/** For staff of a community, a street or the district. */
export function PasswordSignIn({ roles }: { readonly roles: readonly string[] }) {
  const [further, proceed] = useAfterProof();
  const demo = useDemoAccounts();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [signIn, state] = useCommand(SignInWithPasswordDocument, { keyed: false });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await signIn({ username, password });
    if (outcome.kind === 'done') proceed(outcome.answer);
  };
  if (further) return <AfterProof further={further} proceed={proceed} />;
  return (
    <Stack>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Field
          label={say('username')}
          autoComplete="username"
          autoCapitalize="none"
          required
          value={username}
          onChange={({ target }) => setUsername(target.value)}
        />
        <Field
          label={say('password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <CommandProblem of={state.problem} />
        <Button type="submit" weight="primary" wide busy={state.busy}>
          {say('signIn')}
        </Button>
      </form>
      <DemoAccounts
        accounts={demo}
        roles={roles}
        onChoose={(account) => {
          setUsername(account.username ?? '');
          setPassword(account.password ?? '');
        }}
      />
    </Stack>
  );
}
