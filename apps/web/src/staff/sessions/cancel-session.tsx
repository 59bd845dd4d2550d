import { useState, type FormEvent } from 'react';
import { CancelSessionDocument, type SessionFragment } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { Button } from '../../shared/ui/button';
import { CommandProblem } from '../../shared/ui/command-problem';
import { TextArea } from '../../shared/ui/field';
import { Sheet } from '../../shared/ui/sheet';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';

interface CancelSessionProps {
  readonly session: Pick<SessionFragment, 'id' | 'taken'>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** It does not take place: everybody who has booked is told why. */
export function CancelSession({ session, onDone, onClose }: CancelSessionProps) {
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [cancel, { busy, problem }] = useCommand(CancelSessionDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await cancel({ sessionId: session.id, reason, channel: 'WEB' });
    if (outcome.kind !== 'done') return;
    toast(tell('sessionCancelled'));
    onDone();
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={tell('sessionCancel')}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {session.taken > 0 && <p>{tell('sessionCancelHint', { n: session.taken })}</p>}
        <TextArea
          label={tell('reason')}
          hint={tell('reasonHint')}
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <CommandProblem of={problem} />
        <Button type="submit" weight="primary" wide busy={busy}>
          {tell('sessionCancel')}
        </Button>
      </form>
    </Sheet>
  );
}
