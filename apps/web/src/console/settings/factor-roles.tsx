import { ConsoleUpdateSettingsDocument, type Role } from '../../generated/graphql';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useForm } from '../kit/form-sheet';
import { words } from '../texts/words';

/** Offices, as the server names them (libs/organizations, role-granting). */
const OFFICES: readonly Role[] = [
  'COMMUNITY_DESK',
  'COMMUNITY_SECRETARY',
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'AUDITOR',
];

interface FactorRolesProps {
  readonly streetId: string;
  readonly version: number;
  /** Null: the street has not decided. */
  readonly roles: readonly Role[] | null;
  readonly onDone: () => void;
}

/** From which offices the street wants a second factor. */
export function FactorRoles({ streetId, version, roles, onDone }: FactorRolesProps) {
  const { open, sheet } = useForm();
  const edit = () =>
    open({
      title: words('factorRolesEdit'),
      document: ConsoleUpdateSettingsDocument,
      fixed: { streetId, expectedVersion: version },
      intro: <p className="muted">{words('factorRolesHint')}</p>,
      initial: Object.fromEntries(OFFICES.map((role) => [role, String(roles?.includes(role) ?? false)])),
      fields: OFFICES.map((role) => ({ name: role, kind: 'flag', label: words(`role${role}`) })),
      toInput: (values) => ({ secondFactorRoles: OFFICES.filter((role) => values[role] === 'true') }),
      onDone,
    });
  const shown = roles?.map((role) => words(`role${role}`)).join('、');
  return (
    <Card className="stack">
      <h2>{words('factorRoles')}</h2>
      <p>{roles ? shown || words('factorRolesNone') : words('factorRolesDefault')}</p>
      <Button onClick={edit}>{words('factorRolesEdit')}</Button>
      {sheet}
    </Card>
  );
}
