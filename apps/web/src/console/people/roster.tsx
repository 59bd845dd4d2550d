import {
  ConsoleDelegateRoleDocument,
  ConsoleEndRoleDocument,
  ConsoleRosterDocument,
  type ConsoleOrganizationFragment,
  type Role,
} from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { fullDay } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { GrantRole } from './grant-role';
import { Delegations } from './delegations';
import { useState } from 'react';

/** Who watches the work is not chosen by those who are watched (libs/organizations, role-granting). */
const GIVES: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  COMMUNITY_SECRETARY: ['COMMUNITY_DESK', 'PROVIDER_LEAD', 'VOLUNTEER'],
  STREET_OFFICER: [
    'VOLUNTEER',
    'PROVIDER_LEAD',
    'COMMUNITY_DESK',
    'COMMUNITY_SECRETARY',
    'STREET_SUPERVISOR',
    'STREET_OFFICER',
  ],
  DISTRICT_OFFICER: [
    'VOLUNTEER',
    'PROVIDER_LEAD',
    'COMMUNITY_DESK',
    'COMMUNITY_SECRETARY',
    'STREET_SUPERVISOR',
    'STREET_OFFICER',
    'DISTRICT_OFFICER',
  ],
  ADMIN: [
    'VOLUNTEER',
    'PROVIDER_LEAD',
    'COMMUNITY_DESK',
    'COMMUNITY_SECRETARY',
    'STREET_SUPERVISOR',
    'STREET_OFFICER',
    'DISTRICT_OFFICER',
    'AUDITOR',
    'ADMIN',
  ],
};

/** Who holds which role here; giving, ending and lending them. */
export function Roster({ organization }: { readonly organization: ConsoleOrganizationFragment }) {
  const { roles, personId } = useOffice();
  const [granting, setGranting] = useState(false);
  const [delegations, setDelegations] = useState(0);
  const { open, sheet } = useForm();
  const list = usePaged(
    ConsoleRosterDocument,
    { organizationId: organization.id },
    ({ memberships }) => memberships,
  );
  const gives = [...new Set(roles.flatMap((role) => GIVES[role] ?? []))];
  const end = (membershipId: string, name: string) =>
    open({
      title: words('endRole'),
      document: ConsoleEndRoleDocument,
      fixed: { membershipId },
      intro: <p>{words('endRoleIntro', { name })}</p>,
      onDone: list.reload,
    });
  const lend = (membershipId: string, holder: string) =>
    open({
      title: words('delegate'),
      document: ConsoleDelegateRoleDocument,
      fixed: { membershipId },
      intro: <p className="muted">{words('delegateIntro')}</p>,
      fields: [
        {
          name: 'toPersonId',
          kind: 'select',
          label: words('colleague'),
          choices: [
            ...new Map(
              (list.data ?? [])
                .filter((one) => one.personId !== holder)
                .map((one) => [one.personId, one.maskedName ?? one.personId]),
            ),
          ],
        },
        { name: 'from', kind: 'when', label: words('delegateFrom'), optional: true },
        { name: 'until', kind: 'when', label: words('delegateUntil') },
      ],
      onDone: () => setDelegations(delegations + 1),
    });
  return (
    <Card>
      <div className="row between">
        <h2>{words('roster')}</h2>
        {gives.length > 0 && organization.active && (
          <Button weight="primary" onClick={() => setGranting(true)}>
            {words('grant')}
          </Button>
        )}
      </div>
      <DataTable
        label={words('roster')}
        of={list}
        empty={words('rosterEmpty')}
        emptyHint={words('rosterEmptyHint')}
        columns={[
          { title: words('name'), render: (_, { maskedName }) => maskedName },
          { title: words('role'), render: (_, { role }) => words(`role${role}`) },
          { title: words('since'), render: (_, { since }) => fullDay(since) },
          {
            title: words('actions'),
            render: (_, { id, role, personId: holder, maskedName }) => (
              <span className="row">
                {gives.includes(role) && (
                  <Button onClick={() => end(id, maskedName ?? '')}>{words('endRole')}</Button>
                )}
                {(gives.includes(role) || holder === personId) &&
                  role !== 'ADMIN' &&
                  role !== 'AUDITOR' &&
                  role !== 'VOLUNTEER' && (
                    <Button weight="quiet" onClick={() => lend(id, holder)}>
                      {words('delegate')}
                    </Button>
                  )}
              </span>
            ),
          },
        ]}
      />
      <Delegations key={delegations} />
      {granting && (
        <GrantRole
          organization={organization}
          roles={gives}
          onDone={list.reload}
          onClose={() => setGranting(false)}
        />
      )}
      {sheet}
    </Card>
  );
}
