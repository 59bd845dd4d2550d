import { HelpersDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Select } from '../../shared/ui/field';
import { words } from './texts';

interface ProviderFieldProps {
  /** Who offers the service, where it is one of the shelf. */
  readonly offering: readonly { readonly id: string; readonly name: string; readonly pausing: boolean }[];
  readonly communityId: string;
  readonly value: string;
  readonly onChange: (organizationId: string) => void;
}

/** Whom to ask: those who offer the service, else those of the community. */
export function ProviderField({ offering, communityId, value, onChange }: ProviderFieldProps) {
  const { data } = useLiveQuery(HelpersDocument, {
    variables: { under: communityId },
    pause: offering.length > 0 || communityId === '',
    live: false,
  });
  const all = offering.length > 0 ? offering : (data?.organizations.nodes ?? []);
  return (
    <Select
      label={words('whomToAsk')}
      hint={words('whomToAskHint')}
      required
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{words('pickOne')}</option>
      {all
        .filter(({ pausing }) => !pausing)
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </Select>
  );
}
