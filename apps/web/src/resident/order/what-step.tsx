import type { FormEvent } from 'react';
import type { ServiceDetailQuery } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { colon } from '../../shared/texts/punctuation';
import { Button } from '../../shared/ui/button';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { TextArea } from '../../shared/ui/field';
import { say } from '../texts/words';
import { WISHES, type Draft } from './draft';

export type OrderedItem = NonNullable<ServiceDetailQuery['serviceItem']>;

interface WhatStepProps {
  readonly draft: Draft;
  readonly item: OrderedItem | null;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** What is needed and when: a date from the list where the service has dates, a wish where it has none. */
export function WhatStep({ draft, item, onChange }: WhatStepProps) {
  const sessions = item?.sessions ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ step: 2 });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {item && (
        <p>
          {say('chosen')}
          {colon()}
          <b>{item.name}</b>
        </p>
      )}
      {sessions.length > 0 ? (
        <ChoiceCards
          label={say('chooseSession')}
          value={draft.sessionId}
          onChoose={(sessionId) => onChange({ sessionId })}
          choices={sessions.slice(0, 6).map(({ id, startsAt, place, free }) => ({
            value: id,
            title: dayAndTime(startsAt),
            note: `${place} · ${free > 0 ? say('free_', { n: free }) : say('fullWaiting')}`,
          }))}
        />
      ) : (
        <ChoiceCards
          label={say('whenLabel')}
          value={draft.wish}
          onChoose={(wish) => onChange({ wish })}
          columns
          choices={WISHES.map((wish) => ({ value: wish, title: say(`when${wish}`) }))}
        />
      )}
      <TextArea
        label={say('details')}
        hint={say('detailsHint')}
        optional={draft.itemId !== null}
        required={draft.itemId === null}
        maxLength={1000}
        value={draft.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      <Button type="submit" weight="primary" wide disabled={sessions.length > 0 && !draft.sessionId}>
        {say('next')}
      </Button>
    </form>
  );
}
