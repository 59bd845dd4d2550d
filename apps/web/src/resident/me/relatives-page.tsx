import { useState, type FormEvent } from 'react';
import {
  MyRelativesDocument,
  RemoveRelativeDocument,
  SaveRelativeDocument,
  type Relation,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { say as sayShared } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field, Select } from '../../shared/ui/field';
import { Empty, QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { useHere } from '../home/beginning';
import { PageFrame } from '../home/page-frame';
import { say } from '../texts/words';
import { SignedInOnly } from './signed-in-only';

const RELATIONS: readonly Relation[] = [
  ...(['PARENT', 'GRANDPARENT', 'SPOUSE', 'CHILD', 'SIBLING', 'NEIGHBOUR', 'OTHER'] as const),
];

/** 代亲友点单: whom one orders for, and who orders for oneself. Either side can end it. */
export function RelativesPage() {
  return (
    <SignedInOnly title={say('relatives')}>
      <Relatives />
    </SignedInOnly>
  );
}

function Relatives() {
  const list = useLiveQuery(MyRelativesDocument, { variables: {} });
  const [remove, removing] = useCommand(RemoveRelativeDocument, { keyed: false });
  const end = async (relativeId: string) => {
    await remove({ relativeId });
    list.reload();
  };
  return (
    <PageFrame title={say('relatives')}>
      <p className="muted">{say('relativesHint')}</p>
      <QueryState of={list} rows={1}>
        {({ myRelatives }) =>
          myRelatives.length === 0 ? (
            <Empty title={say('noRelatives')} />
          ) : (
            <ul className="stack">
              {myRelatives.map(({ id, maskedName, relation, ordersForMe }) => (
                <Card as="li" key={id} className="row between">
                  <span>
                    <b>{maskedName}</b>{' '}
                    <span className="muted">{ordersForMe ? say('ordersForMe') : say(relation)}</span>
                  </span>
                  <Button weight="quiet" busy={removing.busy} onClick={() => void end(id)}>
                    {say('removeRelative')}
                  </Button>
                </Card>
              ))}
            </ul>
          )
        }
      </QueryState>
      <CommandProblem of={removing.problem} />
      <AddRelative onSaved={list.reload} />
    </PageFrame>
  );
}

function AddRelative({ onSaved }: { readonly onSaved: () => void }) {
  const { me, street } = useHere();
  const tell = useToast();
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<Relation>('PARENT');
  const [phone, setPhone] = useState('');
  const [address, setAddress] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [consentEvidence, setConsent] = useState('');
  const [save, saving] = useCommand(SaveRelativeDocument);
  const communityId = chosen ?? me?.communityId ?? street?.communities[0]?.id ?? '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await save({
      name,
      relation,
      phone: phone || null,
      address: address || null,
      communityId,
      consentEvidence,
    });
    if (outcome.kind !== 'done') return;
    for (const empty of [setName, setPhone, setAddress, setConsent]) empty('');
    tell(say('saved'));
    onSaved();
  };
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <h2>{say('addRelative')}</h2>
        <Field
          label={say('relative')}
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Select
          label={say('relation')}
          value={relation}
          onChange={({ target }) => setRelation(target.value as Relation)}
        >
          {RELATIONS.map((value) => (
            <option key={value} value={value}>
              {say(value)}
            </option>
          ))}
        </Select>
        <Field
          label={say('relativePhone')}
          optional
          type="tel"
          inputMode="numeric"
          value={phone}
          onChange={({ target }) => setPhone(target.value)}
        />
        <Select
          label={sayShared('community')}
          value={communityId}
          onChange={({ target }) => setChosen(target.value)}
        >
          {street?.communities.map(({ id, name: communityName }) => (
            <option key={id} value={id}>
              {communityName}
            </option>
          ))}
        </Select>
        <Field
          label={sayShared('address')}
          optional
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <Field
          label={say('consent')}
          hint={say('consentHint')}
          required
          value={consentEvidence}
          onChange={({ target }) => setConsent(target.value)}
        />
        <CommandProblem of={saving.problem} />
        <Button type="submit" weight="primary" wide busy={saving.busy}>
          {say('saveRelative')}
        </Button>
      </form>
    </Card>
  );
}
