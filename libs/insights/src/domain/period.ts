import { calendarDateOf, dayNumberOf, type CalendarDate } from '#libs/kernel';

export const GRAINS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type Grain = (typeof GRAINS)[number];

/** A day, ISO week, month, quarter or year of the local calendar (Asia/Shanghai). Both ends belong to it. */
export interface Period {
  readonly grain: Grain;
  /** `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`. */
  readonly key: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const OFFSET_MS = 8 * 3600_000;
const MONTHS: Readonly<Record<'MONTH' | 'QUARTER' | 'YEAR', number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The local date of a moment. Asia/Shanghai has had no summer time since 1991. */
export const localDateOf = (moment: Date): CalendarDate =>
  new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** Midnight, local, at the beginning of a date. */
export const beginningOf = (date: CalendarDate): Date => new Date(`${date}T00:00:00+08:00`);

/** The period of that grain a date lies in. */
export function periodOf(grain: Grain, date: CalendarDate): Period {
  const day = dayNumberOf(date);
  if (day === null) throw new Error(`${date} is no date`);
  switch (grain) {
    case 'DAY':
      return { grain, key: date, from: date, to: date };
    case 'WEEK':
      return weekOf(day);
    case 'MONTH':
    case 'QUARTER':
    case 'YEAR':
      return monthsOf(grain, Number(date.slice(0, 4)), Number(date.slice(5, 7)));
  }
}

/** The period a key names; null when it names none. */
export function periodByKey(grain: Grain, key: string): Period | null {
  const date = dateIn(grain, key);
  if (date === null || dayNumberOf(date) === null) return null;
  const period = periodOf(grain, date);
  return period.key === key ? period : null;
}

/** The `n`-th period after (or, below zero, before) this one. */
export function shifted(period: Period, n: number): Period {
  const { grain, from } = period;
  switch (grain) {
    case 'DAY':
    case 'WEEK':
      return periodOf(grain, calendarDateOf(dayNumberOf(from)! + n * (grain === 'DAY' ? 1 : 7)));
    case 'MONTH':
    case 'QUARTER':
    case 'YEAR': {
      const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + n * MONTHS[grain];
      return monthsOf(grain, Math.floor(month / 12), (month % 12) + 1);
    }
  }
}

/** The same period a year before: the same date, ISO week, month, quarter. 29 February and week 53 have the last there is. */
export function yearBefore(period: Period): Period {
  const { grain, key, from } = period;
  const year = Number(key.slice(0, 4)) - 1;
  switch (grain) {
    case 'DAY': {
      const date = `${year}${from.slice(4)}`;
      return periodOf(grain, dayNumberOf(date) === null ? `${year}-02-28` : date);
    }
    case 'WEEK':
      return periodByKey(grain, `${year}${key.slice(4)}`) ?? periodByKey(grain, `${year}-W52`)!;
    case 'MONTH':
    case 'QUARTER':
    case 'YEAR':
      return periodOf(grain, `${year}${from.slice(4)}`);
  }
}

/** The periods of a finer grain that make up this one, in order; the trend inside a period. */
export function partsOf(period: Period, grain: Exclude<Grain, 'WEEK'>): Period[] {
  const parts: Period[] = [];
  for (let part = periodOf(grain, period.from); part.from <= period.to; part = shifted(part, 1))
    parts.push(part);
  return parts;
}

function dateIn(grain: Grain, key: string): CalendarDate | null {
  switch (grain) {
    case 'DAY':
      return /^\d{4}-\d{2}-\d{2}$/.test(key) ? key : null;
    case 'WEEK': {
      const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(key) ?? [];
      // 4 January lies in week 1
      return year === undefined
        ? null
        : calendarDateOf(dayNumberOf(`${year}-01-04`)! + 7 * (Number(week) - 1));
    }
    case 'MONTH':
      return /^\d{4}-\d{2}$/.test(key) ? `${key}-01` : null;
    case 'QUARTER': {
      const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(key) ?? [];
      return year === undefined ? null : `${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`;
    }
    case 'YEAR':
      return /^\d{4}$/.test(key) ? `${key}-01-01` : null;
  }
}

function weekOf(day: number): Period {
  // day 0 was a Thursday; weeks begin on Monday and belong to the year of their Thursday
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  const thursday = calendarDateOf(monday + 3);
  const year = thursday.slice(0, 4);
  const week = 1 + Math.floor((monday + 3 - dayNumberOf(`${year}-01-01`)!) / 7);
  return {
    grain: 'WEEK',
    key: `${year}-W${String(week).padStart(2, '0')}`,
    from: calendarDateOf(monday),
    to: calendarDateOf(monday + 6),
  };
}

function monthsOf(grain: 'MONTH' | 'QUARTER' | 'YEAR', year: number, month: number): Period {
  const months = MONTHS[grain];
  const first = Math.floor((month - 1) / months) * months + 1;
  const from = `${String(year).padStart(4, '0')}-${String(first).padStart(2, '0')}-01`;
  const next = year * 12 + first - 1 + months;
  const after = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`;
  const to = calendarDateOf(dayNumberOf(after)! - 1);
  const key =
    grain === 'MONTH'
      ? from.slice(0, 7)
      : grain === 'YEAR'
        ? from.slice(0, 4)
        : `${year}-Q${(first + 2) / 3}`;
  return { grain, key, from, to };
}
