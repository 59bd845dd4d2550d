import {
  ConsoleBranchDocument,
  type ConsoleOrganizationFragment,
  type Role,
  type OrganizationKind,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Button } from '../../shared/ui/button';
import { Card, Facts, Stack } from '../../shared/ui/card';
import { NotAllowed, QueryState } from '../../shared/ui/states';
import { JoinRequests } from '../../staff/people/join-requests';
import { useForm, type FormSpec } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words, type ConsoleWord } from '../texts/words';
import { organizationForms } from './organization-forms';
import { Roster } from './roster';
import { StaffAccounts } from './staff-accounts';

/** One joins an organisation, not a place. */
const PLACES: ReadonlySet<OrganizationKind> = new Set([
  'DISTRICT',
  'STREET',
  'COMMUNITY',
  'ESTATE',
  'BUILDING',
]);

/** Who gives roles, and so answers for the accounts of those who hold them. */
const ANSWERING: readonly Role[] = ['COMMUNITY_SECRETARY', 'STREET_OFFICER', 'DISTRICT_OFFICER', 'ADMIN'];

/** One organisation: what it is, what it may take on, who is in it, who wants to be. */
export function OrganizationDetail({ id, onShape }: { readonly id: string; readonly onShape: () => void }) {
  const { holds } = useOffice();
  const loaded = useLiveQuery(ConsoleBranchDocument, { variables: { id } });
  return (
    <QueryState of={loaded} rows={4}>
      {({ organization }) =>
        organization ? (
          <Stack>
            <Facet of={organization} onShape={onShape} />
            <Roster organization={organization} />
            {holds(...ANSWERING) && <StaffAccounts organizationId={organization.id} />}
            {!PLACES.has(organization.kind) && (
              <JoinRequests organizationId={organization.id} onDecided={loaded.reload} />
            )}
          </Stack>
        ) : (
          <NotAllowed />
        )
      }
    </QueryState>
  );
}

function Facet({
  of: organization,
  onShape,
}: {
  readonly of: ConsoleOrganizationFragment;
  readonly onShape: () => void;
}) {
  const { holds, root, streetId } = useOffice();
  const { open, sheet } = useForm();
  const { active, pausing, loadCap, qualifications, serviceAreaPaths } = organization;
  // nobody reshapes the organisation his own office stands in
  const shapes =
    holds('ADMIN') ||
    (holds('COMMUNITY_SECRETARY', 'STREET_OFFICER', 'DISTRICT_OFFICER') && organization.id !== root.id);
  const forms = organizationForms(organization, streetId);
  const button = (spec: FormSpec, isShape = false) => (
    <Button key={spec.title} onClick={() => open({ ...spec, onDone: isShape ? onShape : spec.onDone })}>
      {spec.title}
    </Button>
  );
  return (
    <Card>
      <div className="row between">
        <h2>{organization.name}</h2>
        <span className="row">
          <span className="tag grey">{words(`kind${organization.kind}`)}</span>
          {!active && <span className="tag red">{words('ended')}</span>}
          {pausing && <span className="tag">{words('pausing')}</span>}
        </span>
      </div>
      <Facts
        pairs={[
          [words('parent'), organization.parent?.name],
          [words('publicPhone'), organization.publicPhone],
          [words('loadCap'), loadCap ?? words('loadCapDefault')],
          [words('qualifications'), qualifications.join('、') || words('none')],
          [words('serviceArea'), serviceAreaPaths.join('、') || words('serviceAreaOwn')],
        ]}
      />
      {shapes && (
        <div className="row">
          {button(forms.create, true)}
          {active && (
            <>
              {button(forms.rename, true)}
              {button(forms.move, true)}
              {button(pausing ? forms.resume : forms.pause)}
              {button(forms.loadCap)}
              {button(forms.qualifications)}
              {button(forms.serviceArea)}
              {button(forms.phone)}
            </>
          )}
          {button(active ? forms.end : forms.activate, true)}
        </div>
      )}
      {sheet}
    </Card>
  );
}

export type KindWord = Extract<ConsoleWord, `kind${string}`>;
