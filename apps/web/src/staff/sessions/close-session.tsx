import { useState } from 'react';
import { CloseSessionDocument } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { Button } from '../../shared/ui/button';
import { CheckCards } from '../../shared/ui/choice-cards';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Sheet } from '../../shared/ui/sheet';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';
import type { Roll } from './roll';

interface CloseSessionProps {
  readonly roll: Roll;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 点名结束: who has not checked in is taken for absent, unless the lead knows better. */
export function CloseSession({ roll: { session, entries }, onDone, onClose }: CloseSessionProps) {
  const toast = useToast();
  const missing = entries.filter(({ status, checkedInAt }) => status === 'SCHEDULED' && !checkedInAt);
  const [absent, setAbsent] = useState(missing.map(({ orderId }) => orderId));
  const [close, { busy, problem }] = useCommand(CloseSessionDocument);
  const submit = async () => {
    const outcome = await close({ sessionId: session.id, absentOrderIds: absent, channel: 'WEB' });
    if (outcome.kind !== 'done') return;
    toast(tell('rollClosed'));
    onDone();
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={tell('rollClose')}>
      <div className="stack">
        <p>{tell(missing.length > 0 ? 'rollAbsentHint' : 'rollAllHere')}</p>
        {missing.length > 0 && (
          <CheckCards
            label={tell('rollAbsent')}
            values={absent}
            onChange={setAbsent}
            choices={missing.map(({ orderId, residentName, code }) => ({
              value: orderId,
              title: `${residentName ?? tell('personErased')} ${code}`,
            }))}
          />
        )}
        <CommandProblem of={problem} />
        <Button weight="primary" wide busy={busy} onClick={() => void submit()}>
          {tell('rollClose')}
        </Button>
      </div>
    </Sheet>
  );
}
