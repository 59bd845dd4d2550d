import { useState, type FormEvent } from 'react';
import { CheckInDocument, SessionRollDocument } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime, time } from '../../shared/display/moments';
import { useProductNow } from '../../shared/display/product-clock';
import { Button } from '../../shared/ui/button';
import { Card, Facts, Stack } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field } from '../../shared/ui/field';
import { Empty, QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';
import { CloseSession } from './close-session';
import type { Roll } from './roll';

type RollEntry = Roll['entries'][number];

/** 名单: who has booked, who is here; checking in by name or by the code of the slip, and closing the roll. */
export function SessionRoll({ sessionId }: { readonly sessionId: string }) {
  const loaded = useLiveQuery(SessionRollDocument, { variables: { sessionId } });
  return (
    <QueryState of={loaded} rows={3}>
      {({ sessionRoll: roll }) =>
        roll.__typename === 'SessionRoll' ? (
          <OneRoll roll={roll} reload={loaded.reload} />
        ) : (
          <Empty title={roll.message} hint={roll.wayOut} />
        )
      }
    </QueryState>
  );
}

function OneRoll({ roll, reload }: { readonly roll: Roll; readonly reload: () => void }) {
  const { session, entries } = roll;
  const now = useProductNow();
  const [closing, setClosing] = useState(false);
  const running = session.status === 'OPEN';
  const begun = Date.parse(session.startsAt) <= now;
  return (
    <Stack>
      <Card className="stack tight">
        <div className="row between">
          <h1>{session.itemName}</h1>
          <span className="tag">{session.statusText}</span>
        </div>
        <Facts
          pairs={[
            [tell('when'), `${dayAndTime(session.startsAt)}–${time(session.endsAt)}`],
            [tell('sessionPlace'), session.place],
            [tell('sessionTaken'), `${session.taken} / ${session.capacity}`],
          ]}
        />
      </Card>
      {running && <CheckInByCode sessionId={session.id} onDone={reload} />}
      <Card>
        <h2>{tell('roll')}</h2>
        {entries.length === 0 && <Empty title={tell('rollEmpty')} hint={tell('rollEmptyHint')} />}
        <ul className="plain-list">
          {entries.map((entry) => (
            <Entry key={entry.orderId} entry={entry} mayCheckIn={running} onDone={reload} />
          ))}
        </ul>
      </Card>
      {running && begun && (
        <Button weight="primary" wide onClick={() => setClosing(true)}>
          {tell('rollClose')}
        </Button>
      )}
      {running && !begun && <p className="muted">{tell('rollLater')}</p>}
      {closing && <CloseSession roll={roll} onDone={reload} onClose={() => setClosing(false)} />}
    </Stack>
  );
}

interface EntryProps {
  readonly entry: RollEntry;
  readonly mayCheckIn: boolean;
  readonly onDone: () => void;
}

function Entry({ entry, mayCheckIn, onDone }: EntryProps) {
  const { orderId, residentName, code, checkedInAt } = entry;
  const [checkIn, { busy, problem }] = useCommand(CheckInDocument);
  const attendance = attendanceOf(entry);
  const here = async () => {
    const outcome = await checkIn({ orderId, channel: 'WEB' });
    if (outcome.kind === 'done') onDone();
  };
  return (
    <li>
      <div className="row between">
        <span>
          <b>{residentName ?? tell('personErased')}</b> <span className="muted">{code}</span>
        </span>
        <span className="row">
          <span className={attendance === 'Here' ? 'tag good' : 'tag grey'}>
            {tell(`attend${attendance}`)}
            {checkedInAt && ` ${time(checkedInAt)}`}
          </span>
          {mayCheckIn && attendance === 'Expected' && (
            <Button busy={busy} aria-label={tell('checkInOf', { code })} onClick={() => void here()}>
              {tell('checkIn')}
            </Button>
          )}
        </span>
      </div>
      <CommandProblem of={problem} />
    </li>
  );
}

/** What the roll says of somebody: a view of the order, not its status. */
function attendanceOf({ checkedInAt, outcome, status }: RollEntry) {
  if (checkedInAt) return 'Here';
  if (outcome === 'ABSENT') return 'Absent';
  if (status === 'WAITLISTED') return 'Waiting';
  return status === 'SCHEDULED' ? 'Expected' : 'Off';
}

function CheckInByCode({ sessionId, onDone }: { readonly sessionId: string; readonly onDone: () => void }) {
  const toast = useToast();
  const [code, setCode] = useState('');
  const [checkIn, { busy, problem }] = useCommand(CheckInDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await checkIn({ sessionId, code: code.trim(), channel: 'WEB' });
    if (outcome.kind !== 'done') return;
    setCode('');
    toast(tell('checkedIn'));
    onDone();
  };
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Field
          label={tell('checkInCode')}
          hint={tell('checkInCodeHint')}
          required
          autoComplete="off"
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <CommandProblem of={problem} />
        <Button type="submit" busy={busy}>
          {tell('checkIn')}
        </Button>
      </form>
    </Card>
  );
}
