/** A day of the local calendar, `YYYY-MM-DD`, without a time of day. */
export type CalendarDate = string;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Days since 1970-01-01, or null when the text is not a date that exists (`2027-02-30`). */
export function dayNumberOf(date: CalendarDate): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight)) return null;
  const day = midnight / DAY_MS;
  // Date.parse rolls 30 February over to March in some engines
  return calendarDateOf(day) === date ? day : null;
}

/** The inverse of `dayNumberOf`. */
export function calendarDateOf(dayNumber: number): CalendarDate {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

export function isWeekend(dayNumber: number): boolean {
  // day 0 was a Thursday
  const weekday = (((dayNumber + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
