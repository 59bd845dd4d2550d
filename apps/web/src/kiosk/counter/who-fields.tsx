import { KioskPeopleDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Button } from '../../shared/ui/button';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { Field } from '../../shared/ui/field';
import { useOnline } from '../shell/line-state';
import { words } from '../texts/words';
import { WAYS, type Draft, type Lack } from './draft';

export interface PartProps {
  readonly draft: Draft;
  readonly lack: Lack | null;
  readonly onChange: (part: Partial<Draft>) => void;
}

const NEW = 'new';
const isWhole = (phone: string): boolean => /^(1\d{10}|0\d{9,11})$/.test(phone.replace(/[\s-]/g, ''));

/** Who it is for: the phone number finds those on file; anybody else is registered with consent on record. */
export function WhoFields({ draft, lack, onChange }: PartProps) {
  const online = useOnline();
  const whole = isWhole(draft.phone);
  const found = useLiveQuery(KioskPeopleDocument, {
    variables: { phone: draft.phone.trim() },
    pause: !whole || !online,
    live: false,
  });
  const answer = whole ? found.data?.peopleByPhone : undefined;
  const people = answer?.__typename === 'PeopleFound' ? answer.people : [];
  const chosen = people.find(({ id }) => id === draft.personId);
  // chosen before, and not among those the number finds now: an entry opened again, or no line
  const kept = draft.personId !== null && !chosen;
  return (
    <fieldset className="part">
      <legend>
        <span className="step">1</span> {words('who')}
      </legend>
      <ChoiceCards
        label={words('way')}
        columns
        value={draft.way}
        onChoose={(way) => onChange({ way })}
        choices={WAYS.map((value) => ({ value, title: words(`way${value}`) }))}
      />
      <Field
        label={words('phone')}
        hint={words(online ? 'phoneHint' : 'phoneOfflineHint')}
        inputMode="tel"
        autoComplete="off"
        maxLength={20}
        optional
        value={draft.phone}
        onChange={({ target }) => onChange({ phone: target.value, personId: null, personLabel: '' })}
      />
      {people.length > 0 && (
        <ChoiceCards
          label={words('onFile')}
          value={chosen ? chosen.id : draft.name ? NEW : null}
          onChoose={(id) => {
            const person = people.find((one) => one.id === id);
            onChange({ personId: person?.id ?? null, personLabel: person?.maskedName ?? '' });
          }}
          choices={[
            ...people.map(({ id, maskedName, maskedAddress }) => ({
              value: id,
              title: maskedName,
              note: maskedAddress,
            })),
            { value: NEW, title: words('somebodyElse') },
          ]}
        />
      )}
      {kept && (
        <p className="row between">
          <b>{words('personKept', { person: draft.personLabel })}</b>
          <Button weight="quiet" onClick={() => onChange({ personId: null, personLabel: '' })}>
            {words('somebodyElse')}
          </Button>
        </p>
      )}
      {!chosen && !kept && (
        <>
          <Field
            label={words('name')}
            fault={lack === 'person' ? words('lackPerson') : null}
            autoComplete="off"
            maxLength={60}
            value={draft.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
          <div className="stack tight">
            <label className="choice">
              <input
                type="checkbox"
                checked={draft.agreed}
                aria-describedby={lack === 'agreed' ? 'lack-agreed' : undefined}
                onChange={({ target }) => onChange({ agreed: target.checked })}
              />
              <span>
                <b>{words('agreed')}</b>
                <small>{words('agreedHint')}</small>
              </span>
            </label>
            {lack === 'agreed' && (
              <p className="fault-text" id="lack-agreed" role="alert">
                {words('lackAgreed')}
              </p>
            )}
          </div>
        </>
      )}
    </fieldset>
  );
}
