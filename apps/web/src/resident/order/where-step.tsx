import type { FormEvent } from 'react';
import { MyRelativesDocument, MyVolunteersDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Button, LinkButton } from '../../shared/ui/button';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { Field } from '../../shared/ui/field';
import { useHere } from '../home/beginning';
import { say } from '../texts/words';
import type { Draft } from './draft';

interface WhereStepProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** For whom, where to, how to be reached, and by whom again. */
export function WhereStep({ draft, onChange }: WhereStepProps) {
  const { me } = useHere();
  const relatives = useLiveQuery(MyRelativesDocument, { variables: {}, live: false });
  const volunteers = useLiveQuery(MyVolunteersDocument, { variables: {}, live: false });
  const known = (relatives.data?.myRelatives ?? []).filter(({ ordersForMe }) => !ordersForMe);
  const past = volunteers.data?.myVolunteers ?? [];
  const reach = me?.family ? (['CALL', 'SMS', 'FAMILY'] as const) : (['CALL', 'SMS'] as const);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ step: 3 });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <ChoiceCards
        label={say('whoFor')}
        value={draft.forWhom}
        onChoose={(forWhom) => onChange({ forWhom })}
        choices={[
          { value: 'self', title: say('forMe') },
          { value: 'household', title: say('forHousehold') },
          ...known.map(({ personId, maskedName, relation }) => ({
            value: personId,
            title: say('forRelative', { name: maskedName }),
            note: say(relation),
          })),
        ]}
      />
      <LinkButton weight="plain" href="/me/relatives">
        {say('addRelative')}
      </LinkButton>
      <Field
        label={say('myPlace')}
        hint={say('placeHint')}
        autoComplete="street-address"
        maxLength={200}
        required
        value={draft.address}
        onChange={({ target }) => onChange({ address: target.value })}
      />
      <ChoiceCards
        label={say('reachMe')}
        value={draft.contact ?? me?.contactPreference ?? 'CALL'}
        onChoose={(contact) => onChange({ contact })}
        columns
        choices={reach.map((value) => ({ value, title: say(value) }))}
      />
      {past.length > 0 && (
        <ChoiceCards
          label={say('sameVolunteer')}
          value={draft.volunteerId ?? ''}
          onChoose={(id) => onChange({ volunteerId: id || null })}
          choices={[
            { value: '', title: say('anyVolunteer') },
            ...past.slice(0, 3).map(({ personId, name, organizationName }) => ({
              value: personId,
              title: say('again', { name: name ?? '', organization: organizationName ?? '' }),
            })),
          ]}
        />
      )}
      <div className="row">
        <Button onClick={() => onChange({ step: 1 })}>{say('before')}</Button>
        <span className="grow">
          <Button type="submit" weight="primary" wide>
            {say('next')}
          </Button>
        </span>
      </div>
    </form>
  );
}
