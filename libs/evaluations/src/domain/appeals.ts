import type { WorkingCalendar } from '#libs/kernel';

export const APPEAL_STATUSES = ['OPEN', 'UPHELD', 'DISMISSED'] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

/** "The provider may appeal within 5 working days" (handbook §4), counted from when the rating entered the figures. */
const APPEAL_WORKING_DAYS = 5;

export const appealClosesAt = (countedAt: Date, calendar: WorkingCalendar): Date =>
  calendar.addWorkingDays(countedAt, APPEAL_WORKING_DAYS);
