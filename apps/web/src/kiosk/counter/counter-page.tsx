import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Field } from '../../shared/ui/field';
import { useOutbox } from '../outbox/outbox-context';
import { useOnline } from '../shell/line-state';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';
import { EMPTY, inputOf, lackOf, masked, type Draft, type Lack } from './draft';
import { EntryList } from './entry-list';
import { WhatFields } from './what-fields';
import { WhoFields } from './who-fields';

/** 柜台: an order for somebody who came or phoned, on one page, in under a minute; beside it what the counter placed today. */
export function CounterPage() {
  const station = useStation();
  const outbox = useOutbox();
  const online = useOnline();
  const [, go] = useLocation();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [lack, setLack] = useState<Lack | null>(null);
  const busy = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // what is missing may be out of sight
    if (lack)
      form.current?.querySelector<HTMLElement>('[aria-invalid], [aria-describedby=lack-agreed]')?.focus();
  }, [lack]);
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = lackOf(draft);
    setLack(missing);
    // a second press before the page has changed is not a second order
    if (missing || busy.current) return;
    busy.current = true;
    const item = station.shelf.find(({ id }) => id === draft.itemId);
    const entry = await outbox.add(inputOf(draft, station, words(`evidence${draft.way}`)), {
      person: draft.personLabel || masked(draft.name),
      service: item?.name ?? [...draft.text.trim()].slice(0, 20).join(''),
    });
    void outbox.flush();
    go(`/slip/${entry.key}`);
  };
  return (
    <>
      <h1 className="sr-only">{words('counter')}</h1>
      <div className="counter">
        <form ref={form} className="card stack" noValidate onSubmit={(event) => void submit(event)}>
          <h2>{words('newOrder')}</h2>
          {!online && <Banner>{words('offlineHint')}</Banner>}
          <WhoFields draft={draft} lack={lack} onChange={change} />
          <WhatFields draft={draft} lack={lack} onChange={change} />
          <fieldset className="part">
            <legend>
              <span className="step">3</span> {words('where')}
            </legend>
            <Field
              label={words('address')}
              hint={words(draft.personId ? 'addressOnFile' : 'addressHint')}
              fault={lack === 'where' ? words('lackWhere') : null}
              optional={draft.personId !== null}
              autoComplete="off"
              maxLength={200}
              value={draft.address}
              onChange={({ target }) => change({ address: target.value })}
            />
          </fieldset>
          <Button type="submit" weight="primary" wide>
            {words('place')}
          </Button>
          <p className="muted">{words('placeHint')}</p>
        </form>
        <EntryList />
      </div>
    </>
  );
}
