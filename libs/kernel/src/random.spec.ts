import * as fc from 'fast-check';
import { CryptoRandom, SeededRandom } from './random';
import type { Random } from './random';

const series = (random: Random): number[] => Array.from({ length: 20 }, () => random.int(1000));

describe('seeded chance', () => {
  it('repeats itself for the same seed and differs for another', () => {
    expect(series(new SeededRandom(7))).toEqual(series(new SeededRandom(7)));
    expect(series(new SeededRandom('demo'))).toEqual(series(new SeededRandom('demo')));
    expect(series(new SeededRandom(7))).not.toEqual(series(new SeededRandom(8)));
    expect(series(new SeededRandom('demo'))).not.toEqual(series(new SeededRandom('dem0')));
  });

  it('gives the sequence it has always given, so that recorded demonstrations stay the same', () => {
    const random = new SeededRandom(2026);
    expect([random.int(100), random.int(100), random.int(100), random.int(2 ** 32)]).toEqual([
      57, 99, 0, 4121196190,
    ]);
  });
});

describe.each<[string, Random]>([
  ['seeded', new SeededRandom('spread')],
  ['cryptographic', new CryptoRandom()],
])('%s chance', (_, random) => {
  it('stays within its range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (max) => {
        const value = random.int(max);
        expect(Number.isInteger(value) && value >= 0 && value < max).toBe(true);
      }),
    );
  });

  it('gives each number about equally often, also where a plain remainder would favour some', () => {
    // 3 · 2³⁰ leaves a quarter of the 32-bit range over: with a plain remainder the lowest third would come twice as often
    const counts = [0, 0, 0];
    for (let i = 0; i < 6000; i++) counts[Math.floor(random.int(3 * 2 ** 30) / 2 ** 30)]!++;
    // six standard deviations around 2,000
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(220);
  });

  it('fills as many bytes as asked for, beyond the limit of one system call', () => {
    const bytes = random.bytes(70_000);
    expect(bytes).toHaveLength(70_000);
    expect(new Set(bytes.subarray(65_536)).size).toBe(256);
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1, Number.NaN])('refuses the range %s', (max) => {
    expect(() => random.int(max)).toThrow(RangeError);
  });
});
