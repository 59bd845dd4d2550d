import { useState, type FormEvent } from 'react';
import { RegisterResidentDocument, StreetsDocument } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import { useLiveQuery } from '../client/use-live-query';
import { say } from '../texts/words';
import { Button } from '../ui/button';
import { CommandProblem } from '../ui/command-problem';
import { Field, Select } from '../ui/field';
import { QueryState } from '../ui/states';
import type { ProofAnswer } from './proof-answer';

/** Who signs in for the first time: the least needed to be served (handbook §8). */
export function RegisterResident({
  ticket,
  proceed,
}: {
  readonly ticket: string;
  readonly proceed: (answer: ProofAnswer) => void;
}) {
  const streets = useLiveQuery(StreetsDocument, { variables: {}, live: false });
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [communityId, setCommunityId] = useState('');
  const [register, state] = useCommand(RegisterResidentDocument, { keyed: false });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await register({ ticket, name, communityId, address: address || null, elderMode: false });
    if (outcome.kind === 'done') proceed(outcome.answer);
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h2>{say('firstTime')}</h2>
      <Field
        label={say('name')}
        autoComplete="name"
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <QueryState of={streets} rows={1}>
        {(data) => (
          <Select
            label={say('community')}
            required
            value={communityId}
            onChange={({ target }) => setCommunityId(target.value)}
          >
            <option value="" />
            {data.streets.map((street) => (
              <optgroup key={street.id} label={street.name}>
                {street.communities.map((community) => (
                  <option key={community.id} value={community.id}>
                    {community.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        )}
      </QueryState>
      <Field
        label={say('address')}
        hint={say('addressHint')}
        optional
        autoComplete="street-address"
        value={address}
        onChange={({ target }) => setAddress(target.value)}
      />
      <CommandProblem of={state.problem} />
      <Button type="submit" weight="primary" wide busy={state.busy}>
        {say('register')}
      </Button>
    </form>
  );
}
