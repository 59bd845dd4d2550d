import type { CalendarDate, WorkingCalendar } from '#libs/kernel';
import { calendarDateOf, dayNumberOf, MINUTE_MS } from '#libs/kernel';

/** When a standing order 长期单 recurs: every so many days from its first, if wanted only on some days of the week. */
export interface StandingRule {
  /** First local day; occurrences are counted from it. */
  readonly startsOn: CalendarDate;
  /** Last local day; null: until somebody ends it. */
  readonly endsOn: CalendarDate | null;
  readonly everyDays: number;
  /** 1 Monday … 7 Sunday; empty: any day. */
  readonly weekdays: readonly number[];
  /** Minute of the local day. */
  readonly atMinute: number;
}

/** A rule that hits no day within so many steps never will. */
const MOST_STEPS = 800;

/** The first occurrence after that moment; null when the rule is over, or never hits a day. Pure. */
export function nextOccurrence(rule: StandingRule, after: Date, calendar: WorkingCalendar): Date | null {
  const first = dayNumberOf(rule.startsOn);
  const last = rule.endsOn === null ? Infinity : dayNumberOf(rule.endsOn);
  if (first === null || last === null) return null;
  const today = dayNumberOf(calendar.localDate(after))!;
  let day = first + Math.ceil(Math.max(0, today - first) / rule.everyDays) * rule.everyDays;
  for (let step = 0; step < MOST_STEPS && day <= last; step++, day += rule.everyDays) {
    if (rule.weekdays.length > 0 && !rule.weekdays.includes(weekdayOf(day))) continue;
    const at = new Date(calendar.startOfDay(calendarDateOf(day)).getTime() + rule.atMinute * MINUTE_MS);
    if (at > after) return at;
  }
  return null;
}

/** Day 0 of the calendar, 1 January 1970, was a Thursday. */
const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;
