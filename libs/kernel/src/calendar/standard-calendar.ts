import { daysOf } from './calendar-year';
import type { CalendarYear } from './calendar-year';
import { WorkingCalendar } from './working-calendar';
import { CALENDAR_2026 } from './years/2026';
import { CALENDAR_2027 } from './years/2027';

/** The years the product ships with. Days of any other year are plain weeks: Monday to Friday. */
export const CALENDAR_YEARS: readonly CalendarYear[] = [CALENDAR_2026, CALENDAR_2027];

/** China's calendar of those years with the default working hours, for a street that has configured nothing. */
export const STANDARD_CALENDAR = new WorkingCalendar({ days: daysOf(CALENDAR_YEARS) });
