import { useEffect, useState } from 'react';
import { language } from '../display/language';
import { say } from '../texts/words';
import { Button } from '../ui/button';

export interface DemoAccount {
  readonly role: string;
  readonly zh: string;
  readonly en: string;
  readonly phone: string;
  readonly username: string | null;
  readonly password: string | null;
}

/** One account per role where this is a demonstration, else null. */
export function useDemoAccounts(): readonly DemoAccount[] | null {
  const [accounts, setAccounts] = useState<readonly DemoAccount[] | null>(null);
  useEffect(() => {
    void fetch('/demo/accounts')
      .then((response) => response.json() as Promise<DemoAccount[]>)
      .then((list) => setAccounts(list.length > 0 ? list : null))
      .catch(() => undefined);
  }, []);
  return accounts;
}

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[] | null;
  /** Those this face is for. */
  readonly roles: readonly string[];
  readonly onChoose: (account: DemoAccount) => void;
}

export function DemoAccounts({ accounts, roles, onChoose }: DemoAccountsProps) {
  const shown = accounts?.filter(({ role }) => roles.includes(role)) ?? [];
  if (shown.length === 0) return null;
  return (
    <section className="stack tight" aria-label={say('demoAccounts')}>
      <p className="muted">{say('demoAccounts')}</p>
      <div className="row">
        {shown.map((account) => (
          <Button key={account.phone} weight="quiet" onClick={() => onChoose(account)}>
            {language() === 'en' ? account.en : account.zh}
          </Button>
        ))}
      </div>
    </section>
  );
}
