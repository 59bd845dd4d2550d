import type { ReactNode } from 'react';
import { PhoneSignIn } from '../../shared/session/phone-sign-in';
import { usePersonId } from '../../shared/session/session-context';
import { Card } from '../../shared/ui/card';
import { PageFrame } from '../home/page-frame';
import { say } from '../texts/words';
import { WithoutAccount } from '../slip/without-account';

interface SignedInOnlyProps {
  readonly title: string;
  readonly back?: boolean;
  readonly children: ReactNode;
}

/** What needs a person: the sign-in stands in its place, and the page is there again right after. */
export function SignedInOnly({ title, back, children }: SignedInOnlyProps) {
  const personId = usePersonId();
  if (personId) return <>{children}</>;
  return (
    <PageFrame title={title} back={back}>
      <Card className="stack">
        <h2>{say('signInTitle')}</h2>
        <p className="muted">{say('signInHint')}</p>
        <PhoneSignIn roles={['RESIDENT']} />
      </Card>
      <WithoutAccount />
    </PageFrame>
  );
}
