import {
  ConsoleActivateOrganizationDocument,
  ConsoleCreateOrganizationDocument,
  ConsoleDeactivateOrganizationDocument,
  ConsoleMoveOrganizationDocument,
  ConsolePauseOrganizationDocument,
  ConsoleRenameOrganizationDocument,
  ConsoleResumeOrganizationDocument,
  ConsoleSetLoadCapDocument,
  ConsoleSetPublicPhoneDocument,
  ConsoleSetQualificationsDocument,
  ConsoleSetServiceAreaDocument,
  type ConsoleOrganizationFragment,
  type OrganizationKind,
} from '../../generated/graphql';
import type { FormSpec } from '../kit/form-sheet';
import { words } from '../texts/words';

const KINDS: readonly OrganizationKind[] = [
  'BRANCH',
  'SERVICE_TEAM',
  'PARTY_COMMITTEE',
  'GENERAL_BRANCH',
  'PARTY_GROUP',
  'JOINT_BODY',
  'MASS_ORGANIZATION',
  'REPORTING_IN_UNIT',
  'COMMUNITY',
  'ESTATE',
  'BUILDING',
];

/** Everything that may be done to an organisation, as forms. */
export function organizationForms(of: ConsoleOrganizationFragment, streetId: string | null) {
  const fixed = { organizationId: of.id };
  const plain = (title: string, document: unknown, intro: string): FormSpec => ({
    title,
    document,
    fixed,
    intro: <p>{intro}</p>,
  });
  return {
    create: {
      title: words('create'),
      document: ConsoleCreateOrganizationDocument,
      fixed: { parentId: of.id },
      intro: <p className="muted">{words('createUnder', { name: of.name })}</p>,
      fields: [
        { name: 'name', kind: 'text', label: words('name') },
        {
          name: 'kind',
          kind: 'select',
          label: words('kind'),
          choices: KINDS.map((kind) => [kind, words(`kind${kind}`)] as const),
        },
        { name: 'code', kind: 'text', label: words('code'), hint: words('codeHint') },
        { name: 'publicPhone', kind: 'text', label: words('publicPhone'), optional: true },
      ],
    },
    rename: {
      title: words('rename'),
      document: ConsoleRenameOrganizationDocument,
      fixed,
      initial: { name: of.name },
      fields: [{ name: 'name', kind: 'text', label: words('name') }],
    },
    move: {
      title: words('move'),
      document: ConsoleMoveOrganizationDocument,
      fixed,
      fields: [
        {
          name: 'parentId',
          kind: 'organization',
          label: words('newParent'),
          hint: words('organizationHint'),
        },
      ],
    },
    pause: plain(words('pause'), ConsolePauseOrganizationDocument, words('pauseIntro')),
    resume: plain(words('resume'), ConsoleResumeOrganizationDocument, words('resumeIntro')),
    end: plain(words('endOrganization'), ConsoleDeactivateOrganizationDocument, words('endIntro')),
    activate: plain(words('activate'), ConsoleActivateOrganizationDocument, words('activateIntro')),
    loadCap: {
      title: words('loadCap'),
      document: ConsoleSetLoadCapDocument,
      fixed,
      initial: { loadCap: of.loadCap === null || of.loadCap === undefined ? '' : String(of.loadCap) },
      fields: [
        {
          name: 'loadCap',
          kind: 'number',
          label: words('loadCap'),
          hint: words('loadCapHint'),
          optional: true,
        },
      ],
      toInput: ({ loadCap }) => ({ loadCap: loadCap ? Number(loadCap) : null }),
    },
    qualifications: {
      title: words('qualifications'),
      document: ConsoleSetQualificationsDocument,
      fixed,
      initial: { qualifications: of.qualifications.join('\n') },
      fields: [
        {
          name: 'qualifications',
          kind: 'lines',
          label: words('qualifications'),
          hint: words('linesHint'),
          optional: true,
        },
      ],
    },
    serviceArea: {
      title: words('serviceArea'),
      document: ConsoleSetServiceAreaDocument,
      fixed,
      streetId: streetId ?? undefined,
      intro: <p className="muted">{words('serviceAreaIntro')}</p>,
      fields: [{ name: 'area', kind: 'organization', label: words('serviceAreaPlace'), optional: true }],
      toInput: ({ area }) => ({ serviceAreaIds: area ? [area] : [] }),
    },
    phone: {
      title: words('publicPhone'),
      document: ConsoleSetPublicPhoneDocument,
      fixed,
      initial: { publicPhone: of.publicPhone ?? '' },
      fields: [{ name: 'publicPhone', kind: 'text', label: words('publicPhone'), optional: true }],
      toInput: ({ publicPhone }) => ({ publicPhone: publicPhone || null }),
    },
  } satisfies Record<string, FormSpec>;
}
