import * as fc from 'fast-check';
import { NO_COUNTS, shareByKey, sumCounts, valueOf, type Counts } from '#libs/insights';
import { changeOf, moversOf } from './change';
import type { Group } from './month-data';

const counts = (some: Partial<Counts>): Counts => ({ ...NO_COUNTS, ...some });
const onTime = shareByKey('ON_TIME')!;
const satisfaction = shareByKey('SATISFACTION')!;
const group = (key: string, now: Partial<Counts>, lastMonth: Partial<Counts>): Group => ({
  key,
  name: key,
  now: counts(now),
  lastMonth: counts(lastMonth),
  lastYear: NO_COUNTS,
});

describe('who moved a figure', () => {
  it('worked out by hand: the group that got worse, not the one that got bigger', () => {
    // 18/20 last month, 24/40 now: −30 points, all of them from b
    const movers = moversOf(
      onTime,
      [
        group('a', { on_time: 18, due: 20 }, { on_time: 9, due: 10 }),
        group('b', { on_time: 6, due: 20 }, { on_time: 9, due: 10 }),
      ],
      'lastMonth',
    );
    expect(movers.map(({ key, by }) => [key, Math.round(by * 1000) / 1000])).toEqual([
      ['b', -0.3],
      ['a', 0],
    ]);
  });

  it('the parts add up to the change, whatever the groups', () => {
    const share = fc.tuple(fc.nat(30), fc.nat(30)).map(([good, bad]) => ({ on_time: good, due: good + bad }));
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 8 }), (pairs) => {
        const groups = pairs.map(([now, before], i) => group(`g${i}`, now, before));
        const now = valueOf(onTime, sumCounts(groups.map((one) => one.now))).value;
        const before = valueOf(onTime, sumCounts(groups.map((one) => one.lastMonth))).value;
        const parts = moversOf(onTime, groups, 'lastMonth');
        if (now === null || before === null) return expect(parts).toEqual([]);
        expect(parts.reduce((sum, { by }) => sum + by, 0)).toBeCloseTo(now - before, 9);
      }),
    );
  });

  it('names nobody who has fewer than five ratings', () => {
    const movers = moversOf(
      satisfaction,
      [
        group('many', { stars_5: 9 }, { stars_5: 7 }),
        group('few', { stars_1: 1 }, { stars_5: 6 }),
        group('fewer', { stars_5: 2 }, {}),
      ],
      'lastMonth',
    );
    expect(movers.map(({ key }) => key).sort()).toEqual(['many', null]);
    expect(movers.find(({ key }) => key === null)?.now).toEqual({ numerator: 2, denominator: 3 });
  });
});

describe('what a change weighs', () => {
  it.each([
    ['CLEAR', { on_time: 95, due: 100 }, { on_time: 60, due: 100 }],
    ['WITHIN_NOISE', { on_time: 9, due: 12 }, { on_time: 10, due: 12 }],
    ['SMALL_SAMPLE', { on_time: 95, due: 100 }, { on_time: 0, due: 9 }],
    ['NONE', { on_time: 95, due: 100 }, {}],
  ])('%s', (weight, now, before) => {
    expect(changeOf(onTime, counts(now), counts(before)).weight).toBe(weight);
  });
});
