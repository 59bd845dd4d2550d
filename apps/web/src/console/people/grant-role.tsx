import { useState } from 'react';
import {
  ConsoleGrantRoleDocument,
  ConsolePeopleByPhoneDocument,
  type ConsoleOrganizationFragment,
  type Role,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Field } from '../../shared/ui/field';
import { FormSheet } from '../kit/form-sheet';
import { words } from '../texts/words';

interface GrantRoleProps {
  readonly organization: ConsoleOrganizationFragment;
  readonly roles: readonly Role[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Gives a role to somebody found by phone. */
export function GrantRole({ organization, roles, onDone, onClose }: GrantRoleProps) {
  const [phone, setPhone] = useState('');
  const complete = /^1\d{10}$/.test(phone);
  const { data, error } = useLiveQuery(ConsolePeopleByPhoneDocument, {
    variables: { phone },
    pause: !complete,
    live: false,
  });
  const found = data?.peopleByPhone;
  const people = found?.__typename === 'PeopleFound' ? found.people : [];
  return (
    <FormSheet
      onClose={onClose}
      spec={{
        title: words('grant'),
        document: ConsoleGrantRoleDocument,
        fixed: { organizationId: organization.id },
        intro: (
          <>
            <p className="muted">{words('grantIn', { name: organization.name })}</p>
            <Field
              label={words('phone')}
              hint={words('grantPhoneHint')}
              inputMode="numeric"
              value={phone}
              onChange={({ target }) => setPhone(target.value.trim())}
            />
            {complete && found && people.length === 0 && (
              <p role="alert">
                {found.__typename === 'CommandRefused' ? found.message : words('nobodyFound')}
              </p>
            )}
            {complete && error && <p role="alert">{words('mayNotLookUp')}</p>}
          </>
        ),
        fields: [
          {
            name: 'personId',
            kind: 'choice',
            label: words('person'),
            choices: people.map(({ id, maskedName, maskedAddress }) => [
              id,
              [maskedName, maskedAddress].filter(Boolean).join(' · '),
            ]),
            when: () => people.length > 0,
          },
          {
            name: 'role',
            kind: 'choice',
            label: words('role'),
            choices: roles.map((role) => [role, words(`role${role}`)]),
          },
        ],
        onDone,
      }}
    />
  );
}
