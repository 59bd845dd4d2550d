import { useState, type FormEvent } from 'react';
import {
  CreateSessionDocument,
  EditSessionDocument,
  OfferedItemsDocument,
  type SessionFragment,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Button } from '../../shared/ui/button';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field, Select } from '../../shared/ui/field';
import { Sheet } from '../../shared/ui/sheet';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';

interface SessionFormProps {
  readonly organizationId: string;
  /** The one to change; null: a new one. */
  readonly session: SessionFragment | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Time, place and places of a session; time and place stand once somebody has booked. */
export function SessionForm({ organizationId, session, onDone, onClose }: SessionFormProps) {
  const toast = useToast();
  const [draft, setDraft] = useState(() => draftOf(session));
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const offered = useLiveQuery(OfferedItemsDocument, {
    variables: { organizationId },
    pause: session !== null,
    live: false,
  });
  // the server refuses it all the same: somebody may book while this is open
  const isFixed = session !== null && session.taken > 0;
  const items = (offered.data?.managedServiceItems.nodes ?? []).filter(({ providers }) =>
    providers.some(({ id }) => id === organizationId),
  );
  const [create, creating] = useCommand(CreateSessionDocument);
  const [edit, editing] = useCommand(EditSessionDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const content = contentOf(draft, session);
    const outcome = await (session
      ? edit({ ...content, sessionId: session.id })
      : create({ ...content, organizationId, itemId: draft.itemId, open: true }));
    if (outcome.kind !== 'done') return;
    toast(tell('done'));
    onDone();
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={tell(session ? 'sessionEdit' : 'sessionNew')}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {session ? (
          <p>
            <b>{session.itemName}</b>
            {isFixed && <span className="muted"> {tell('sessionFixed')}</span>}
          </p>
        ) : (
          <Select
            label={tell('item')}
            required
            value={draft.itemId}
            onChange={({ target }) => set({ itemId: target.value })}
          >
            <option value="">{tell('pickOne')}</option>
            {items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <Field
          label={tell('sessionFrom')}
          readOnly={isFixed}
          type="datetime-local"
          required
          value={draft.from}
          onChange={({ target }) => set({ from: target.value })}
        />
        <Field
          label={tell('sessionTo')}
          readOnly={isFixed}
          type="datetime-local"
          required
          value={draft.to}
          onChange={({ target }) => set({ to: target.value })}
        />
        <Field
          label={tell('sessionPlace')}
          readOnly={isFixed}
          required
          maxLength={200}
          value={draft.place}
          onChange={({ target }) => set({ place: target.value })}
        />
        <Field
          label={tell('sessionPlaces')}
          type="number"
          min={1}
          required
          value={draft.capacity}
          onChange={({ target }) => set({ capacity: target.value })}
        />
        <Field
          label={tell('sessionWaiting')}
          type="number"
          min={0}
          required
          value={draft.waiting}
          onChange={({ target }) => set({ waiting: target.value })}
        />
        <CommandProblem of={creating.problem ?? editing.problem} />
        <Button type="submit" weight="primary" wide busy={creating.busy || editing.busy}>
          {tell('send')}
        </Button>
      </form>
    </Sheet>
  );
}

interface Draft {
  readonly itemId: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly capacity: string;
  readonly waiting: string;
}

function draftOf(session: SessionFragment | null): Draft {
  if (!session) return { itemId: '', from: '', to: '', place: '', capacity: '20', waiting: '5' };
  const { itemId, startsAt, endsAt, place, capacity, waitingCapacity } = session;
  return {
    itemId,
    from: localTime(startsAt),
    to: localTime(endsAt),
    place,
    capacity: String(capacity),
    waiting: String(waitingCapacity),
  };
}

const contentOf = ({ from, to, place, capacity, waiting }: Draft, session: SessionFragment | null) => ({
  startsAt: instantOf(from, session?.startsAt),
  endsAt: instantOf(to, session?.endsAt),
  place: place.trim(),
  capacity: Number(capacity),
  waitingCapacity: Number(waiting),
});

/** As the browser's field takes it, in China. */
const localTime = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16);

/** The field knows minutes only: what was left as it was stays to the second, or it would count as moved. */
const instantOf = (typed: string, before?: string): string =>
  before && typed === localTime(before) ? before : new Date(`${typed}:00+08:00`).toISOString();
