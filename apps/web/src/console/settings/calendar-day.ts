import type { ConsoleCalendarQuery } from '../../generated/graphql';

/** A day that is not like its weekday: a holiday, or a working weekend. */
export type CalendarDay = ConsoleCalendarQuery['calendar']['days'][number];
