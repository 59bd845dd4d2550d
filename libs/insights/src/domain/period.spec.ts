import { localDateOf, partsOf, periodByKey, periodOf, shifted, yearBefore } from './period';

describe('a period', () => {
  it.each([
    ['DAY', '2026-11-22', '2026-11-22', '2026-11-22', '2026-11-22'],
    ['WEEK', '2026-11-22', '2026-W47', '2026-11-16', '2026-11-22'],
    // 1 January 2027 is a Friday: its week belongs to 2026
    ['WEEK', '2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
    ['MONTH', '2028-02-10', '2028-02', '2028-02-01', '2028-02-29'],
    ['QUARTER', '2026-12-31', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['QUARTER', '2026-04-01', '2026-Q2', '2026-04-01', '2026-06-30'],
    ['YEAR', '2026-06-01', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s is %s', (grain, date, key, from, to) => {
    expect(periodOf(grain, date)).toEqual({ grain, key, from, to });
    expect(periodByKey(grain, key)).toEqual({ grain, key, from, to });
  });

  it.each([
    ['DAY', '2026-02-29'],
    ['WEEK', '2026-W54'],
    ['WEEK', '2025-W53'],
    ['MONTH', '2026-13'],
    ['QUARTER', '2026-Q5'],
    ['YEAR', '26'],
  ] as const)('no %s is called %s', (grain, key) => {
    expect(periodByKey(grain, key)).toBeNull();
  });

  it('before and after cross the year', () => {
    const key = (grain: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR', of: string, n: number) =>
      shifted(periodByKey(grain, of)!, n).key;
    expect(key('DAY', '2027-01-01', -1)).toBe('2026-12-31');
    expect(key('WEEK', '2026-W53', 1)).toBe('2027-W01');
    expect(key('MONTH', '2026-01', -1)).toBe('2025-12');
    expect(key('QUARTER', '2026-Q4', 1)).toBe('2027-Q1');
    expect(key('YEAR', '2026', -1)).toBe('2025');
  });

  it('a year before a leap day, and before a week 53, is the last there is', () => {
    expect(yearBefore(periodByKey('DAY', '2028-02-29')!).key).toBe('2027-02-28');
    expect(yearBefore(periodByKey('WEEK', '2026-W53')!).key).toBe('2025-W52');
    expect(yearBefore(periodByKey('QUARTER', '2026-Q4')!).key).toBe('2025-Q4');
  });

  it('is made of its parts', () => {
    expect(partsOf(periodByKey('QUARTER', '2026-Q4')!, 'MONTH').map(({ key }) => key)).toEqual([
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
    expect(partsOf(periodByKey('WEEK', '2026-W53')!, 'DAY')).toHaveLength(7);
  });
});

it('a moment’s date is that of Shanghai, whatever the machine’s time zone', () => {
  expect(localDateOf(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
  expect(localDateOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
});
