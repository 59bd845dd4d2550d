import { err, ok } from '../result';
import type { Result } from '../result';
import { text } from '../text';
import type { Text } from '../text';
import type { Refusal } from '../workflow/definition';
import { dayNumberOf, isWeekend } from './calendar-date';
import type { CalendarDate } from './calendar-date';
import { DAY_KINDS } from './working-calendar';
import type { DayKind } from './working-calendar';

/** One day that differs from "Monday to Friday". */
export interface CalendarDay {
  readonly date: CalendarDate;
  readonly kind: DayKind;
  /** The festival it belongs to. */
  readonly name: Text;
}

/** The holidays and added working days (调休) of one year, as a street edits them. */
export interface CalendarYear {
  readonly year: number;
  /** True until the State Council's notice for the year has been taken over. */
  readonly provisional: boolean;
  /** Where the days come from, for people who check. */
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

/** The days of several years, as `WorkingCalendar` takes them. Where years repeat, the later one in the list replaces. */
export function daysOf(years: readonly CalendarYear[]): ReadonlyMap<CalendarDate, DayKind> {
  const byYear = new Map(years.map((year) => [year.year, year]));
  return new Map([...byYear.values()].flatMap((year) => year.days).map((day) => [day.date, day.kind]));
}

/** Whether deadlines in `year` stand on an official calendar, an estimated one, or none (plain weeks, no festivals). */
export function standingOf(
  years: readonly CalendarYear[],
  year: number,
): 'OFFICIAL' | 'PROVISIONAL' | 'MISSING' {
  const known = years.findLast((candidate) => candidate.year === year);
  if (!known) return 'MISSING';
  return known.provisional ? 'PROVISIONAL' : 'OFFICIAL';
}

/**
 * Checks an edited year file (parsed JSON of unknown shape). All problems at once, each with the field it is about
 * (`days[3].date`), so that the person who edited it needs one round only.
 */
export function parseCalendarYear(input: unknown): Result<CalendarYear, readonly Refusal[]> {
  if (!isRecord(input)) return err([NOT_A_CALENDAR_YEAR]);
  const problems: Refusal[] = [];
  const { year, provisional, source, days } = input;
  if (!isYear(year)) problems.push(YEAR_INVALID);
  if (typeof provisional !== 'boolean') problems.push(PROVISIONAL_INVALID);
  if (!isName(source)) problems.push(SOURCE_MISSING);
  if (!Array.isArray(days) || days.length > 366) problems.push(DAYS_INVALID);
  const parsed: CalendarDay[] = [];
  const seen = new Set<string>();
  for (const [index, day] of (Array.isArray(days) ? days.slice(0, 366) : []).entries()) {
    const found = problemsOfDay(day, `days[${index}]`, isYear(year) ? year : null, seen);
    problems.push(...found);
    if (found.length === 0) parsed.push(plainDay(day as CalendarDay));
  }
  if (problems.length > 0) return err(problems);
  return ok({
    year: year as number,
    provisional: provisional as boolean,
    source: source as string,
    days: parsed,
  });
}

function problemsOfDay(day: unknown, field: string, year: number | null, seen: Set<string>): Refusal[] {
  if (!isRecord(day)) return [dayInvalid(field)];
  const problems: Refusal[] = [];
  const { date, kind, name } = day;
  const dayNumber = typeof date === 'string' ? dayNumberOf(date) : null;
  if (typeof date !== 'string' || dayNumber === null) problems.push(dateInvalid(`${field}.date`, date));
  else {
    if (year !== null && Number(date.slice(0, 4)) !== year)
      problems.push(dateOutsideYear(`${field}.date`, date, year));
    if (seen.has(date)) problems.push(dateRepeated(`${field}.date`, date));
    if (kind === 'WORKDAY' && !isWeekend(dayNumber)) problems.push(workdayOnWeekday(`${field}.kind`, date));
    seen.add(date);
  }
  if (!DAY_KINDS.some((known) => known === kind)) problems.push(kindInvalid(`${field}.kind`, kind));
  if (!isRecord(name) || !isName(name.zh) || !isName(name.en)) problems.push(nameInvalid(`${field}.name`));
  return problems;
}

/** Drops whatever else the file carried. */
const plainDay = ({ date, kind, name }: CalendarDay): CalendarDay => ({
  date,
  kind,
  name: { zh: name.zh, en: name.en },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isYear = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 2000 && value <= 2100;
const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 40);

const NOT_A_CALENDAR_YEAR: Refusal = {
  code: 'CALENDAR_YEAR_INVALID',
  message: text('这不是年度日历。', 'This is not a calendar year.'),
  wayOut: text(
    '请写成 {"year", "provisional", "source", "days"}，可从现有年度复制。',
    'Write {"year", "provisional", "source", "days"}; copy an existing year to begin with.',
  ),
};
const YEAR_INVALID: Refusal = {
  code: 'CALENDAR_YEAR_INVALID',
  message: text('年份不对。', 'The year is not valid.'),
  wayOut: text('请写 2000 到 2100 之间的整数。', 'Write a whole number from 2000 to 2100.'),
  field: 'year',
};
const PROVISIONAL_INVALID: Refusal = {
  code: 'CALENDAR_PROVISIONAL_INVALID',
  message: text('没有写明是否为暂定日历。', 'It does not say whether the calendar is provisional.'),
  wayOut: text(
    '按国务院通知填写的写 false，估计的写 true。',
    'Write false when it follows the official notice, true when it is an estimate.',
  ),
  field: 'provisional',
};
const SOURCE_MISSING: Refusal = {
  code: 'CALENDAR_SOURCE_MISSING',
  message: text('没有写明依据。', 'The source is missing.'),
  wayOut: text('请写上通知的名称和日期。', 'Name the notice and its date.'),
  field: 'source',
};
const DAYS_INVALID: Refusal = {
  code: 'CALENDAR_DAYS_INVALID',
  message: text('日期清单不对。', 'The list of days is not valid.'),
  wayOut: text('days 应是一个清单，最多 366 天。', 'days must be a list of at most 366 days.'),
  field: 'days',
};

const dayInvalid = (field: string): Refusal => ({
  code: 'CALENDAR_DAY_INVALID',
  message: text('这一天的写法不对。', 'This day is not written correctly.'),
  wayOut: text('每天写成 {"date", "kind", "name"}。', 'Write each day as {"date", "kind", "name"}.'),
  field,
});
const dateInvalid = (field: string, date: unknown): Refusal => ({
  code: 'CALENDAR_DATE_INVALID',
  message: text(`没有 ${shown(date)} 这个日期。`, `There is no date ${shown(date)}.`),
  wayOut: text('请写成 2027-02-05 这样的日期。', 'Write a date such as 2027-02-05.'),
  field,
});
const dateOutsideYear = (field: string, date: string, year: number): Refusal => ({
  code: 'CALENDAR_DATE_OUTSIDE_YEAR',
  message: text(`${date} 不在 ${year} 年。`, `${date} is not in ${year}.`),
  wayOut: text('请改日期，或把这一天写进它那一年的日历。', 'Correct it, or put the day into its own year.'),
  field,
});
const dateRepeated = (field: string, date: string): Refusal => ({
  code: 'CALENDAR_DATE_REPEATED',
  message: text(`${date} 写了不止一次。`, `${date} is listed more than once.`),
  wayOut: text('同一天请只保留一条。', 'Keep one entry for each day.'),
  field,
});
const kindInvalid = (field: string, kind: unknown): Refusal => ({
  code: 'CALENDAR_KIND_INVALID',
  message: text(`没有 ${shown(kind)} 这种日子。`, `There is no kind of day ${shown(kind)}.`),
  wayOut: text(
    '放假写 HOLIDAY，调休上班写 WORKDAY。',
    'Write HOLIDAY for a day off, WORKDAY for an added working day.',
  ),
  field,
});
const workdayOnWeekday = (field: string, date: string): Refusal => ({
  code: 'CALENDAR_WORKDAY_ON_WEEKDAY',
  message: text(
    `${date} 是周一至周五，本来就上班。`,
    `${date} is a Monday to Friday and a working day anyway.`,
  ),
  wayOut: text('调休上班日应在周末，请核对日期。', 'Added working days are weekends; check the date.'),
  field,
});
const nameInvalid = (field: string): Refusal => ({
  code: 'CALENDAR_NAME_INVALID',
  message: text('没有写节日名称。', 'The name of the festival is missing.'),
  wayOut: text('请写中文和英文名称：{"zh", "en"}。', 'Give it in Chinese and English: {"zh", "en"}.'),
  field,
});
