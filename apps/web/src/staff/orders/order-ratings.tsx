import { useState, type FormEvent } from 'react';
import { StaffAppealDocument, type OrderWholeFragment } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { TextArea } from '../../shared/ui/field';
import { Sheet } from '../../shared/ui/sheet';
import { GivenStars } from '../../shared/ui/stars';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';

type Ratings = Pick<OrderWholeFragment, 'id' | 'evaluations' | 'rectifications'>;

/** What residents said, without their names; a provider may appeal within five working days (handbook §4). */
export function OrderRatings({ order, onDone }: { readonly order: Ratings; readonly onDone: () => void }) {
  const [appealing, setAppealing] = useState<string | null>(null);
  if (order.evaluations.length === 0 && order.rectifications.length === 0) return null;
  return (
    <Card>
      <h2>{tell('ratings')}</h2>
      <ul className="plain-list">
        {order.evaluations.map((rating) => (
          <li key={rating.id}>
            <div className="row">
              <b>{rating.stageText}</b>
              <GivenStars stars={rating.stars} />
              <span className="muted">{dayAndTime(rating.occurredAt)}</span>
              <span className="tag grey">{rating.statusText}</span>
            </div>
            {rating.words && <p>{rating.words}</p>}
            {rating.tags.length > 0 && (
              <p className="muted">{rating.tags.map(({ text }) => text).join('、')}</p>
            )}
            {rating.stars <= 2 && rating.status === 'COUNTED' && (
              <Button weight="quiet" onClick={() => setAppealing(rating.id)}>
                {tell('appeal')}
              </Button>
            )}
          </li>
        ))}
        {order.rectifications.map((rectification) => (
          <li key={rectification.id}>
            <b>{tell('rectification')}</b> <span className="muted">{dayAndTime(rectification.openedAt)}</span>
            {rectification.words && <p>{rectification.words}</p>}
          </li>
        ))}
      </ul>
      {appealing && <Appeal evaluationId={appealing} onDone={onDone} onClose={() => setAppealing(null)} />}
    </Card>
  );
}

interface AppealProps {
  readonly evaluationId: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function Appeal({ evaluationId, onDone, onClose }: AppealProps) {
  const [reason, setReason] = useState('');
  const [appeal, { busy, problem }] = useCommand(StaffAppealDocument);
  const toast = useToast();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await appeal({ evaluationId, reason });
    if (outcome.kind !== 'done') return;
    toast(tell('appealFiled'));
    onDone();
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={tell('appeal')}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextArea
          label={tell('reason')}
          hint={tell('appealHint')}
          required
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
