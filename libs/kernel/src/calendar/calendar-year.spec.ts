import { unwrap } from '../result';
import { calendarDateOf, dayNumberOf, isWeekend } from './calendar-date';
import { daysOf, parseCalendarYear, standingOf } from './calendar-year';
import type { CalendarYear } from './calendar-year';
import { CALENDAR_YEARS } from './standard-calendar';
import { WorkingCalendar } from './working-calendar';

const day = (date: string, kind = 'HOLIDAY'): unknown => ({
  date,
  kind,
  name: { zh: '春节', en: 'Spring Festival' },
});
const year = (...days: unknown[]): Record<string, unknown> => ({
  year: 2027,
  provisional: false,
  source: '通知',
  days,
});

describe.each(CALENDAR_YEARS)('the shipped calendar of $year', (shipped) => {
  it('passes its own check', () => {
    expect(unwrap(parseCalendarYear(JSON.parse(JSON.stringify(shipped))))).toEqual(shipped);
  });

  it('takes 13 working days out of the year, the number of statutory ones', () => {
    const weekdaysOff = shipped.days.filter((d) => d.kind === 'HOLIDAY' && !isWeekend(dayNumberOf(d.date)!));
    const weekendsWorked = shipped.days.filter((d) => d.kind === 'WORKDAY');
    expect(weekdaysOff.length - weekendsWorked.length).toBe(13);
  });

  it('never asks for more than six working days in a row around a festival', () => {
    const calendar = new WorkingCalendar({ days: daysOf(CALENDAR_YEARS) });
    let row = 0;
    let longest = 0;
    for (let d = dayNumberOf(`${shipped.year}-01-01`)!; d <= dayNumberOf(`${shipped.year}-12-31`)!; d++) {
      row = calendar.isWorkingDay(calendarDateOf(d)) ? row + 1 : 0;
      longest = Math.max(longest, row);
    }
    expect(longest).toBe(6);
  });
});

describe('calendar years together', () => {
  it('says whether a year is official, provisional or missing', () => {
    expect([2025, 2026, 2027].map((y) => standingOf(CALENDAR_YEARS, y))).toEqual([
      'MISSING',
      'OFFICIAL',
      'PROVISIONAL',
    ]);
  });

  it('lets a later file replace the whole year, with nothing left of the estimate', () => {
    const notice = unwrap(parseCalendarYear(year(day('2027-02-04'), day('2027-02-14', 'WORKDAY'))));
    const days = daysOf([...CALENDAR_YEARS, notice]);
    expect(days.get('2027-02-04')).toBe('HOLIDAY');
    expect(days.has('2027-01-31')).toBe(false);
    expect(days.get('2026-02-14')).toBe('WORKDAY');
    expect(standingOf([...CALENDAR_YEARS, notice], 2027)).toBe('OFFICIAL');
  });
});

describe('an edited calendar year', () => {
  it('is taken over without what does not belong in it', () => {
    const edited = { ...year({ ...(day('2027-02-05') as object), remark: 'x' }), remark: 'y' };
    const expected: CalendarYear = {
      year: 2027,
      provisional: false,
      source: '通知',
      days: [{ date: '2027-02-05', kind: 'HOLIDAY', name: { zh: '春节', en: 'Spring Festival' } }],
    };
    expect(unwrap(parseCalendarYear(edited))).toEqual(expected);
  });

  it.each<[string, unknown, string, string | undefined]>([
    ['nothing', null, 'CALENDAR_YEAR_INVALID', undefined],
    ['a list', [], 'CALENDAR_YEAR_INVALID', undefined],
    ['a year in words', { ...year(), year: '2027' }, 'CALENDAR_YEAR_INVALID', 'year'],
    [
      'no word on whether it is provisional',
      { ...year(), provisional: undefined },
      'CALENDAR_PROVISIONAL_INVALID',
      'provisional',
    ],
    ['no source', { ...year(), source: ' ' }, 'CALENDAR_SOURCE_MISSING', 'source'],
    ['no days', { ...year(), days: {} }, 'CALENDAR_DAYS_INVALID', 'days'],
    [
      'too many days',
      { ...year(), days: Array(400).fill(day('2027-02-05')) },
      'CALENDAR_DAYS_INVALID',
      'days',
    ],
    ['a day that is none', year('2027-02-05'), 'CALENDAR_DAY_INVALID', 'days[0]'],
    ['a date that does not exist', year(day('2027-02-30')), 'CALENDAR_DATE_INVALID', 'days[0].date'],
    ['a date in another form', year(day('2027/2/5')), 'CALENDAR_DATE_INVALID', 'days[0].date'],
    ['a date of another year', year(day('2026-02-05')), 'CALENDAR_DATE_OUTSIDE_YEAR', 'days[0].date'],
    ['a day twice', year(day('2027-02-05'), day('2027-02-05')), 'CALENDAR_DATE_REPEATED', 'days[1].date'],
    ['an unknown kind', year(day('2027-02-05', 'OFF')), 'CALENDAR_KIND_INVALID', 'days[0].kind'],
    [
      'an added working day that is a Friday',
      year(day('2027-02-05', 'WORKDAY')),
      'CALENDAR_WORKDAY_ON_WEEKDAY',
      'days[0].kind',
    ],
    [
      'a day without an English name',
      year({ date: '2027-02-05', kind: 'HOLIDAY', name: { zh: '春节' } }),
      'CALENDAR_NAME_INVALID',
      'days[0].name',
    ],
  ])('with %s is refused, naming the field', (_, edited, code, field) => {
    const refused = parseCalendarYear(edited);
    if (refused.ok) throw new Error('was accepted');
    expect(refused.error).toContainEqual(expect.objectContaining({ code, ...(field && { field }) }));
  });

  it('is told everything that is wrong at once, in Chinese and English', () => {
    const refused = parseCalendarYear({ ...year(day('2027-02-30', 'OFF')), source: '' });
    if (refused.ok) throw new Error('was accepted');
    expect(refused.error.map((problem) => problem.field)).toEqual(['source', 'days[0].date', 'days[0].kind']);
    expect(refused.error[1]!.message).toEqual({
      zh: '没有 "2027-02-30" 这个日期。',
      en: 'There is no date "2027-02-30".',
    });
  });
});
