import { useDeferredValue, useState } from 'react';
import {
  StaffFindItemsDocument,
  StaffFindOrganizationsDocument,
  StaffRosterDocument,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { ChoiceCards, type Choice } from '../../shared/ui/choice-cards';
import { Field, Select } from '../../shared/ui/field';
import { tell } from '../texts/words';

interface FinderProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault: string | null;
  readonly optional?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A volunteer of the organisation's roster. */
export function VolunteerField({
  organizationId = '',
  value,
  onChange,
  ...told
}: FinderProps & { readonly organizationId?: string }) {
  const { data } = useLiveQuery(StaffRosterDocument, {
    variables: { organizationId },
    pause: organizationId === '',
    live: false,
  });
  const people = new Map(
    (data?.memberships.nodes ?? [])
      .filter(({ role }) => role === 'VOLUNTEER' || role === 'PROVIDER_LEAD')
      .map(({ personId, maskedName }) => [personId, maskedName ?? personId]),
  );
  return (
    <Select {...told} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{told.optional ? tell('replacesNobody') : tell('pickOne')}</option>
      {[...people].map(([personId, name]) => (
        <option key={personId} value={personId}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** An organisation of the street, found by its name. */
export function OrganizationField({ value, onChange, ...told }: FinderProps) {
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data } = useLiveQuery(StaffFindOrganizationsDocument, {
    variables: { search },
    pause: search === '',
    live: false,
  });
  const found: Choice<string>[] = (data?.organizations.nodes ?? []).map((organization) => ({
    value: organization.id,
    title: organization.name,
    note: [organization.parent?.name, organization.pausing && tell('organizationPausing')]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <>
      <Field {...told} type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />
      {search !== '' && data && found.length === 0 && <p className="muted">{tell('searchNothing')}</p>}
      {found.length > 0 && (
        <ChoiceCards label={tell('pickOne')} choices={found} value={value || null} onChoose={onChange} />
      )}
    </>
  );
}

/** A service on the street's shelf. */
export function ItemField({
  streetId = '',
  value,
  onChange,
  ...told
}: FinderProps & { readonly streetId?: string }) {
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data } = useLiveQuery(StaffFindItemsDocument, {
    variables: { streetId, search },
    pause: search === '' || streetId === '',
    live: false,
  });
  const found = (data?.shelf.nodes ?? []).map(({ id, name }) => ({ value: id, title: name }));
  return (
    <>
      <Field {...told} type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />
      {search !== '' && data && found.length === 0 && <p className="muted">{tell('searchNothing')}</p>}
      {found.length > 0 && (
        <ChoiceCards label={tell('pickOne')} choices={found} value={value || null} onChoose={onChange} />
      )}
    </>
  );
}
