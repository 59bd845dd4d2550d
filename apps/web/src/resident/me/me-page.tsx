import { Bell, CalendarClock, Database, HandHeart, Users } from 'lucide-react';
import { AnyUnreadDocument, SignOutDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { useSession } from '../../shared/session/session-context';
import { say as sayShared } from '../../shared/texts/words';
import { Button, LinkButton } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Skeleton } from '../../shared/ui/states';
import { useClient } from 'urql';
import { useHere } from '../home/beginning';
import { PageFrame } from '../home/page-frame';
import { WithoutAccount } from '../slip/without-account';
import { say } from '../texts/words';
import { DisplayForm } from './display-form';
import { ProfileForm } from './profile-form';
import { SignedInOnly } from './signed-in-only';

/** Who I am to the supermarket, how I like to read, and what is kept about me. */
export function MePage() {
  return (
    <SignedInOnly title={say('tabMe')} back={false}>
      <Mine />
    </SignedInOnly>
  );
}

function Mine() {
  const { me } = useHere();
  const session = useSession();
  const client = useClient();
  const { data } = useLiveQuery(AnyUnreadDocument, { variables: {} });
  const unread = (data?.myNotices.nodes.length ?? 0) > 0;
  const signOut = async () => {
    // the device forgets either way; the server when it can be reached
    await client.mutation(SignOutDocument, {}).toPromise();
    session.signOut();
  };
  return (
    <PageFrame title={me ? say('hello', { name: me.name }) : say('tabMe')} back={false}>
      <DisplayForm />
      {me ? <ProfileForm key={me.id} me={me} /> : <Skeleton rows={2} />}
      <Card className="stack tight">
        <LinkButton wide href="/me/notices">
          <Bell aria-hidden />
          {say('notices')}
          {unread && <span className="tag red">{say('unread')}</span>}
        </LinkButton>
        <LinkButton wide href="/standing">
          <CalendarClock aria-hidden />
          {say('standing')}
        </LinkButton>
        <LinkButton wide href="/me/volunteering">
          <HandHeart aria-hidden />
          {say('volunteering')}
        </LinkButton>
        <LinkButton wide href="/me/relatives">
          <Users aria-hidden />
          {say('relatives')}
        </LinkButton>
        <LinkButton wide href="/me/data">
          <Database aria-hidden />
          {say('myData')}
        </LinkButton>
      </Card>
      <WithoutAccount />
      <Button weight="quiet" wide onClick={() => void signOut()}>
        {sayShared('signOut')}
      </Button>
    </PageFrame>
  );
}
