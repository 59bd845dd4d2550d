import { STANDARD_CALENDAR } from '#libs/kernel';
import { nextOccurrence, type StandingRule } from './standing-order';

const rule = (changes: Partial<StandingRule> = {}): StandingRule => ({
  startsOn: '2026-11-23',
  endsOn: null,
  everyDays: 1,
  weekdays: [],
  atMinute: 8 * 60 + 30,
  ...changes,
});
const at = (local: string): Date => new Date(`${local}+08:00`);
const next = (changes: Partial<StandingRule>, after: string) =>
  nextOccurrence(rule(changes), at(after), STANDARD_CALENDAR);

describe('the next occurrence of a standing order', () => {
  it('is on its first day when that lies ahead', () => {
    expect(next({}, '2026-11-01T12:00')).toEqual(at('2026-11-23T08:30'));
  });
  it('is later today, else tomorrow, when it is daily', () => {
    expect(next({}, '2026-11-25T08:29')).toEqual(at('2026-11-25T08:30'));
    expect(next({}, '2026-11-25T08:30')).toEqual(at('2026-11-26T08:30'));
  });
  it('keeps its step from the first day on, over the end of a year', () => {
    expect(next({ everyDays: 2 }, '2026-11-23T09:00')).toEqual(at('2026-11-25T08:30'));
    expect(next({ everyDays: 2 }, '2026-11-24T09:00')).toEqual(at('2026-11-25T08:30'));
    expect(next({ everyDays: 30 }, '2026-12-24T00:00')).toEqual(at('2027-01-22T08:30'));
  });
  it('falls on the days of the week that were agreed', () => {
    // 23 November 2026 is a Monday
    expect(next({ weekdays: [1, 4] }, '2026-11-23T09:00')).toEqual(at('2026-11-26T08:30'));
    expect(next({ weekdays: [1, 4] }, '2026-11-26T09:00')).toEqual(at('2026-11-30T08:30'));
    expect(next({ weekdays: [7] }, '2026-11-23T09:00')).toEqual(at('2026-11-29T08:30'));
  });
  it('is none after the last day', () => {
    expect(next({ endsOn: '2026-11-25' }, '2026-11-25T08:29')).toEqual(at('2026-11-25T08:30'));
    expect(next({ endsOn: '2026-11-25' }, '2026-11-25T08:30')).toBeNull();
  });
  it('is none for a rule that never hits its weekday', () => {
    expect(next({ everyDays: 7, weekdays: [2] }, '2026-11-01T09:00')).toBeNull();
  });
  it('counts local days: half past midnight in China is the day before in UTC', () => {
    expect(next({ atMinute: 30 }, '2026-11-23T00:15')).toEqual(at('2026-11-23T00:30'));
  });
});
