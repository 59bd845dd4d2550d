import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import * as documents from '../../generated/graphql';
import { inputOf, type FormField, type Values } from './field';

interface CommandForm {
  readonly document: TypedDocumentNode<object, { input: unknown }>;
  readonly fields: readonly FormField[];
  /** The organisation acts, not only the person. */
  readonly asOrganization?: boolean;
  /** Where the input is not just the fields. */
  readonly toInput?: (values: Values) => Record<string, unknown>;
}

const reason: FormField = { name: 'reason', kind: 'area', label: 'reason', hint: 'reasonHint' };
const note: FormField = { name: 'note', kind: 'area', label: 'note', optional: true };
const reached: FormField = {
  name: 'reached',
  kind: 'choice',
  label: 'reached',
  choices: [
    ['true', 'reachedYes'],
    ['false', 'reachedNo'],
  ],
};
const anotherTeam: FormField = { name: 'anotherTeam', kind: 'flag', label: 'anotherTeam' };

const referralFields = (when?: FormField['when']): FormField[] => {
  const holds = when ?? (() => true);
  return [
    {
      name: 'kind',
      kind: 'choice',
      label: 'referral',
      when: holds,
      choices: [
        ['HOTLINE_12345', 'kindHOTLINE_12345'],
        ['OUT_OF_SCOPE', 'kindOUT_OF_SCOPE'],
        ['DUPLICATE', 'kindDUPLICATE'],
        ['EMERGENCY', 'kindEMERGENCY'],
        ['ILLEGAL', 'kindILLEGAL'],
        ['SPAM', 'kindSPAM'],
      ],
    },
    { name: 'referralReason', kind: 'area', label: 'whatToDo', hint: 'whatToDoHint', when: holds },
    {
      name: 'ticketNumber',
      kind: 'text',
      label: 'ticketNumber',
      optional: true,
      when: (values) => holds(values) && values['kind'] === 'HOTLINE_12345',
    },
    {
      name: 'duplicateOfId',
      kind: 'text',
      label: 'duplicateOf',
      when: (values) => holds(values) && values['kind'] === 'DUPLICATE',
    },
  ];
};

const referralOf = ({ kind, referralReason, ticketNumber, duplicateOfId }: Values) => ({
  kind,
  reason: referralReason,
  ...(ticketNumber && { ticketNumber }),
  ...(kind === 'DUPLICATE' && { duplicateOfId }),
});

const triageFields: readonly FormField[] = [
  {
    name: 'decision',
    kind: 'choice',
    label: 'decision',
    choices: [
      ['ACCEPT', 'decisionACCEPT'],
      ['INVITE', 'decisionINVITE'],
      ['ASK', 'decisionASK'],
      ['REFER', 'decisionREFER'],
    ],
  },
  {
    name: 'organizationId',
    kind: 'organization',
    label: 'organization',
    hint: 'organizationHint',
    when: ({ decision }) => decision === 'INVITE',
  },
  {
    name: 'itemId',
    kind: 'item',
    label: 'item',
    optional: true,
    when: ({ decision }) => decision === 'ACCEPT' || decision === 'INVITE',
  },
  {
    name: 'urgency',
    kind: 'choice',
    label: 'urgency',
    optional: true,
    choices: [
      ['NORMAL', 'urgencyNORMAL'],
      ['URGENT', 'urgencyURGENT'],
    ],
    when: ({ decision }) => decision === 'ACCEPT' || decision === 'INVITE',
  },
  { name: 'question', kind: 'area', label: 'question', when: ({ decision }) => decision === 'ASK' },
  ...referralFields(({ decision }) => decision === 'REFER'),
];

const form = (
  document: unknown,
  fields: readonly FormField[] = [],
  more: Omit<CommandForm, 'document' | 'fields'> = {},
): CommandForm => ({ document: document as CommandForm['document'], fields, ...more });

/**
 * What each command of an order asks of the one who gives it. The server says which of them somebody may give
 * (`availableActions`); the texts of their buttons are the server's, too. A command that is not here has a place of its
 * own on a screen.
 */
export const COMMAND_FORMS: Readonly<Record<string, CommandForm>> = {
  triageOrder: form(documents.StaffTriageOrderDocument, triageFields, {
    toInput: (values) => {
      const plain = triageFields.filter(({ name }) =>
        ['decision', 'organizationId', 'itemId', 'urgency', 'question'].includes(name),
      );
      return {
        ...inputOf(plain, values),
        ...(values['decision'] === 'REFER' && { referral: referralOf(values) }),
      };
    },
  }),
  referOrder: form(documents.StaffReferOrderDocument, referralFields(), {
    toInput: (values) => ({ referral: referralOf(values) }),
  }),
  supplyInfo: form(documents.StaffSupplyInfoDocument, [{ name: 'text', kind: 'area', label: 'note' }]),
  claimOrder: form(documents.StaffClaimOrderDocument, [], { asOrganization: true }),
  waitInLine: form(documents.StaffWaitInLineDocument, [], { asOrganization: true }),
  leaveLine: form(documents.StaffLeaveLineDocument, [], { asOrganization: true }),
  inviteOrganization: form(documents.StaffInviteOrganizationDocument, [
    { name: 'organizationId', kind: 'organization', label: 'organization', hint: 'organizationHint' },
  ]),
  acceptInvitation: form(documents.StaffAcceptInvitationDocument),
  declineInvitation: form(documents.StaffDeclineInvitationDocument, [reason]),
  withdrawInvitation: form(documents.StaffWithdrawInvitationDocument, [reason]),
  summonDepartments: form(documents.StaffSummonDepartmentsDocument, [
    { name: 'departments', kind: 'lines', label: 'departments', hint: 'departmentsHint' },
    { name: 'expectedAt', kind: 'when', label: 'expectedAt' },
    reason,
  ]),
  convertToProject: form(documents.StaffConvertToProjectDocument, [
    reason,
    { name: 'reviewAt', kind: 'when', label: 'reviewAt' },
  ]),
  markUnmet: form(documents.StaffMarkUnmetDocument, [
    reason,
    { name: 'reviewAt', kind: 'when', label: 'reviewAt' },
  ]),
  scheduleOrder: form(documents.StaffScheduleOrderDocument, [
    { name: 'appointedAt', kind: 'when', label: 'when' },
    { name: 'residentAgreed', kind: 'flag', label: 'residentAgreed' },
    { name: 'comingMyself', kind: 'flag', label: 'comingMyself' },
  ]),
  releaseOrder: form(documents.StaffReleaseOrderDocument, [reason]),
  revokeClaim: form(documents.StaffRevokeClaimDocument, [reason]),
  recordContact: form(documents.StaffRecordContactDocument, [reached, note]),
  offerAssignment: form(documents.StaffOfferAssignmentDocument, [
    { name: 'personId', kind: 'volunteer', label: 'volunteer', hint: 'volunteerFree' },
    { name: 'replacesPersonId', kind: 'volunteer', label: 'replaces', optional: true },
  ]),
  acceptAssignment: form(documents.StaffAcceptAssignmentDocument),
  declineAssignment: form(documents.StaffDeclineAssignmentDocument, [reason]),
  proposeMaterialCost: form(
    documents.StaffProposeMaterialCostDocument,
    [
      { name: 'what', kind: 'text', label: 'whatFor' },
      { name: 'yuan', kind: 'number', label: 'amount' },
    ],
    { toInput: ({ what, yuan }) => ({ what, amountFen: Math.round(Number(yuan) * 100) }) },
  ),
  withdrawMaterialCost: form(documents.StaffWithdrawMaterialCostDocument),
  startService: form(documents.StaffStartServiceDocument, [
    { name: 'code', kind: 'code', label: 'startCode' },
  ]),
  finishService: form(documents.StaffFinishServiceDocument, [
    { name: 'code', kind: 'code', label: 'finishCode', hint: 'finishCodeHint', optional: true },
    note,
  ]),
  interruptService: form(documents.StaffInterruptServiceDocument, [
    reason,
    { name: 'appointedAt', kind: 'when', label: 'nextVisit' },
  ]),
  confirmOrder: form(documents.StaffConfirmOrderDocument, [
    {
      name: 'resolved',
      kind: 'choice',
      label: 'resolved',
      choices: [
        ['true', 'resolvedYes'],
        ['false', 'resolvedNo'],
      ],
    },
    { ...anotherTeam, when: ({ resolved }) => resolved === 'false' },
    note,
  ]),
  submitRectification: form(documents.StaffSubmitRectificationDocument, [
    { name: 'words', kind: 'area', label: 'whatWasFixed', hint: 'whatWasFixedHint' },
  ]),
  recheckOrder: form(documents.StaffRecheckOrderDocument, [
    {
      name: 'result',
      kind: 'choice',
      label: 'recheckResult',
      choices: [
        ['PASS', 'recheckPASS'],
        ['FAIL', 'recheckFAIL'],
        ['NO_ANSWER', 'recheckNO_ANSWER'],
      ],
    },
    { ...anotherTeam, when: ({ result }) => result === 'FAIL' },
    note,
  ]),
  suspendOrder: form(documents.StaffSuspendOrderDocument, [
    reason,
    { name: 'until', kind: 'when', label: 'until' },
  ]),
  resumeOrder: form(documents.StaffResumeOrderDocument, [note]),
  cancelOrder: form(documents.StaffCancelOrderDocument, [reason]),
  urgeOrder: form(documents.StaffUrgeOrderDocument, [note]),
  requestExtension: form(documents.StaffRequestExtensionDocument, [
    { name: 'workingDays', kind: 'number', label: 'workingDays' },
    reason,
    { name: 'residentTold', kind: 'flag', label: 'residentTold' },
  ]),
  decideExtension: form(documents.StaffDecideExtensionDocument, [
    {
      name: 'granted',
      kind: 'choice',
      label: 'granted',
      choices: [
        ['true', 'grantedYes'],
        ['false', 'grantedNo'],
      ],
    },
    reason,
  ]),
  addNote: form(documents.StaffAddNoteDocument, [{ ...note, optional: false }]),
  reportNoShow: form(documents.StaffReportNoShowDocument, [
    {
      name: 'absent',
      kind: 'choice',
      label: 'whoAbsent',
      choices: [
        ['RESIDENT', 'absentRESIDENT'],
        ['PROVIDER', 'absentPROVIDER'],
      ],
    },
    note,
  ]),
  recordDeskCall: form(documents.StaffRecordDeskCallDocument, [
    reached,
    {
      name: 'keep',
      kind: 'choice',
      label: 'keepOrder',
      choices: [
        ['true', 'keepYes'],
        ['false', 'keepNo'],
      ],
      when: ({ reached: answer }) => answer === 'true',
    },
    note,
  ]),
};

/** Commands that come first among the buttons; the rest waits behind "more". */
export const FIRST: readonly string[] = [
  'claimOrder',
  'acceptInvitation',
  'acceptAssignment',
  'triageOrder',
  'supplyInfo',
  'recordContact',
  'scheduleOrder',
  'offerAssignment',
  'startService',
  'finishService',
  'submitRectification',
  'recheckOrder',
  'decideExtension',
  'recordDeskCall',
  'inviteOrganization',
];
