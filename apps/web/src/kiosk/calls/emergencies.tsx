import { useState, type FormEvent } from 'react';
import { PhoneCall } from 'lucide-react';
import { KioskEmergencyCallDocument, type KioskEmergenciesQuery } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { time } from '../../shared/display/moments';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { CommandProblem } from '../../shared/ui/command-problem';
import { TextArea } from '../../shared/ui/field';
import { QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { words } from '../texts/words';
import { CallTimer } from './call-timer';
import { useEmergencies } from './use-emergencies';

type Notice = KioskEmergenciesQuery['emergencyNotices']['nodes'][number];

export function Emergencies() {
  const notices = useEmergencies();
  return (
    <QueryState of={notices} rows={1}>
      {() =>
        notices.open.length === 0 ? (
          <Banner kind="good">{words('noEmergency')}</Banner>
        ) : (
          <ul className="stack" aria-label={words('emergencies')}>
            {notices.open.map((notice) => (
              <Emergency key={notice.id} notice={notice} onDone={notices.reload} />
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

/** One person in danger: what was said, the number to phone, and what was found. */
function Emergency({ notice, onDone }: { readonly notice: Notice; readonly onDone: () => void }) {
  const { id, text, phone, createdAt, callDueAt } = notice;
  const [outcome, setOutcome] = useState('');
  const [record, { busy, problem }] = useCommand(KioskEmergencyCallDocument);
  const toast = useToast();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await record({ noticeId: id, outcome: outcome.trim() });
    if (answer.kind !== 'done') return;
    toast(words('emergencyRecorded'));
    onDone();
  };
  return (
    <li className="card emergency stack" data-notice={id}>
      <div className="row between">
        <h2>{words('emergencyTitle')}</h2>
        <CallTimer dueAt={callDueAt} />
      </div>
      <p className="large order-words">{text}</p>
      <p className="muted">{words('emergencyAt', { time: time(createdAt) })}</p>
      {phone ? (
        <a className="button primary wide" href={`tel:${phone}`}>
          <PhoneCall aria-hidden />
          {words('phoneNow', { phone })}
        </a>
      ) : (
        <Banner>{words('noPhone')}</Banner>
      )}
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextArea
          label={words('emergencyOutcome')}
          hint={words('emergencyOutcomeHint')}
          required
          value={outcome}
          onChange={({ target }) => setOutcome(target.value)}
        />
        <CommandProblem of={problem} />
        <Button type="submit" wide busy={busy}>
          {words('emergencyDone')}
        </Button>
      </form>
    </li>
  );
}
