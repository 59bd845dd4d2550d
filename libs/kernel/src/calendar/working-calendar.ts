import { DAY_MS, MINUTE_MS, calendarDateOf, dayNumberOf, isWeekend } from './calendar-date';
import type { CalendarDate } from './calendar-date';
import { DailyWindow } from './daily-window';
import { DEFAULT_WORKING_HOURS, areWorkingHours } from './working-hours';
import type { WorkingInterval } from './working-hours';

/** HOLIDAY: off though it may be a weekday. WORKDAY: on though it is a weekend (调休). */
export const DAY_KINDS = ['HOLIDAY', 'WORKDAY'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export interface WorkingCalendarOptions {
  /** Local time minus UTC in minutes. China: 480 all year, there is no daylight saving. */
  readonly timeZoneOffsetMinutes?: number;
  readonly workingHours?: readonly WorkingInterval[];
  /** The days that differ from "Monday to Friday". */
  readonly days?: ReadonlyMap<CalendarDate, DayKind>;
}

/** So many days without a working day are a broken calendar, not a long holiday. */
export const MAX_DAYS_OFF = 400;
/** No deadline is a century long. Keeps every loop short, whatever a configuration says. */
const MAX_WORKING_DAYS = 25_000;

/**
 * The working-day calendar of a street (handbook §3, deadlines). Immutable. Instants are `Date`, counted in UTC;
 * days and hours are local.
 *
 * `add…` finds the moment a clock arrives, `…Between` measures; they are each other's inverse. Both are signed:
 * negative amounts go back in time, and a measure is negative when `b` lies before `a`. Going forward, a clock arrives
 * at the first moment possible: at Friday's close, not at Monday's opening. A working-day clock that has used up a day
 * arrives at its 24:00, which other calendars write as 00:00 of the next day.
 *
 * @throws RangeError for an invalid date, an amount that is not finite or longer than a century, hours that overlap,
 * or a calendar with more than 400 days off in a row.
 */
export class WorkingCalendar {
  private readonly offsetMs: number;
  private readonly kinds = new Map<number, DayKind>();
  /** Days that differ from the plain week, ascending, each with the sum of differences so far. */
  private readonly exceptions: readonly { day: number; sum: number }[];
  private readonly hours: DailyWindow;
  private readonly wholeDay = new DailyWindow([{ from: 0, to: 24 * 60 }]);
  private readonly openMs: number;
  private readonly closeMs: number;

  constructor(options: WorkingCalendarOptions = {}) {
    const {
      timeZoneOffsetMinutes = 480,
      workingHours = DEFAULT_WORKING_HOURS,
      days = new Map<CalendarDate, DayKind>(),
    } = options;
    if (!Number.isInteger(timeZoneOffsetMinutes) || Math.abs(timeZoneOffsetMinutes) > 14 * 60) {
      throw new RangeError(`not a time zone offset in minutes: ${timeZoneOffsetMinutes}`);
    }
    if (!areWorkingHours(workingHours)) {
      throw new RangeError('working hours must be in order, apart from each other, and end before midnight');
    }
    this.offsetMs = timeZoneOffsetMinutes * MINUTE_MS;
    this.hours = new DailyWindow(workingHours);
    this.openMs = this.hours.latestOffsetOf(0);
    this.closeMs = this.hours.earliestOffsetOf(this.hours.totalMs);
    for (const [date, kind] of days) this.kinds.set(this.dayNumber(date), kind);
    this.exceptions = differencesFromPlainWeek(this.kinds);
  }

  isWorkingDay(at: Date | CalendarDate): boolean {
    return this.isOn(this.dayNumber(at));
  }

  /** Whether people are at their desks in the millisecond that begins here; false at the very close. */
  isWorkingTime(at: Date): boolean {
    const { day, offset } = this.split(at);
    return this.isOn(day) && this.hours.isOpenAt(offset);
  }

  /** The local day an instant falls on. */
  localDate(at: Date): CalendarDate {
    return calendarDateOf(this.split(at).day);
  }

  /** 00:00 of that local day. */
  startOfDay(at: Date | CalendarDate): Date {
    return this.instant(this.dayNumber(at), 0);
  }

  /** When the desks open on that local day, were it a working day. */
  openingOf(at: Date | CalendarDate): Date {
    return this.instant(this.dayNumber(at), this.openMs);
  }

  /** When the desks close on that local day, were it a working day. */
  closeOf(at: Date | CalendarDate): Date {
    return this.instant(this.dayNumber(at), this.closeMs);
  }

  /** The instant itself when people are at work, else the moment they next begin. */
  nextWorkingTime(at: Date): Date {
    const { day, offset } = this.split(at);
    const elapsed = this.hours.elapsedAt(offset);
    if (this.isOn(day) && elapsed < this.hours.totalMs) {
      return this.instant(day, Math.max(offset, this.hours.latestOffsetOf(elapsed)));
    }
    return this.instant(this.workingDayFrom(day + 1, 1), this.openMs);
  }

  /**
   * The close of the n-th working day after the day of `from` (handbook §3). From a day off the first working day is
   * the first. Negative `n` counts back from there, and 0 is the close of the last working day that is not after
   * `from`'s day: the moment at which "no working day is left".
   */
  addWorkingDays(from: Date, n: number): Date {
    if (!Number.isInteger(n) || Math.abs(n) > MAX_WORKING_DAYS) {
      throw new RangeError(`not a number of working days: ${n}`);
    }
    let day = this.split(from).day;
    if (n > 0) for (let i = 0; i < n; i++) day = this.workingDayFrom(day + 1, 1);
    else for (let i = 0; i <= -n; i++) day = this.workingDayFrom(i === 0 ? day : day - 1, -1);
    return this.instant(day, this.closeMs);
  }

  /** When so many minutes of working hours will have passed; `from` itself for 0. Fractions count to the millisecond. */
  addWorkingMinutes(from: Date, minutes: number): Date {
    return this.advance(this.hours, from, Math.round(minutes * MINUTE_MS));
  }

  /** When a clock that runs 24 hours on working days and stands still on days off will have run `ms` milliseconds. */
  addClockOnWorkingDays(from: Date, ms: number): Date {
    return this.advance(this.wholeDay, from, Math.round(ms));
  }

  /** Working days after the day of `a`, up to and with the day of `b`. */
  workingDaysBetween(a: Date, b: Date): number {
    return this.workingDaysUpTo(this.split(b).day) - this.workingDaysUpTo(this.split(a).day);
  }

  /** Minutes of working hours from `a` to `b`, with fractions. */
  workingMinutesBetween(a: Date, b: Date): number {
    return this.measure(this.hours, a, b) / MINUTE_MS;
  }

  /** Milliseconds of working days (00:00–24:00) from `a` to `b`. */
  clockMsOnWorkingDaysBetween(a: Date, b: Date): number {
    return this.measure(this.wholeDay, a, b);
  }

  private advance(window: DailyWindow, from: Date, ms: number): Date {
    if (!Number.isFinite(ms) || Math.abs(ms) > MAX_WORKING_DAYS * window.totalMs) {
      throw new RangeError(`not a length of time: ${ms} ms`);
    }
    if (ms === 0) return new Date(from);
    const { day: firstDay, offset } = this.split(from);
    const step = ms > 0 ? 1 : -1;
    let left = Math.abs(ms);
    let day = this.workingDayFrom(firstDay, step);
    // on a day reached from another, the whole window still lies ahead (or behind)
    let shown = day === firstDay ? window.elapsedAt(offset) : step > 0 ? 0 : window.totalMs;
    for (;;) {
      const available = step > 0 ? window.totalMs - shown : shown;
      if (left <= available) break;
      left -= available;
      day = this.workingDayFrom(day + step, step);
      shown = step > 0 ? 0 : window.totalMs;
    }
    const target = shown + step * left;
    return this.instant(day, step > 0 ? window.earliestOffsetOf(target) : window.latestOffsetOf(target));
  }

  private measure(window: DailyWindow, a: Date, b: Date): number {
    return this.shownAt(window, b) - this.shownAt(window, a);
  }

  /** What a clock that has always run in `window` shows; only differences have a meaning. */
  private shownAt(window: DailyWindow, at: Date): number {
    const { day, offset } = this.split(at);
    const today = this.isOn(day) ? window.elapsedAt(offset) : 0;
    return this.workingDaysUpTo(day - 1) * window.totalMs + today;
  }

  /** The working days up to and with this one, counted from a fixed Sunday; only differences have a meaning. */
  private workingDaysUpTo(day: number): number {
    const sinceSunday = day + 4;
    const weeks = Math.floor(sinceSunday / 7);
    const weekdays = weeks * 5 + Math.min(sinceSunday - weeks * 7, 5);
    let low = 0;
    let high = this.exceptions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.exceptions[middle]!.day <= day) low = middle + 1;
      else high = middle;
    }
    return weekdays + (low === 0 ? 0 : this.exceptions[low - 1]!.sum);
  }

  /** The first working day from `day` on, itself included, going forward (1) or back (-1). */
  private workingDayFrom(day: number, step: 1 | -1): number {
    for (let i = 0; i < MAX_DAYS_OFF; i++) if (this.isOn(day + i * step)) return day + i * step;
    throw new RangeError(
      `no working day within ${MAX_DAYS_OFF} days of ${calendarDateOf(day)}: check the calendar`,
    );
  }

  private isOn(day: number): boolean {
    const kind = this.kinds.get(day);
    return kind === undefined ? !isWeekend(day) : kind === 'WORKDAY';
  }

  private dayNumber(at: Date | CalendarDate): number {
    if (typeof at !== 'string') return this.split(at).day;
    const day = dayNumberOf(at);
    if (day === null) throw new RangeError(`not a calendar date: ${at}`);
    return day;
  }

  private split(at: Date): { day: number; offset: number } {
    const local = at.getTime() + this.offsetMs;
    if (Number.isNaN(local)) throw new RangeError('not a moment in time: invalid Date');
    const day = Math.floor(local / DAY_MS);
    return { day, offset: local - day * DAY_MS };
  }

  private instant(day: number, offset: number): Date {
    return new Date(day * DAY_MS + offset - this.offsetMs);
  }
}

function differencesFromPlainWeek(kinds: ReadonlyMap<number, DayKind>): { day: number; sum: number }[] {
  let sum = 0;
  return [...kinds]
    .filter(([day, kind]) => isWeekend(day) === (kind === 'WORKDAY'))
    .sort(([a], [b]) => a - b)
    .map(([day, kind]) => ({ day, sum: (sum += kind === 'WORKDAY' ? 1 : -1) }));
}
