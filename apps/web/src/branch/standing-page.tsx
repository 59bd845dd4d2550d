import { useState } from 'react';
import {
  BranchAcceptStandingDocument,
  BranchDeclineStandingDocument,
  StandingOrdersDocument,
} from '../generated/graphql';
import { useCommand } from '../shared/client/use-command';
import { usePaged } from '../shared/client/use-paged';
import { StandingCard } from '../shared/standing/standing-card';
import { Button } from '../shared/ui/button';
import { Stack } from '../shared/ui/card';
import { CommandProblem } from '../shared/ui/command-problem';
import { TextArea } from '../shared/ui/field';
import { Sheet } from '../shared/ui/sheet';
import { Empty, QueryState } from '../shared/ui/states';
import { tell } from '../staff/texts/words';
import { useOrganization } from './membership';
import { words } from './texts';

/** 长期服务: what residents ask the organisation for regularly. Nobody can be made to serve (志愿服务条例 25). */
export function StandingPage() {
  const { id: organizationId } = useOrganization();
  const list = usePaged(StandingOrdersDocument, { organizationId }, ({ standingOrders }) => standingOrders);
  const [declining, setDeclining] = useState<string | null>(null);
  const [accept, accepting] = useCommand(BranchAcceptStandingDocument);
  return (
    <Stack>
      <h1>{words('standing')}</h1>
      <p className="muted">{words('standingHint')}</p>
      <CommandProblem of={accepting.problem} />
      <QueryState of={list}>
        {(orders) =>
          orders.length === 0 ? (
            <Empty title={words('standingEmpty')} hint={words('standingEmptyHint')} />
          ) : (
            <ul className="order-list">
              {orders.map((standing) => (
                <StandingCard key={standing.id} standing={standing} side="provider">
                  {standing.status === 'PROPOSED' && (
                    <>
                      <Button
                        weight="primary"
                        busy={accepting.busy}
                        onClick={() => void accept({ standingOrderId: standing.id, channel: 'WEB' })}
                      >
                        {words('standingAccept')}
                      </Button>
                      <Button onClick={() => setDeclining(standing.id)}>{words('standingDecline')}</Button>
                    </>
                  )}
                </StandingCard>
              ))}
            </ul>
          )
        }
      </QueryState>
      {list.more && <Button onClick={list.more}>{words('loadMore')}</Button>}
      {declining && <Decline standingOrderId={declining} onClose={() => setDeclining(null)} />}
    </Stack>
  );
}

interface DeclineProps {
  readonly standingOrderId: string;
  readonly onClose: () => void;
}

function Decline({ standingOrderId, onClose }: DeclineProps) {
  const [reason, setReason] = useState('');
  const [decline, { busy, problem }] = useCommand(BranchDeclineStandingDocument);
  const submit = async () => {
    const outcome = await decline({ standingOrderId, reason, channel: 'WEB' });
    if (outcome.kind === 'done') onClose();
  };
  return (
    <Sheet open onClose={onClose} title={words('standingDecline')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextArea
          label={tell('reason')}
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <CommandProblem of={problem} />
        <Button type="submit" weight="primary" wide busy={busy}>
          {tell('send')}
        </Button>
      </form>
    </Sheet>
  );
}
