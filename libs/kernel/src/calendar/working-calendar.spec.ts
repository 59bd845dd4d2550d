import * as fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from './calendar-date';
import { STANDARD_CALENDAR as calendar } from './standard-calendar';
import { WorkingCalendar } from './working-calendar';
import type { DayKind } from './working-calendar';

/** Local time in Dalian: `2026-02-13 16:00`. */
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}+08:00`);
const shown = (instant: Date): string =>
  new Date(instant.getTime() + 480 * MINUTE_MS).toISOString().slice(0, 16).replace('T', ' ');
const hours = (n: number): number => n * 60 * MINUTE_MS;

describe('the working-day calendar', () => {
  it.each([
    ['2026-11-20', true, 'an ordinary Friday'],
    ['2026-11-21', false, 'an ordinary Saturday'],
    ['2026-11-22', false, 'an ordinary Sunday'],
    ['2026-02-14', true, 'a Saturday worked before Spring Festival'],
    ['2026-02-28', true, 'a Saturday worked after Spring Festival'],
    ['2026-02-16', false, 'a Monday within Spring Festival'],
    ['2026-02-23', false, 'the last Monday of Spring Festival'],
    ['2026-02-24', true, 'the first Tuesday after it'],
    ['2026-01-02', false, 'the Friday after New Year'],
    ['2026-01-04', true, 'the Sunday worked in exchange'],
    ['2026-09-20', true, 'a Sunday worked for National Day'],
    ['2026-10-10', true, 'a Saturday worked for National Day'],
    ['2025-12-31', true, 'a Wednesday of a year without a calendar'],
    ['2028-01-01', false, 'a Saturday of a year without a calendar'],
  ])('says of %s: working is %s, for it is %s', (date, working) => {
    expect(calendar.isWorkingDay(date)).toBe(working);
    expect(calendar.isWorkingDay(at(`${date} 00:00`))).toBe(working);
    expect(calendar.isWorkingDay(at(`${date} 23:59`))).toBe(working);
  });

  it.each([
    ['2026-11-20 08:29', false],
    ['2026-11-20 08:30', true],
    ['2026-11-20 11:29', true],
    ['2026-11-20 11:30', false],
    ['2026-11-20 12:59', false],
    ['2026-11-20 13:00', true],
    ['2026-11-20 17:00', false],
    ['2026-11-21 10:00', false],
    ['2026-02-14 10:00', true],
  ])('says of %s: people at their desks is %s', (local, working) => {
    expect(calendar.isWorkingTime(at(local))).toBe(working);
  });

  it.each([
    ['2026-11-20 09:00', 1, '2026-11-23 17:00', 'over a weekend'],
    ['2026-11-20 23:59', 1, '2026-11-23 17:00', 'also from late in the evening'],
    ['2026-11-21 09:00', 1, '2026-11-23 17:00', 'from a Saturday the Monday is the first'],
    ['2026-11-16 09:00', 5, '2026-11-23 17:00', 'five days make a week'],
    ['2026-02-13 09:00', 1, '2026-02-14 17:00', 'the Saturday before Spring Festival is worked'],
    ['2026-02-13 09:00', 2, '2026-02-24 17:00', 'then nine days are off'],
    ['2026-02-14 09:00', 1, '2026-02-24 17:00', 'from the worked Saturday over the festival'],
    ['2026-02-18 09:00', 5, '2026-02-28 17:00', 'from within the festival to the worked Saturday after it'],
    ['2026-09-30 09:00', 3, '2026-10-10 17:00', 'over National Day to the worked Saturday'],
    ['2025-12-31 09:00', 1, '2026-01-04 17:00', 'over New Year to the worked Sunday'],
    ['2026-12-31 09:00', 1, '2027-01-04 17:00', 'over New Year 2027'],
    ['2027-12-31 09:00', 1, '2028-01-03 17:00', 'into a year without a calendar'],
    ['2026-11-20 09:00', 0, '2026-11-20 17:00', 'none left on a working day: its own close'],
    ['2026-11-22 09:00', 0, '2026-11-20 17:00', 'none left on a Sunday: the close of Friday'],
    ['2026-11-23 17:00', -1, '2026-11-20 17:00', 'one day before a due Monday'],
    ['2026-02-24 17:00', -1, '2026-02-14 17:00', 'one day before the first day after the festival'],
  ])('from %s, %s working days end at %s: %s', (from, n, due) => {
    expect(shown(calendar.addWorkingDays(at(from), n))).toBe(due);
  });

  it.each([
    ['2026-11-20 09:00', 120, '2026-11-20 11:00', 'within the morning'],
    ['2026-11-20 10:30', 60, '2026-11-20 11:30', 'to the very break, not past it'],
    ['2026-11-20 10:30', 120, '2026-11-20 14:00', 'over lunch'],
    ['2026-11-20 12:00', 120, '2026-11-20 15:00', 'from within lunch'],
    ['2026-11-20 16:00', 60, '2026-11-20 17:00', 'to the close of Friday'],
    ['2026-11-20 16:00', 120, '2026-11-23 09:30', 'over the weekend'],
    ['2026-11-20 18:00', 120, '2026-11-23 10:30', 'from Friday evening'],
    ['2026-11-23 07:00', 120, '2026-11-23 10:30', 'from before opening'],
    ['2026-02-14 16:30', 60, '2026-02-24 09:00', 'over Spring Festival'],
    ['2026-02-13 16:30', 60, '2026-02-14 09:00', 'into a worked Saturday'],
    ['2026-11-21 10:00', 0, '2026-11-21 10:00', 'nothing to add'],
    ['2026-11-23 09:30', -120, '2026-11-20 16:00', 'backwards over a weekend'],
    ['2026-11-23 13:00', -60, '2026-11-23 10:30', 'backwards over lunch'],
  ])('from %s, %s working minutes end at %s: %s', (from, minutes, due) => {
    expect(shown(calendar.addWorkingMinutes(at(from), minutes))).toBe(due);
  });

  it.each([
    ['2026-11-19 15:00', 24, '2026-11-20 15:00', 'a day within the week'],
    ['2026-11-20 15:00', 24, '2026-11-23 15:00', 'over a weekend'],
    ['2026-11-21 15:00', 24, '2026-11-24 00:00', 'from a Saturday: the whole of Monday'],
    ['2026-11-20 00:00', 24, '2026-11-21 00:00', 'a whole Friday ends at its 24:00'],
    ['2026-02-14 20:00', 24, '2026-02-24 20:00', 'from a worked Saturday over Spring Festival'],
    ['2026-02-13 20:00', 24, '2026-02-14 20:00', 'into a worked Saturday'],
    ['2025-12-31 20:00', 24, '2026-01-04 20:00', 'over New Year'],
    ['2026-11-23 15:00', -24, '2026-11-20 15:00', 'backwards over a weekend'],
  ])('from %s, a clock of %s hours that rests on days off ends at %s: %s', (from, n, due) => {
    expect(shown(calendar.addClockOnWorkingDays(at(from), hours(n)))).toBe(due);
  });

  it.each([
    ['2026-11-20 10:00', '2026-11-20 10:00'],
    ['2026-11-20 11:30', '2026-11-20 13:00'],
    ['2026-11-20 07:00', '2026-11-20 08:30'],
    ['2026-11-20 17:00', '2026-11-23 08:30'],
    ['2026-02-14 17:00', '2026-02-24 08:30'],
  ])('after %s people are next at work at %s', (from, next) => {
    expect(shown(calendar.nextWorkingTime(at(from)))).toBe(next);
  });

  it('measures a working day as 7 hours of desk time and 24 hours of clock, and a day off as nothing', () => {
    expect(calendar.workingMinutesBetween(at('2026-11-20 00:00'), at('2026-11-21 00:00'))).toBe(420);
    expect(calendar.workingMinutesBetween(at('2026-11-21 00:00'), at('2026-11-23 00:00'))).toBe(0);
    expect(calendar.clockMsOnWorkingDaysBetween(at('2026-11-20 00:00'), at('2026-11-23 00:00'))).toBe(DAY_MS);
    expect(calendar.workingDaysBetween(at('2026-02-13 09:00'), at('2026-02-24 08:00'))).toBe(2);
    expect(calendar.workingDaysBetween(at('2026-02-24 08:00'), at('2026-02-13 09:00'))).toBe(-2);
  });

  it('knows the local day of an instant, its midnight, opening and close', () => {
    const justAfterMidnight = new Date('2026-11-19T16:00:00Z');
    expect(calendar.localDate(justAfterMidnight)).toBe('2026-11-20');
    expect(calendar.localDate(new Date(justAfterMidnight.getTime() - 1))).toBe('2026-11-19');
    expect(shown(calendar.startOfDay('2026-11-20'))).toBe('2026-11-20 00:00');
    expect(shown(calendar.openingOf(justAfterMidnight))).toBe('2026-11-20 08:30');
    expect(shown(calendar.closeOf('2026-11-20'))).toBe('2026-11-20 17:00');
  });

  it('follows other hours and another offset', () => {
    const other = new WorkingCalendar({
      timeZoneOffsetMinutes: -300,
      workingHours: [{ from: 600, to: 660 }],
    });
    const due = other.addWorkingMinutes(new Date('2026-11-20T15:30:00Z'), 60);
    expect(due.toISOString()).toBe('2026-11-23T15:30:00.000Z');
  });

  it('refuses a calendar with more than 400 days off in a row, instead of searching for ever', () => {
    const first = Date.parse('2026-11-20T00:00:00Z');
    const off = (days: number): WorkingCalendar =>
      new WorkingCalendar({
        days: new Map<string, DayKind>(
          Array.from({ length: days }, (_, i) => [
            new Date(first + i * DAY_MS).toISOString().slice(0, 10),
            'HOLIDAY',
          ]),
        ),
      });
    const from = at('2026-11-20 09:00');
    const endless = off(410);
    expect(() => endless.addWorkingDays(from, 1)).toThrow('400 days');
    expect(() => endless.addWorkingMinutes(from, 1)).toThrow('400 days');
    expect(() => endless.addClockOnWorkingDays(from, 1)).toThrow('400 days');
    expect(() => endless.nextWorkingTime(from)).toThrow('400 days');
    expect(calendar.localDate(off(390).addWorkingDays(from, 1))).toBe('2027-12-15');
  });

  it.each([
    ['no hours at all', () => new WorkingCalendar({ workingHours: [] })],
    [
      'overlapping hours',
      () =>
        new WorkingCalendar({
          workingHours: [
            { from: 60, to: 120 },
            { from: 119, to: 180 },
          ],
        }),
    ],
    ['hours that end at midnight', () => new WorkingCalendar({ workingHours: [{ from: 60, to: 1440 }] })],
    ['a date that does not exist', () => new WorkingCalendar({ days: new Map([['2027-02-30', 'HOLIDAY']]) })],
    ['an offset beyond the globe', () => new WorkingCalendar({ timeZoneOffsetMinutes: 900 })],
    ['an invalid date', () => calendar.isWorkingTime(new Date('nonsense'))],
    ['half a working day', () => calendar.addWorkingDays(at('2026-11-20 09:00'), 0.5)],
    ['a century and more', () => calendar.addWorkingDays(at('2026-11-20 09:00'), 30_000)],
    ['no amount', () => calendar.addWorkingMinutes(at('2026-11-20 09:00'), Number.NaN)],
    ['an endless amount', () => calendar.addClockOnWorkingDays(at('2026-11-20 09:00'), Infinity)],
  ])('throws for %s', (_, act) => {
    expect(act).toThrow(RangeError);
  });
});

describe('the working-day calendar, for any moment and amount', () => {
  const instant = fc
    .date({ min: at('2025-12-01 00:00'), max: at('2028-01-31 00:00'), noInvalidDate: true })
    .map((date) => new Date(date));
  const minutes = fc.integer({ min: -6000, max: 6000 });
  const days = fc.integer({ min: -60, max: 60 });
  /** The slow and obvious way, against which the quick one is held. */
  const naiveWorkingDays = (a: Date, b: Date): number => {
    let count = 0;
    const last = calendar.startOfDay(b).getTime();
    for (let day = calendar.startOfDay(a).getTime() + DAY_MS; day <= last; day += DAY_MS) {
      if (calendar.isWorkingDay(new Date(day))) count++;
    }
    return count;
  };

  it('counts the same working days as going through them one by one', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 120 }), (a, span) => {
        const b = new Date(a.getTime() + span * DAY_MS);
        expect(calendar.workingDaysBetween(a, b)).toBe(naiveWorkingDays(a, b));
      }),
    );
  });

  it('adds and measures inversely', () => {
    fc.assert(
      fc.property(instant, minutes, days, (from, m, n) => {
        expect(calendar.workingDaysBetween(from, calendar.addWorkingDays(from, n))).toBe(n);
        const worked = calendar.workingMinutesBetween(from, calendar.addWorkingMinutes(from, m));
        expect(worked).toBe(m);
        const ran = calendar.clockMsOnWorkingDaysBetween(
          from,
          calendar.addClockOnWorkingDays(from, m * MINUTE_MS),
        );
        expect(ran).toBe(m * MINUTE_MS);
      }),
    );
  });

  it('never ends earlier for more time or a later beginning', () => {
    fc.assert(
      fc.property(instant, minutes, days, fc.nat(3000), (from, m, n, more) => {
        const later = new Date(from.getTime() + more * MINUTE_MS);
        expect(calendar.addWorkingDays(from, n + 1) > calendar.addWorkingDays(from, n)).toBe(true);
        expect(calendar.addWorkingDays(later, n) >= calendar.addWorkingDays(from, n)).toBe(true);
        expect(calendar.addWorkingMinutes(from, m + more) >= calendar.addWorkingMinutes(from, m)).toBe(true);
        expect(calendar.addWorkingMinutes(later, m) >= calendar.addWorkingMinutes(from, m)).toBe(true);
        const ms = m * MINUTE_MS;
        expect(calendar.addClockOnWorkingDays(later, ms) >= calendar.addClockOnWorkingDays(from, ms)).toBe(
          true,
        );
      }),
    );
  });

  it('never ends outside working days, nor working minutes outside working hours', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 6000 }),
        fc.integer({ min: 0, max: 60 }),
        (from, m, n) => {
          // the last millisecond that counted
          const before = (due: Date): Date => new Date(due.getTime() - 1);
          expect(calendar.isWorkingTime(before(calendar.addWorkingDays(from, n)))).toBe(true);
          expect(calendar.isWorkingTime(before(calendar.addWorkingMinutes(from, m)))).toBe(true);
          expect(calendar.isWorkingDay(before(calendar.addClockOnWorkingDays(from, m * MINUTE_MS)))).toBe(
            true,
          );
        },
      ),
    );
  });

  it('finds the next working time: at work then, and not a minute of work in between', () => {
    fc.assert(
      fc.property(instant, (from) => {
        const next = calendar.nextWorkingTime(from);
        expect(calendar.isWorkingTime(next)).toBe(true);
        expect(calendar.workingMinutesBetween(from, next)).toBe(0);
      }),
    );
  });
});
