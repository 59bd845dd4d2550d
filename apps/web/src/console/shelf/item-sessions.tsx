import { X } from 'lucide-react';
import { useState } from 'react';
import {
  ConsoleCreateSessionDocument,
  ConsoleItemWholeDocument,
  type ConsoleItemWholeQuery,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime, time } from '../../shared/display/moments';
import { say } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Empty, QueryState } from '../../shared/ui/states';
import { CancelSession } from '../../staff/sessions/cancel-session';
import { SessionForm } from '../../staff/sessions/session-form';
import { useForm } from '../kit/form-sheet';
import { words } from '../texts/words';

type Session = NonNullable<ConsoleItemWholeQuery['serviceItem']>['sessions'][number];
type Doing = { readonly what: 'edit' | 'cancel'; readonly session: Session };

/** 场次: fixed days of one item, with places and a waiting list: set up, changed, called off (handbook §3). */
export function ItemSessions({ itemId, onClose }: { readonly itemId: string; readonly onClose: () => void }) {
  const loaded = useLiveQuery(ConsoleItemWholeDocument, { variables: { id: itemId } });
  const { open, sheet } = useForm();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const create = (providers: readonly { readonly id: string; readonly name: string }[]) =>
    open({
      title: words('sessionCreate'),
      document: ConsoleCreateSessionDocument,
      fixed: { itemId },
      fields: [
        {
          name: 'organizationId',
          kind: 'select',
          label: words('provider'),
          choices: providers.map(({ id, name }) => [id, name] as const),
        },
        { name: 'startsAt', kind: 'when', label: words('startsAt') },
        { name: 'endsAt', kind: 'when', label: words('endsAt') },
        { name: 'place', kind: 'text', label: words('sessionPlace') },
        { name: 'capacity', kind: 'number', label: words('capacity') },
        { name: 'waitingCapacity', kind: 'number', label: words('waitingCapacity'), optional: true },
      ],
      onDone: loaded.reload,
    });
  return (
    <Card>
      <QueryState of={loaded} rows={1}>
        {({ serviceItem: item }) =>
          item ? (
            <>
              <div className="row between">
                <h2>{words('sessionsOf', { name: item.name })}</h2>
                <span className="row">
                  {item.providers.length > 0 && (
                    <Button onClick={() => create(item.providers)}>{words('sessionCreate')}</Button>
                  )}
                  <Button weight="quiet" aria-label={say('close')} onClick={onClose}>
                    <X aria-hidden />
                  </Button>
                </span>
              </div>
              {item.sessions.length === 0 ? (
                <p className="muted">
                  {words(item.providers.length > 0 ? 'sessionsNone' : 'sessionsNoProvider')}
                </p>
              ) : (
                <ul className="plain-list">
                  {item.sessions.map((session) => (
                    <SessionLine key={session.id} session={session} onDo={setDoing} />
                  ))}
                </ul>
              )}
            </>
          ) : (
            <Empty title={words('itemGone')} />
          )
        }
      </QueryState>
      {sheet}
      {doing?.what === 'edit' && (
        <SessionForm
          organizationId={doing.session.provider?.id ?? ''}
          session={doing.session}
          onDone={loaded.reload}
          onClose={close}
        />
      )}
      {doing?.what === 'cancel' && (
        <CancelSession session={doing.session} onDone={loaded.reload} onClose={close} />
      )}
    </Card>
  );
}

function SessionLine({
  session,
  onDo,
}: {
  readonly session: Session;
  readonly onDo: (doing: Doing) => void;
}) {
  const { startsAt, endsAt, place, provider, status, statusText, taken, capacity, waitingCapacity } = session;
  const ahead = status === 'OPEN' || status === 'PLANNED';
  return (
    <li className="row between">
      <span>
        <b>
          {dayAndTime(startsAt)}–{time(endsAt)}
        </b>{' '}
        {place} <span className="tag grey">{statusText}</span>{' '}
        <span className="muted">
          {provider && `${provider.name} · `}
          {words('taken', { taken, capacity })}
          {waitingCapacity > 0 && ` · ${words('waitingPlaces', { n: waitingCapacity })}`}
        </span>
      </span>
      {ahead && (
        <span className="row">
          <Button onClick={() => onDo({ what: 'edit', session })}>{words('sessionEdit')}</Button>
          <Button weight="quiet" onClick={() => onDo({ what: 'cancel', session })}>
            {words('sessionCancel')}
          </Button>
        </span>
      )}
    </li>
  );
}
