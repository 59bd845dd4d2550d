import * as fc from 'fast-check';
import { unwrap } from '../result';
import {
  DEADLINE_UNITS,
  describeLength,
  formatDeadlineLength,
  parseDeadlineLength,
  shareOfLength,
} from './deadline-length';
import type { DeadlineLength } from './deadline-length';

describe('the text of a deadline length', () => {
  it.each<[string, DeadlineLength]>([
    ['24 poolHours', { unit: 'poolHours', amount: 24 }],
    ['5 workingDays', { unit: 'workingDays', amount: 5 }],
    ['2 workingHours', { unit: 'workingHours', amount: 2 }],
    ['  30  minutes ', { unit: 'minutes', amount: 30 }],
    ['1.5 hours', { unit: 'hours', amount: 1.5 }],
    ['３days', { unit: 'days', amount: 3 }],
  ])('%j is read', (value, length) => {
    expect(unwrap(parseDeadlineLength(value))).toEqual(length);
  });

  it.each([
    ['', 'DEADLINE_LENGTH_NOT_UNDERSTOOD'],
    ['24', 'DEADLINE_LENGTH_NOT_UNDERSTOOD'],
    ['24 parsecs', 'DEADLINE_LENGTH_NOT_UNDERSTOOD'],
    ['24 constructor', 'DEADLINE_LENGTH_NOT_UNDERSTOOD'],
    ['-1 hours', 'DEADLINE_LENGTH_NOT_UNDERSTOOD'],
    ['1e3 hours', 'DEADLINE_LENGTH_NOT_UNDERSTOOD'],
    ['0 hours', 'DEADLINE_LENGTH_OUT_OF_RANGE'],
    ['401 days', 'DEADLINE_LENGTH_OUT_OF_RANGE'],
    ['1.5 workingDays', 'DEADLINE_LENGTH_OUT_OF_RANGE'],
  ])('%j is refused as %s, with a way out in both languages', (value, code) => {
    const refused = parseDeadlineLength(value);
    expect(refused).toMatchObject({ ok: false, error: { code } });
    if (!refused.ok) expect(Object.values(refused.error.wayOut).every((way) => way.length > 10)).toBe(true);
  });

  it('is written so that it reads back the same', () => {
    const lengths = fc.record({
      unit: fc.constantFrom(...DEADLINE_UNITS),
      amount: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(lengths, (length) => {
        expect(unwrap(parseDeadlineLength(formatDeadlineLength(length)))).toEqual(length);
      }),
    );
  });
});

describe('a deadline length in words', () => {
  it.each<[DeadlineLength, string, string]>([
    [{ unit: 'minutes', amount: 3 }, '3 分钟', '3 minutes'],
    [{ unit: 'minutes', amount: 90 }, '1 小时 30 分钟', '1 hour 30 minutes'],
    [{ unit: 'hours', amount: 24 }, '24 小时', '24 hours'],
    [{ unit: 'hours', amount: 1.25 }, '1 小时 15 分钟', '1 hour 15 minutes'],
    [{ unit: 'days', amount: 1 }, '1 天', '1 day'],
    [{ unit: 'days', amount: 2.5 }, '2 天 12 小时', '2 days 12 hours'],
    [{ unit: 'poolHours', amount: 24 }, '24 小时（只在工作日计时）', '24 hours (working days only)'],
    [{ unit: 'workingHours', amount: 2 }, '2 个工作小时', '2 working hours'],
    [{ unit: 'workingHours', amount: 0.5 }, '工作时间 30 分钟', '30 minutes of working hours'],
    [{ unit: 'workingDays', amount: 1 }, '1 个工作日', '1 working day'],
    [{ unit: 'workingDays', amount: -2 }, '超期 2 个工作日', '2 working days overdue'],
    [{ unit: 'hours', amount: 0 }, '0 分钟', '0 minutes'],
    [{ unit: 'hours', amount: 10 - 7.9 - 2 }, '6 分钟', '6 minutes'],
    [{ unit: 'hours', amount: 1 / 3600 }, '1 分钟', '1 minute'],
  ])('%j reads %s and %s', (length, zh, en) => {
    expect(describeLength(length, 'zh')).toBe(zh);
    expect(describeLength(length, 'en')).toBe(en);
  });
});

describe('a share of a deadline length', () => {
  it.each<[DeadlineLength, number, number]>([
    [{ unit: 'poolHours', amount: 24 }, 0.5, 12],
    [{ unit: 'hours', amount: 3 }, 0.5, 1.5],
    [{ unit: 'workingDays', amount: 5 }, 0.5, 3],
    [{ unit: 'workingDays', amount: 4 }, 0.5, 2],
  ])('of %j, times %s, is %s', (length, share, amount) => {
    expect(shareOfLength(length, share)).toEqual({ unit: length.unit, amount });
  });
});
