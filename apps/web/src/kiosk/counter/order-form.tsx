import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { Banner } from '../../shared/ui/banner';
import { Button, LinkButton } from '../../shared/ui/button';
import { Field } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import type { Entry } from '../outbox/entry';
import { useOutbox } from '../outbox/outbox-context';
import { useOnline } from '../shell/line-state';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';
import { draftOf, EMPTY, inputOf, lackOf, masked, type Draft, type Lack } from './draft';
import { WhatFields } from './what-fields';
import { WhoFields } from './who-fields';

/** The order as the counter types it: a new one, or one the server has refused, to be put right. */
export function OrderForm({ refused }: { readonly refused: Entry | null }) {
  const station = useStation();
  const outbox = useOutbox();
  const online = useOnline();
  const toast = useToast();
  const [, go] = useLocation();
  const [draft, setDraft] = useState<Draft>(() => (refused ? draftOf(refused) : EMPTY));
  const [lack, setLack] = useState<Lack | null>(null);
  const busy = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // what is missing may be out of sight
    if (lack)
      form.current?.querySelector<HTMLElement>('[aria-invalid], [aria-describedby=lack-agreed]')?.focus();
  }, [lack]);
  useEffect(() => {
    // it was opened from the list, which may lie below
    if (refused) title.current?.focus();
  }, []);
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = lackOf(draft);
    setLack(missing);
    // a second press before the page has changed is not a second order
    if (missing || busy.current) return;
    busy.current = true;
    const item = station.shelf.find(({ id }) => id === draft.itemId);
    const input = inputOf(draft, station, words(`evidence${draft.way}`));
    const shown = {
      person: draft.personLabel || masked(draft.name),
      service: item?.name ?? [...draft.text.trim()].slice(0, 20).join(''),
    };
    const entry = refused ? await outbox.correct(refused.key, input, shown) : await outbox.add(input, shown);
    void outbox.flush();
    if (!entry) toast(words('correctGone'));
    go(entry ? `/slip/${entry.key}` : '/');
  };
  return (
    <form ref={form} className="card stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2 ref={title} tabIndex={-1}>
        {words(refused ? 'correcting' : 'newOrder')}
      </h2>
      {refused && (
        <Banner kind="danger">
          {refused.rejection?.call && <b>{words('callAtOnce', { number: refused.rejection.call })} </b>}
          <b>{refused.rejection?.message}</b> {refused.rejection?.wayOut}
          <p>{words('correctingNumber', { number: refused.number })}</p>
        </Banner>
      )}
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
        {words(refused ? 'correctSend' : 'place')}
      </Button>
      {refused && (
        <LinkButton weight="quiet" href="/">
          {words('correctLeave')}
        </LinkButton>
      )}
      <p className="muted">{words('placeHint')}</p>
    </form>
  );
}
