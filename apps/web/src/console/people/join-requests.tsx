import { ConsoleDecideJoinDocument, ConsoleJoinsDocument } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { words } from '../texts/words';

/** Who wants to join the team. Nothing where nobody asks. */
export function JoinRequests({ organizationId }: { readonly organizationId: string }) {
  const list = usePaged(ConsoleJoinsDocument, { organizationId }, ({ joinRequests }) => joinRequests);
  const [decide, { busy, problem }] = useCommand(ConsoleDecideJoinDocument);
  const open = (list.data ?? []).filter(({ status }) => status === 'OPEN' || status === 'PENDING');
  if (open.length === 0) return null;
  const answer = async (requestId: string, approve: boolean) => {
    const outcome = await decide({ requestId, approve });
    if (outcome.kind === 'done') list.reload();
  };
  return (
    <Card>
      <h2>{words('joins')}</h2>
      <CommandProblem of={problem} />
      <ul className="plain-list">
        {open.map(({ id, createdAt }) => (
          <li key={id} className="row between">
            <span>{words('joinAsked', { at: dayAndTime(createdAt) })}</span>
            <span className="row">
              <Button busy={busy} onClick={() => void answer(id, true)}>
                {words('approve')}
              </Button>
              <Button weight="quiet" busy={busy} onClick={() => void answer(id, false)}>
                {words('decline')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
