import { X } from 'lucide-react';
import {
  ConsoleCancelSessionDocument,
  ConsoleCreateSessionDocument,
  ConsoleItemWholeDocument,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime, time } from '../../shared/display/moments';
import { say } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Empty, QueryState } from '../../shared/ui/states';
import { useForm } from '../kit/form-sheet';
import { words } from '../texts/words';

/** 场次: fixed days of one item, with places and a waiting list (handbook §3). */
export function ItemSessions({ itemId, onClose }: { readonly itemId: string; readonly onClose: () => void }) {
  const loaded = useLiveQuery(ConsoleItemWholeDocument, { variables: { id: itemId } });
  const { open, sheet } = useForm();
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
  const cancel = (sessionId: string) =>
    open({
      title: words('sessionCancel'),
      document: ConsoleCancelSessionDocument,
      fixed: { sessionId },
      fields: [{ name: 'reason', kind: 'area', label: words('reason') }],
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
                    <li key={session.id} className="row between">
                      <span>
                        <b>
                          {dayAndTime(session.startsAt)}–{time(session.endsAt)}
                        </b>{' '}
                        {session.place} <span className="tag grey">{session.statusText}</span>{' '}
                        <span className="muted">
                          {words('taken', { taken: session.taken, capacity: session.capacity })}
                        </span>
                      </span>
                      {(session.status === 'OPEN' || session.status === 'PLANNED') && (
                        <Button weight="quiet" onClick={() => cancel(session.id)}>
                          {words('sessionCancel')}
                        </Button>
                      )}
                    </li>
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
    </Card>
  );
}
