import { useClient } from 'urql';
import { SignOutDocument } from '../../generated/graphql';
import { useSession } from '../../shared/session/session-context';
import { say } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';

/** Ends the sign-in here and on the server; without a line, here. */
export function SignOutButton() {
  const session = useSession();
  const client = useClient();
  const signOut = async () => {
    await client.mutation(SignOutDocument, {}).toPromise();
    session.signOut();
  };
  return (
    <Button weight="quiet" onClick={() => void signOut()}>
      {say('signOut')}
    </Button>
  );
}
