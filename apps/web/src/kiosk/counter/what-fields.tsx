import { useEffect, useState } from 'react';
import { KioskSessionsDocument, KioskSuggestDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { Banner } from '../../shared/ui/banner';
import { Select, TextArea } from '../../shared/ui/field';
import { useOnline } from '../shell/line-state';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';
import { guesses, type Draft } from './draft';
import type { PartProps } from './who-fields';

const SETTLED_MS = 350;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What is needed, in the person's words; services that may be meant appear beside it, the whole shelf is below. */
export function WhatFields({ draft, lack, onChange }: PartProps) {
  const { shelf, streetId, communityId } = useStation();
  const online = useOnline();
  const asked = useSettled(draft.text.trim());
  const suggested = useLiveQuery(KioskSuggestDocument, {
    variables: { streetId, communityId, text: asked },
    pause: !online || asked.length < 2,
    live: false,
  });
  const answer = online && asked.length >= 2 ? suggested.data?.suggestServices : undefined;
  const meant = answer
    ? answer.needs.flatMap(({ suggestions }) => suggestions.slice(0, 3).map(({ item }) => item))
    : guesses(asked, shelf);
  const different = meant
    .filter((item, at) => meant.findIndex(({ id }) => id === item.id) === at)
    .slice(0, 4);
  const categories = [...new Set(shelf.map(({ category }) => category))];
  const choose = (itemId: string | null) => onChange({ itemId, sessionId: null });
  return (
    <fieldset className="part">
      <legend>
        <span className="step">2</span> {words('what')}
      </legend>
      <TextArea
        label={words('inOwnWords')}
        hint={words('inOwnWordsHint')}
        fault={lack === 'what' ? words('lackWhat') : null}
        optional={draft.itemId !== null}
        maxLength={1000}
        value={draft.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      {answer?.call && (
        <Banner kind="danger" alert>
          <b className="large">{words('callAtOnce', { number: answer.call })}</b>
          <p>{answer.reason}</p>
        </Banner>
      )}
      {answer?.duplicates[0] && (
        <Banner>
          <b>{words('maybeDuplicate', { code: answer.duplicates[0].code })}</b>
          <p>{answer.duplicates[0].text}</p>
        </Banner>
      )}
      {different.length > 0 && (
        <div className="row" role="group" aria-label={words('maybeThese')}>
          {different.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="button quiet pick"
              aria-pressed={draft.itemId === id}
              onClick={() => choose(draft.itemId === id ? null : id)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <Select
        label={words('fromShelf')}
        value={draft.itemId ?? ''}
        onChange={({ target }) => choose(target.value || null)}
      >
        <option value="">{words('asSaid')}</option>
        {categories.map((category) => (
          <optgroup key={category} label={category}>
            {shelf
              .filter((item) => item.category === category)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
      {draft.itemId && online && <SessionField draft={draft} itemId={draft.itemId} onChange={onChange} />}
      <label className="choice">
        <input
          type="checkbox"
          checked={draft.urgent}
          onChange={({ target }) => onChange({ urgent: target.checked })}
        />
        <span>{words('urgent')}</span>
      </label>
    </fieldset>
  );
}

/** The days of a service that has fixed ones; nothing where it has none. */
function SessionField({
  draft,
  itemId,
  onChange,
}: {
  readonly draft: Draft;
  readonly itemId: string;
  readonly onChange: PartProps['onChange'];
}) {
  const { data } = useLiveQuery(KioskSessionsDocument, { variables: { id: itemId }, live: false });
  const sessions = data?.serviceItem?.sessions ?? [];
  if (sessions.length === 0) return null;
  return (
    <Select
      label={words('session')}
      value={draft.sessionId ?? ''}
      onChange={({ target }) => onChange({ sessionId: target.value || null })}
    >
      <option value="">{words('noSession')}</option>
      {sessions.slice(0, 12).map(({ id, startsAt, place, free }) => (
        <option key={id} value={id}>
          {dayAndTime(startsAt)} · {place} ·{' '}
          {free > 0 ? words('placesFree', { n: free }) : words('placesFull')}
        </option>
      ))}
    </Select>
  );
}
