import { text, type Text, type WorkingCalendar } from '#libs/kernel';

/** Why somebody is phoned (handbook §4). SAMPLE is blind: who calls does not see what was rated. */
export const CALLBACK_PURPOSES = ['SILENCE', 'BAD_STAGE', 'BAD_REVIEW', 'SAMPLE'] as const;
export type CallbackPurpose = (typeof CALLBACK_PURPOSES)[number];

export const PURPOSE_TEXT: Readonly<Record<CallbackPurpose, Text>> = {
  SILENCE: text('未确认回访', 'Nobody confirmed'),
  BAD_STAGE: text('过程差评回访', 'Bad rating of a stage'),
  BAD_REVIEW: text('差评回访', 'Bad review'),
  SAMPLE: text('抽查回访', 'Sample'),
};

/** OVERTAKEN: the resident answered by himself before anybody reached him. */
export const CALLBACK_STATUSES = ['OPEN', 'DONE', 'UNREACHABLE', 'OVERTAKEN'] as const;
export type CallbackStatus = (typeof CALLBACK_STATUSES)[number];

export const CALLBACK_RESULTS = ['RESOLVED', 'UNRESOLVED', 'NO_ANSWER'] as const;
export type CallbackResult = (typeof CALLBACK_RESULTS)[number];

/** Up to three calls, on different days (handbook §3). */
const CALLS = 3;

const DUE_WORKING_DAYS: Readonly<Record<CallbackPurpose, number>> = {
  SILENCE: 2,
  BAD_STAGE: 2,
  BAD_REVIEW: 1,
  SAMPLE: 5,
};

/** When the next call is due, counted from the opening or from the last call. */
export const callDueAt = (purpose: CallbackPurpose, from: Date, calendar: WorkingCalendar): Date =>
  calendar.addWorkingDays(from, DUE_WORKING_DAYS[purpose]);

/** What a call makes of its task; `failedBefore` counts calls nobody answered. */
export function afterCall(result: CallbackResult, failedBefore: number): CallbackStatus {
  if (result !== 'NO_ANSWER') return 'DONE';
  return failedBefore + 1 >= CALLS ? 'UNREACHABLE' : 'OPEN';
}
