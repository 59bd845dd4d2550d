import { useState } from 'react';
import { ProviderSessionsDocument, type SessionFragment } from '../generated/graphql';
import { usePaged } from '../shared/client/use-paged';
import { dayAndTime, time } from '../shared/display/moments';
import { Button, LinkButton } from '../shared/ui/button';
import { Card, Stack } from '../shared/ui/card';
import { Empty, QueryState } from '../shared/ui/states';
import { Tabs } from '../shared/ui/tabs';
import { CancelSession } from '../staff/sessions/cancel-session';
import { SessionForm } from '../staff/sessions/session-form';
import { useOrganization } from './membership';
import { words } from './texts';

type Doing =
  { readonly what: 'edit' | 'cancel'; readonly session: SessionFragment } | { readonly what: 'new' };

/** 场次: group services on fixed days: set up, changed, called off, and their rolls. */
export function SessionsPage() {
  const { id: organizationId } = useOrganization();
  const [view, setView] = useState<'coming' | 'over'>('coming');
  const [doing, setDoing] = useState<Doing | null>(null);
  const list = usePaged(
    ProviderSessionsDocument,
    { organizationId, over: view === 'over' },
    ({ providerSessions }) => providerSessions,
  );
  const close = () => setDoing(null);
  return (
    <Stack>
      <div className="row between">
        <h1>{words('sessions')}</h1>
        <Button weight="primary" onClick={() => setDoing({ what: 'new' })}>
          {words('sessionNew')}
        </Button>
      </div>
      <Tabs
        label={words('sessions')}
        tabs={[
          { key: 'coming', title: words('sessionsComing') },
          { key: 'over', title: words('sessionsOver') },
        ]}
        current={view}
        onChoose={setView}
      />
      <QueryState of={list}>
        {(sessions) =>
          sessions.length === 0 ? (
            <Empty title={words('sessionsEmpty')} hint={words('sessionsEmptyHint')} />
          ) : (
            <ul className="order-list">
              {sessions.map((session) => (
                <SessionLine key={session.id} session={session} onDo={setDoing} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {list.more && <Button onClick={list.more}>{words('loadMore')}</Button>}
      {doing && doing.what !== 'cancel' && (
        <SessionForm
          organizationId={organizationId}
          session={doing.what === 'edit' ? doing.session : null}
          onDone={list.reload}
          onClose={close}
        />
      )}
      {doing?.what === 'cancel' && (
        <CancelSession session={doing.session} onDone={list.reload} onClose={close} />
      )}
    </Stack>
  );
}

interface SessionLineProps {
  readonly session: SessionFragment;
  readonly onDo: (doing: Doing) => void;
}

function SessionLine({ session, onDo }: SessionLineProps) {
  const { id, itemName, startsAt, endsAt, place, taken, capacity, status, statusText } = session;
  const ahead = status === 'OPEN' || status === 'PLANNED';
  return (
    <Card as="li" className="stack tight">
      <div className="row between">
        <h2>{itemName}</h2>
        <span className="tag">{statusText}</span>
      </div>
      <p>
        <b>
          {dayAndTime(startsAt)}–{time(endsAt)}
        </b>
      </p>
      <p className="muted">
        {place} · {words('sessionTaken', { taken, capacity })}
      </p>
      <div className="row">
        <LinkButton href={`/sessions/${id}`}>{words('roll')}</LinkButton>
        {ahead && <Button onClick={() => onDo({ what: 'edit', session })}>{words('sessionEdit')}</Button>}
        {ahead && (
          <Button weight="quiet" onClick={() => onDo({ what: 'cancel', session })}>
            {words('sessionCancel')}
          </Button>
        )}
      </div>
    </Card>
  );
}
