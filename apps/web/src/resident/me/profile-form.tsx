import { useState, type FormEvent } from 'react';
import {
  SaveMyProfileDocument,
  type ContactPreference,
  type MyProfileFragment,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { say as sayShared } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field, Select } from '../../shared/ui/field';
import { useToast } from '../../shared/ui/toast';
import { useHere } from '../home/beginning';
import { say } from '../texts/words';

const WAYS: readonly ContactPreference[] = ['CALL', 'SMS', 'FAMILY'];

/** Correcting what is kept about oneself, and how to be reached: oneself, or through family. */
export function ProfileForm({ me }: { readonly me: MyProfileFragment }) {
  const { street } = useHere();
  const tell = useToast();
  const [name, setName] = useState(me.name);
  const [address, setAddress] = useState(me.address ?? '');
  const [communityId, setCommunityId] = useState(me.communityId ?? '');
  const [way, setWay] = useState<ContactPreference>(me.contactPreference);
  const [familyName, setFamilyName] = useState(me.family?.name ?? '');
  const [familyPhone, setFamilyPhone] = useState(me.family?.phone ?? '');
  const [save, saving] = useCommand(SaveMyProfileDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await save({
      name,
      address: address.trim() || null,
      ...(communityId && { communityId }),
      contactPreference: way,
      ...(way === 'FAMILY' && { family: { name: familyName, phone: familyPhone } }),
    });
    if (outcome.kind === 'done') tell(say('saved'));
  };
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <h2>{say('profile')}</h2>
        <Field
          label={sayShared('name')}
          autoComplete="name"
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Field label={sayShared('phone')} value={me.phone ?? ''} readOnly />
        <Select
          label={sayShared('community')}
          value={communityId}
          onChange={({ target }) => setCommunityId(target.value)}
        >
          {!communityId && <option value="" />}
          {street?.communities.map(({ id, name: communityName }) => (
            <option key={id} value={id}>
              {communityName}
            </option>
          ))}
        </Select>
        <Field
          label={sayShared('address')}
          hint={sayShared('addressHint')}
          autoComplete="street-address"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <ChoiceCards
          label={say('reachMe')}
          value={way}
          onChoose={setWay}
          columns
          choices={WAYS.map((value) => ({ value, title: say(value) }))}
        />
        {way === 'FAMILY' && (
          <>
            <Field
              label={say('familyName')}
              required
              value={familyName}
              onChange={({ target }) => setFamilyName(target.value)}
            />
            <Field
              label={say('familyPhone')}
              type="tel"
              inputMode="numeric"
              required
              value={familyPhone}
              onChange={({ target }) => setFamilyPhone(target.value)}
            />
          </>
        )}
        <CommandProblem of={saving.problem} />
        <Button type="submit" weight="primary" wide busy={saving.busy}>
          {say('saveProfile')}
        </Button>
      </form>
    </Card>
  );
}
