import { Check, Clock, RefreshCw, TriangleAlert } from 'lucide-react';
import { time } from '../../shared/display/moments';
import { Button, LinkButton } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Empty } from '../../shared/ui/states';
import type { Entry, EntryState } from '../outbox/entry';
import { useEntries, useOutbox } from '../outbox/outbox-context';
import { words } from '../texts/words';
import { correcting } from './correcting';

const ICONS = { queued: Clock, sending: RefreshCw, done: Check, rejected: TriangleAlert };
const TONES: Readonly<Record<EntryState, string>> = {
  queued: '',
  sending: '',
  done: 'good',
  rejected: 'red',
};

/** What the counter placed today, the latest first; what wants a person above all. */
export function EntryList() {
  const entries = useEntries();
  const latest = [...entries].reverse();
  const sorted = [
    ...latest.filter(({ state }) => state === 'rejected'),
    ...latest.filter(({ state }) => state !== 'rejected'),
  ];
  return (
    <Card aria-labelledby="today">
      <h2 id="today">{words('today')}</h2>
      {sorted.length === 0 && <Empty title={words('todayEmpty')} hint={words('todayEmptyHint')} />}
      <ul className="plain-list">
        {sorted.map((entry) => (
          <EntryLine key={entry.key} entry={entry} />
        ))}
      </ul>
    </Card>
  );
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  const outbox = useOutbox();
  const { key, number, state, madeAt, shown, placed, rejection } = entry;
  const Icon = ICONS[state];
  return (
    <li className="stack tight" data-entry={number} data-state={state}>
      <div className="row between">
        <b>{shown.service}</b>
        <span className={`tag with-icon ${TONES[state]}`}>
          <Icon aria-hidden />
          {words(`state_${state}`)}
        </span>
      </div>
      <p className="row muted">
        <span>{shown.person}</span>
        <span>{placed ? placed.order.code : words('temporary', { number })}</span>
        <span>{time(madeAt)}</span>
      </p>
      {rejection && (
        <p className="fault-text">
          {rejection.call && <b>{words('callAtOnce', { number: rejection.call })} </b>}
          {rejection.message} {rejection.wayOut}
        </p>
      )}
      <div className="row">
        <LinkButton weight="quiet" href={`/slip/${key}`} aria-label={`${words('slip')} ${number}`}>
          {words('slip')}
        </LinkButton>
        {placed && (
          <LinkButton
            weight="quiet"
            href={`/orders/${placed.order.id}`}
            aria-label={`${words('open')} ${placed.order.code}`}
          >
            {words('open')}
          </LinkButton>
        )}
        {state === 'rejected' && (
          <>
            <LinkButton weight="primary" href={correcting(key)} aria-label={`${words('correct')} ${number}`}>
              {words('correct')}
            </LinkButton>
            <Button onClick={() => void outbox.retry(entry)}>{words('sendAgain')}</Button>
            <Button weight="quiet" onClick={() => void outbox.discard(entry)}>
              {words('discard')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
