import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar-date';
import type { DeadlineLength, DeadlineUnit } from './deadline-length';
import { isPaused, mergePauses, pausesUntil } from './pauses';
import type { Pause } from './pauses';
import type { WorkingCalendar } from './working-calendar';

/** A century of days: the longest stretch of pauses that is walked through. */
const MAX_DAYS_WALKED = 36_525;

const UNIT_MS: Readonly<Record<Exclude<DeadlineUnit, 'workingDays'>, number>> = {
  minutes: MINUTE_MS,
  hours: HOUR_MS,
  days: DAY_MS,
  poolHours: HOUR_MS,
  workingHours: HOUR_MS,
};

/**
 * When a deadline that began at `startsAt` is due (handbook §3), or null while an open pause holds it: then nobody
 * knows yet. A pause that begins when the deadline was due already changes nothing, open or not: it was missed.
 *
 * Pauses stop the clock. For clock units, pool hours and working hours only the time outside pauses counts, so that a
 * pause over a weekend costs a pool clock nothing. **Working days** are whole or they do not count: the due moment is
 * the close of the n-th working day after the day of start *of which no working minute was paused*. Whoever has the
 * deadline therefore always gets n undisturbed days; a pause within the day of start, at night or over a weekend moves
 * nothing, and two pauses on one day move no more than one.
 *
 * Amounts of zero or less (a rest that was used up) are due at once or in the past.
 */
export function dueAt(
  length: DeadlineLength,
  startsAt: Date,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Date | null {
  const merged = mergePauses(pauses, startsAt);
  if (length.unit === 'workingDays') return dueAfterWholeDays(length.amount, startsAt, calendar, merged);
  const clock = clockOf(length.unit, calendar);
  let left = Math.round(length.amount * UNIT_MS[length.unit]);
  let runsFrom = startsAt;
  for (const pause of merged) {
    const runs = clock.between(runsFrom, pause.from);
    if (runs >= left) break;
    if (!pause.to) return null;
    left -= runs;
    runsFrom = pause.to;
  }
  return clock.add(runsFrom, left);
}

/**
 * What is left of a deadline at `now`, in its own unit; negative when overdue by as much. A new deadline of that length
 * beginning at `now` (or when the pause ends) is due when the old one would have been: an order handed back to its pool
 * goes on "with what was left of its clock". Of working days, today counts as used unless it was paused.
 */
export function remaining(
  length: DeadlineLength,
  startsAt: Date,
  now: Date,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): DeadlineLength {
  if (now <= startsAt) return length;
  const past = pausesUntil(mergePauses(pauses, startsAt), now);
  if (length.unit === 'workingDays') {
    return { unit: length.unit, amount: length.amount - wholeDaysUsed(startsAt, now, calendar, past) };
  }
  const clock = clockOf(length.unit, calendar);
  let used = clock.between(startsAt, now);
  for (const pause of past) used -= clock.between(pause.from, pause.to ?? now);
  return { unit: length.unit, amount: length.amount - used / UNIT_MS[length.unit] };
}

/** Whether the clock moves at `at`: not paused, and a day (or hour) on which this unit counts. */
export function isRunning(
  length: DeadlineLength,
  at: Date,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): boolean {
  if (isPaused(pauses, at)) return false;
  if (length.unit === 'poolHours' || length.unit === 'workingDays') return calendar.isWorkingDay(at);
  return length.unit === 'workingHours' ? calendar.isWorkingTime(at) : true;
}

/** The moment so long after another, pauses aside; with a negative amount, so long before it ("1 working day before"). */
export function addLength(at: Date, length: DeadlineLength, calendar: WorkingCalendar): Date {
  if (length.unit === 'workingDays') return calendar.addWorkingDays(at, length.amount);
  return clockOf(length.unit, calendar).add(at, Math.round(length.amount * UNIT_MS[length.unit]));
}

interface StoppingClock {
  /** Milliseconds on this clock. */
  between(a: Date, b: Date): number;
  add(from: Date, ms: number): Date;
}

function clockOf(unit: Exclude<DeadlineUnit, 'workingDays'>, calendar: WorkingCalendar): StoppingClock {
  switch (unit) {
    case 'poolHours':
      return {
        between: (a, b) => calendar.clockMsOnWorkingDaysBetween(a, b),
        add: (from, ms) => calendar.addClockOnWorkingDays(from, ms),
      };
    case 'workingHours':
      return {
        between: (a, b) => Math.round(calendar.workingMinutesBetween(a, b) * MINUTE_MS),
        add: (from, ms) => calendar.addWorkingMinutes(from, ms / MINUTE_MS),
      };
    case 'minutes':
    case 'hours':
    case 'days':
      return {
        between: (a, b) => b.getTime() - a.getTime(),
        add: (from, ms) => new Date(from.getTime() + ms),
      };
  }
}

function dueAfterWholeDays(
  days: number,
  startsAt: Date,
  calendar: WorkingCalendar,
  pauses: readonly Pause[],
): Date | null {
  if (days <= 0 || pauses.length === 0) return calendar.addWorkingDays(startsAt, days);
  let close = startsAt;
  let whole = 0;
  for (let walked = 0; walked < MAX_DAYS_WALKED; walked++) {
    close = calendar.addWorkingDays(close, 1);
    const pause = pauseOnDay(close, calendar, pauses);
    if (!pause) whole++;
    else if (!pause.to) return null;
    if (whole === days) return close;
  }
  throw new RangeError(`pauses longer than a century from ${startsAt.toISOString()}`);
}

function wholeDaysUsed(
  startsAt: Date,
  now: Date,
  calendar: WorkingCalendar,
  pauses: readonly Pause[],
): number {
  let used = calendar.workingDaysBetween(startsAt, now);
  if (pauses.length === 0) return used;
  let close = startsAt;
  for (let left = Math.min(used, MAX_DAYS_WALKED); left > 0; left--) {
    close = calendar.addWorkingDays(close, 1);
    if (pauseOnDay(close, calendar, pauses)) used--;
  }
  return used;
}

/** The pause that took working time out of the day of `close`. */
function pauseOnDay(close: Date, calendar: WorkingCalendar, pauses: readonly Pause[]): Pause | undefined {
  const opening = calendar.openingOf(close);
  return pauses.find((pause) => {
    if (pause.from >= close || (pause.to && pause.to <= opening)) return false;
    const from = pause.from > opening ? pause.from : opening;
    const to = pause.to && pause.to < close ? pause.to : close;
    return calendar.workingMinutesBetween(from, to) > 0;
  });
}
