import { StaffDecideJoinDocument, StaffJoinsDocument } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';

interface JoinRequestsProps {
  readonly organizationId: string;
  /** The roster has changed. */
  readonly onDecided?: () => void;
}

/** Who wants to join the organisation, and the answer of its lead. */
export function JoinRequests({ organizationId, onDecided }: JoinRequestsProps) {
  const list = usePaged(StaffJoinsDocument, { organizationId }, ({ joinRequests }) => joinRequests);
  const [decide, { busy, problem }] = useCommand(StaffDecideJoinDocument);
  const toast = useToast();
  const answer = async (requestId: string, approve: boolean) => {
    const outcome = await decide({ requestId, approve });
    if (outcome.kind !== 'done') return;
    toast(tell(approve ? 'joinApproved' : 'joinDeclined'));
    list.reload();
    onDecided?.();
  };
  return (
    <Card>
      <h2>{tell('joins')}</h2>
      <CommandProblem of={problem} />
      <QueryState of={list} rows={1}>
        {(all) => {
          const open = all.filter(({ status }) => status === 'PENDING');
          if (open.length === 0) return <p className="muted">{tell('joinsNone')}</p>;
          return (
            <ul className="plain-list">
              {open.map(({ id, maskedName, createdAt }) => {
                const name = maskedName ?? tell('personErased');
                return (
                  <li key={id} className="row between">
                    <span>
                      <b>{name}</b> <span className="muted">{dayAndTime(createdAt)}</span>
                    </span>
                    <span className="row">
                      <Button
                        busy={busy}
                        aria-label={`${tell('joinApprove')} ${name}`}
                        onClick={() => void answer(id, true)}
                      >
                        {tell('joinApprove')}
                      </Button>
                      <Button
                        weight="quiet"
                        busy={busy}
                        aria-label={`${tell('joinDecline')} ${name}`}
                        onClick={() => void answer(id, false)}
                      >
                        {tell('joinDecline')}
                      </Button>
                    </span>
                  </li>
                );
              })}
            </ul>
          );
        }}
      </QueryState>
      {list.more && <Button onClick={list.more}>{tell('loadMore')}</Button>}
    </Card>
  );
}
