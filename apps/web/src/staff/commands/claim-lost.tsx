import { UserRoundCheck } from 'lucide-react';
import { StaffWaitInLineDocument } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { Button } from '../../shared/ui/button';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Sheet } from '../../shared/ui/sheet';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';

interface ClaimLostProps {
  readonly orderId: string;
  readonly organizationId?: string;
  readonly lost: { readonly claimedBy: string; readonly waiting: number };
  readonly onClose: () => void;
}

/** Another organisation was first (handbook §3, rule 1): who it is, and the line to wait in. */
export function ClaimLost({ orderId, organizationId, lost, onClose }: ClaimLostProps) {
  const [wait, { busy, problem }] = useCommand(StaffWaitInLineDocument);
  const toast = useToast();
  const join = async () => {
    const outcome = await wait({ orderId, organizationId: organizationId! });
    if (outcome.kind !== 'done') return;
    toast(tell('waiting'));
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={tell('claimedTitle')}>
      <div className="state" role="alert">
        <UserRoundCheck aria-hidden />
        <p>
          <b>{tell('claimedBy', { name: lost.claimedBy })}</b>
        </p>
        <p className="muted">{tell('claimedHint', { n: lost.waiting })}</p>
        <CommandProblem of={problem} />
        <Button weight="primary" wide busy={busy} onClick={() => void join()}>
          {tell('waitInLine')}
        </Button>
        <Button wide onClick={onClose}>
          {tell('back')}
        </Button>
      </div>
    </Sheet>
  );
}
