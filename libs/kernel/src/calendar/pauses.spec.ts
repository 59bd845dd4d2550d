import { isPaused, mergePauses, pausesUntil } from './pauses';
import type { Pause } from './pauses';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 20, hour));
const pause = (from: number, to: number | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
});

describe('merging pauses', () => {
  it.each<[string, Pause[], Pause[]]>([
    ['leaves separate ones, in order of time', [pause(5, 6), pause(1, 2)], [pause(1, 2), pause(5, 6)]],
    ['joins overlapping ones', [pause(1, 4), pause(3, 6)], [pause(1, 6)]],
    ['joins touching ones', [pause(1, 3), pause(3, 6)], [pause(1, 6)]],
    ['swallows one inside another', [pause(1, 6), pause(2, 3)], [pause(1, 6)]],
    [
      'lets an open one swallow all that follow',
      [pause(2, null), pause(3, 4), pause(5, null)],
      [pause(2, null)],
    ],
    ['opens a closed one that overlaps an open one', [pause(1, 3), pause(2, null)], [pause(1, null)]],
    ['drops empty ones', [pause(2, 2)], []],
  ])('%s', (_, pauses, merged) => {
    expect(mergePauses(pauses)).toEqual(merged);
  });

  it('forgets what was paused before the clock began', () => {
    expect(mergePauses([pause(1, 3), pause(2, 6), pause(0, 1)], at(4))).toEqual([pause(4, 6)]);
  });

  it('throws for a pause that ends before it begins', () => {
    expect(() => mergePauses([pause(3, 2)])).toThrow(RangeError);
  });
});

describe('pauses seen from a moment', () => {
  it('cuts off what is under way and leaves out what is to come', () => {
    expect(pausesUntil([pause(1, 2), pause(3, 6), pause(7, null)], at(4))).toEqual([
      pause(1, 2),
      pause(3, 4),
    ]);
    expect(pausesUntil([pause(3, null)], at(4))).toEqual([pause(3, 4)]);
  });

  it('holds from its first moment and not at its last', () => {
    expect([2, 3, 4, 5].map((hour) => isPaused([pause(3, 5)], at(hour)))).toEqual([false, true, true, false]);
    expect(isPaused([pause(3, null)], at(23))).toBe(true);
  });
});
