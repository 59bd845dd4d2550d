import fc from 'fast-check';
import { BINS, binFrom, binMiddle, binOf, quantile } from './histogram';

const LONGEST = 100 * 86_400;

describe('a bin', () => {
  it('holds what lies in it', () => {
    fc.assert(
      fc.property(fc.double({ min: 61, max: LONGEST, noNaN: true }), (seconds) => {
        const bin = binOf(seconds);
        expect(binFrom(bin)).toBeLessThanOrEqual(seconds * 1.000001);
        expect(binFrom(bin + 1)).toBeGreaterThanOrEqual(seconds * 0.999999);
      }),
    );
  });

  it('is at most 5 % off in its middle', () => {
    fc.assert(
      fc.property(fc.double({ min: 61, max: LONGEST, noNaN: true }), (seconds) => {
        expect(Math.abs(binMiddle(binOf(seconds)) - seconds) / seconds).toBeLessThan(0.05);
      }),
    );
  });

  it('is the first below a minute, and the last for ever after', () => {
    expect([binOf(0), binOf(59.9), binOf(1e12)]).toEqual([0, 0, BINS - 1]);
  });
});

describe('a quantile from bins', () => {
  it('is at most 5 % from the exact one', () => {
    const times = fc.array(fc.double({ min: 61, max: LONGEST, noNaN: true }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.9), (all, share) => {
        const exact = [...all].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * all.length)) - 1]!;
        const counted = new Map<number, number>();
        for (const seconds of all) counted.set(binOf(seconds), (counted.get(binOf(seconds)) ?? 0) + 1);
        const found = quantile(
          [...counted].map(([bin, orders]) => ({ bin, orders })),
          share,
        )!;
        expect(Math.abs(found - exact) / exact).toBeLessThan(0.05);
      }),
    );
  });

  it('of nothing is nothing', () => {
    expect(quantile([], 0.5)).toBeNull();
  });
});
