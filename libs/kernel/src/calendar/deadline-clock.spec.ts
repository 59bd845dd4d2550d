import * as fc from 'fast-check';
import { unwrap } from '../result';
import { HOUR_MS, MINUTE_MS } from './calendar-date';
import { addLength, dueAt, isRunning, remaining } from './deadline-clock';
import { DEADLINE_UNITS, parseDeadlineLength } from './deadline-length';
import type { DeadlineLength, DeadlineUnit } from './deadline-length';
import { isPaused } from './pauses';
import type { Pause } from './pauses';
import { STANDARD_CALENDAR as calendar } from './standard-calendar';

/** Local time in Dalian: `2026-02-13 16:00`. */
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}+08:00`);
const shown = (instant: Date | null): string | null =>
  instant && new Date(instant.getTime() + 480 * MINUTE_MS).toISOString().slice(0, 16).replace('T', ' ');
const length = (value: string): DeadlineLength => unwrap(parseDeadlineLength(value));
/** `2026-11-20 09:00 / 2026-11-20 11:00`, or with nothing after the slash for an open one. */
const pauses = (...spans: string[]): Pause[] =>
  spans.map((span) => {
    const [from, to] = span.split('/').map((part) => part.trim());
    return { from: at(from!), to: to ? at(to) : null };
  });

describe('when a deadline is due', () => {
  it.each([
    ['3 minutes', '2026-11-21 23:59', '2026-11-22 00:02', 'clock time knows no weekend'],
    ['2 hours', '2026-02-17 09:00', '2026-02-17 11:00', 'nor Spring Festival'],
    ['3 days', '2026-12-30 09:00', '2027-01-02 09:00', 'nor the turn of the year'],
    ['24 poolHours', '2026-11-20 18:00', '2026-11-23 18:00', 'a pool clock rests over the weekend'],
    ['24 poolHours', '2026-02-14 18:00', '2026-02-24 18:00', 'and over Spring Festival'],
    ['2 workingHours', '2026-11-20 10:30', '2026-11-20 14:00', 'an invitation over lunch'],
    ['2 workingHours', '2026-11-20 18:30', '2026-11-23 10:30', 'an invitation on Friday evening'],
    ['1 workingDays', '2026-02-13 10:00', '2026-02-14 17:00', 'triage on the worked Saturday'],
    ['5 workingDays', '2026-02-13 10:00', '2026-02-27 17:00', 'five days around Spring Festival'],
    ['15 workingDays', '2026-12-25 10:00', '2027-01-18 17:00', 'fifteen days into the next year'],
  ])('%s from %s is %s: %s', (value, from, due) => {
    expect(shown(dueAt(length(value), at(from), calendar))).toBe(due);
  });

  it.each([
    [
      '2 hours',
      '2026-11-20 09:00',
      ['2026-11-20 10:00 / 2026-11-20 15:00'],
      '2026-11-20 16:00',
      'paused time is added',
    ],
    [
      '2 hours',
      '2026-11-20 09:00',
      ['2026-11-20 11:00 / 2026-11-20 15:00'],
      '2026-11-20 11:00',
      'not once it was due',
    ],
    [
      '2 hours',
      '2026-11-20 09:00',
      [
        '2026-11-20 10:00 / 2026-11-20 13:00',
        '2026-11-20 12:00 / 2026-11-20 15:00',
        '2026-11-20 15:30 / 2026-11-20 16:30',
      ],
      '2026-11-20 17:00',
      'overlapping pauses count once',
    ],
    [
      '2 hours',
      '2026-11-20 09:00',
      ['2026-11-19 09:00 / 2026-11-20 09:30'],
      '2026-11-20 11:30',
      'only from the start on',
    ],
    [
      '24 poolHours',
      '2026-11-20 09:00',
      ['2026-11-21 00:00 / 2026-11-23 00:00'],
      '2026-11-23 09:00',
      'a weekend is free',
    ],
    [
      '24 poolHours',
      '2026-11-20 09:00',
      ['2026-11-20 15:00 / 2026-11-21 12:00'],
      '2026-11-23 18:00',
      'till 24:00 counts',
    ],
    [
      '2 workingHours',
      '2026-11-20 10:30',
      ['2026-11-20 11:30 / 2026-11-20 13:00'],
      '2026-11-20 14:00',
      'lunch is free',
    ],
    [
      '2 workingHours',
      '2026-11-20 10:30',
      ['2026-11-20 11:00 / 2026-11-20 13:30'],
      '2026-11-20 15:00',
      'an hour is not',
    ],
  ])('%s from %s with pauses %j is %s: %s', (value, from, spans, due) => {
    expect(shown(dueAt(length(value), at(from), calendar, pauses(...spans)))).toBe(due);
  });

  // three working days from Monday 16 November: Thursday 19 November, were nothing paused
  it.each([
    [['2026-11-16 10:00 / 2026-11-16 15:00'], '2026-11-19 17:00', 'the day of start never counted anyway'],
    [
      ['2026-11-17 16:55 / 2026-11-17 19:00'],
      '2026-11-20 17:00',
      'five minutes of work make the day not whole',
    ],
    [['2026-11-17 17:00 / 2026-11-18 08:30'], '2026-11-19 17:00', 'a night costs nothing'],
    [['2026-11-17 11:30 / 2026-11-17 13:00'], '2026-11-19 17:00', 'lunch costs nothing'],
    [
      ['2026-11-17 09:00 / 2026-11-17 09:10', '2026-11-17 15:00 / 2026-11-17 16:00'],
      '2026-11-20 17:00',
      'one day twice',
    ],
    [['2026-11-17 15:00 / 2026-11-18 10:00'], '2026-11-23 17:00', 'two days touched'],
    [
      ['2026-11-19 16:00 / 2026-11-23 10:00'],
      '2026-11-24 17:00',
      'the last day and two more, not the weekend',
    ],
    [['2026-11-19 17:00 / 2026-11-23 10:00'], '2026-11-19 17:00', 'nothing once it was due'],
    [['2026-11-21 09:00 / 2026-11-22 09:00'], '2026-11-19 17:00', 'nothing after it was due'],
    [['2026-11-16 10:00 / 2027-12-31 18:00'], '2028-01-05 17:00', 'more than a year of suspension'],
  ])('of working days with pauses %j only whole ones count, so due is %s: %s', (spans, due) => {
    expect(shown(dueAt(length('3 workingDays'), at('2026-11-16 09:00'), calendar, pauses(...spans)))).toBe(
      due,
    );
  });

  it.each(DEADLINE_UNITS)('is not known for %s while a pause is open', (unit) => {
    const begun = at('2026-11-16 09:00');
    expect(dueAt({ unit, amount: 2 }, begun, calendar, pauses('2026-11-16 09:01 /'))).toBeNull();
    expect(dueAt({ unit, amount: 2 }, begun, calendar, pauses('2026-11-15 09:00 /'))).toBeNull();
  });

  it.each(DEADLINE_UNITS)('stays missed for %s when a pause opens only afterwards', (unit) => {
    const begun = at('2026-11-16 09:00');
    const due = dueAt({ unit, amount: 2 }, begun, calendar);
    expect(dueAt({ unit, amount: 2 }, begun, calendar, [{ from: due!, to: null }])).toEqual(due);
  });

  it('is in the past when nothing or less was left', () => {
    const begun = at('2026-11-18 09:00');
    expect(shown(dueAt({ unit: 'poolHours', amount: 0 }, begun, calendar))).toBe('2026-11-18 09:00');
    expect(shown(dueAt({ unit: 'poolHours', amount: -24 }, begun, calendar))).toBe('2026-11-17 09:00');
    expect(shown(dueAt({ unit: 'workingDays', amount: -1 }, begun, calendar))).toBe('2026-11-17 17:00');
  });
});

describe('what is left of a deadline', () => {
  it.each<[string, string, string, string[], number]>([
    ['2 hours', '2026-11-20 09:00', '2026-11-20 08:00', [], 2],
    ['2 hours', '2026-11-20 09:00', '2026-11-20 10:30', [], 0.5],
    ['2 hours', '2026-11-20 09:00', '2026-11-20 12:00', [], -1],
    ['2 hours', '2026-11-20 09:00', '2026-11-20 12:00', ['2026-11-20 09:30 /'], 1.5],
    ['2 hours', '2026-11-20 09:00', '2026-11-20 12:00', ['2026-11-20 09:30 / 2026-11-20 11:30'], 1],
    ['2 hours', '2026-11-20 09:00', '2026-11-20 10:00', ['2026-11-20 10:30 / 2026-11-20 11:30'], 1],
    ['24 poolHours', '2026-11-20 18:00', '2026-11-22 12:00', [], 18],
    ['2 workingHours', '2026-11-20 16:00', '2026-11-23 08:00', [], 1],
    ['5 workingDays', '2026-11-16 09:00', '2026-11-16 12:00', [], 5],
    ['5 workingDays', '2026-11-16 09:00', '2026-11-18 07:00', [], 3],
    ['5 workingDays', '2026-11-16 09:00', '2026-11-22 07:00', [], 1],
    ['5 workingDays', '2026-11-16 09:00', '2026-11-25 07:00', [], -2],
    ['5 workingDays', '2026-11-16 09:00', '2026-11-18 12:00', ['2026-11-18 09:00 /'], 4],
    ['5 workingDays', '2026-11-16 09:00', '2026-11-19 07:00', ['2026-11-17 09:00 / 2026-11-18 10:00'], 4],
  ])('of %s from %s, at %s with pauses %j: %s', (value, from, now, spans, left) => {
    const rest = remaining(length(value), at(from), at(now), calendar, pauses(...spans));
    expect(rest.unit).toBe(length(value).unit);
    expect(rest.amount).toBeCloseTo(left, 9);
  });
});

describe('whether a deadline runs', () => {
  it.each<[DeadlineUnit, string, boolean]>([
    ['hours', '2026-11-21 03:00', true],
    ['poolHours', '2026-11-20 03:00', true],
    ['poolHours', '2026-11-21 03:00', false],
    ['workingHours', '2026-11-20 10:00', true],
    ['workingHours', '2026-11-20 12:00', false],
    ['workingDays', '2026-11-20 12:00', true],
    ['workingDays', '2026-11-22 12:00', false],
  ])('in %s, at %s: %s', (unit, now, running) => {
    expect(isRunning({ unit, amount: 1 }, at(now), calendar)).toBe(running);
    expect(isRunning({ unit, amount: 1 }, at(now), calendar, pauses('2026-11-19 00:00 /'))).toBe(false);
  });
});

describe('a time before or after another', () => {
  it.each<[string, DeadlineUnit, number, string]>([
    ['2026-11-23 17:00', 'workingDays', -1, '2026-11-20 17:00'],
    ['2026-11-23 17:00', 'workingDays', 5, '2026-11-30 17:00'],
    ['2026-11-23 09:00', 'hours', -2, '2026-11-23 07:00'],
    ['2026-11-23 09:00', 'poolHours', -12, '2026-11-20 21:00'],
    ['2026-11-23 09:00', 'workingHours', -1, '2026-11-20 16:30'],
  ])('from %s by %s %s is %s', (from, unit, amount, result) => {
    expect(shown(addLength(at(from), { unit, amount }, calendar))).toBe(result);
  });
});

describe('deadlines, for any beginning and any pauses', () => {
  const start = fc.date({ min: at('2026-01-01 00:00'), max: at('2027-10-31 00:00'), noInvalidDate: true });
  const unit = fc.constantFrom(...DEADLINE_UNITS);
  const amount = fc.integer({ min: 1, max: 40 });
  /** Up to four, from a day before the start to six weeks after it, often overlapping. */
  const spans = fc.array(fc.tuple(fc.integer({ min: -24, max: 1000 }), fc.integer({ min: 0, max: 120 })), {
    maxLength: 4,
  });
  const pausesAfter = (from: Date, hours: [number, number][]): Pause[] =>
    hours.map(([offset, lasting]) => ({
      from: new Date(from.getTime() + offset * HOUR_MS),
      to: new Date(from.getTime() + (offset + lasting) * HOUR_MS),
    }));

  it('a pause never makes one due earlier, nor leaves less time at any moment', () => {
    fc.assert(
      fc.property(start, unit, amount, spans, fc.nat(1200), (from, u, n, hours, later) => {
        const one = { unit: u, amount: n };
        const some = pausesAfter(from, hours);
        const now = new Date(from.getTime() + later * HOUR_MS);
        expect(dueAt(one, from, calendar, some)! >= dueAt(one, from, calendar)!).toBe(true);
        const left = remaining(one, from, now, calendar, some).amount;
        expect(left).toBeGreaterThanOrEqual(remaining(one, from, now, calendar).amount - 1e-9);
      }),
    );
  });

  it('a longer one is never due earlier', () => {
    fc.assert(
      fc.property(start, unit, amount, spans, (from, u, n, hours) => {
        const some = pausesAfter(from, hours);
        const shorter = dueAt({ unit: u, amount: n }, from, calendar, some)!;
        expect(dueAt({ unit: u, amount: n + 1 }, from, calendar, some)! > shorter).toBe(true);
      }),
    );
  });

  it('whoever has one of working days gets their full working time outside the pauses', () => {
    const slot = 30 * MINUTE_MS; // working hours begin and end on half hours, and so do the start and the pauses here
    fc.assert(
      fc.property(start, amount, spans, (moment, n, hours) => {
        const from = new Date(Math.ceil(moment.getTime() / slot) * slot);
        const some = pausesAfter(from, hours);
        const due = dueAt({ unit: 'workingDays', amount: n }, from, calendar, some)!;
        let undisturbed = 0;
        for (let t = from.getTime(); t < due.getTime(); t += slot) {
          if (calendar.isWorkingTime(new Date(t)) && !isPaused(some, new Date(t))) undisturbed += 30;
        }
        expect(undisturbed).toBeGreaterThanOrEqual(n * 420);
      }),
      { numRuns: 40 },
    );
  });

  it('none ends outside working days where its unit rests on days off', () => {
    const resting = fc.constantFrom<DeadlineUnit>('poolHours', 'workingHours', 'workingDays');
    fc.assert(
      fc.property(start, resting, amount, spans, (from, u, n, hours) => {
        const due = dueAt({ unit: u, amount: n }, from, calendar, pausesAfter(from, hours))!;
        const lastCounted = new Date(due.getTime() - 1);
        expect(calendar.isWorkingDay(lastCounted)).toBe(true);
        if (u !== 'poolHours') expect(calendar.isWorkingTime(lastCounted)).toBe(true);
      }),
    );
  });

  it('what is left, begun anew, is due at the same moment', () => {
    fc.assert(
      fc.property(
        start,
        unit,
        amount,
        spans,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, u, n, hours, share) => {
          const one = { unit: u, amount: n };
          const whole = dueAt(one, from, calendar, pausesAfter(from, hours))!;
          const now = new Date(from.getTime() + Math.floor((whole.getTime() - from.getTime()) * share));
          // pauses that are over by then
          const past = pausesAfter(from, hours).filter((pause) => pause.to! <= now);
          const due = dueAt(one, from, calendar, past)!;
          fc.pre(now < due);
          expect(dueAt(remaining(one, from, now, calendar, past), now, calendar)).toEqual(due);
        },
      ),
    );
  });
});
