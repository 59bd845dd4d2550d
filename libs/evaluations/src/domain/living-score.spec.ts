import { SeededRandom } from '#libs/kernel';
import {
  scoreOf,
  SCORE_RULES,
  sumRatings,
  weightOf,
  wilsonLowerBound,
  type ScoredRating,
} from './living-score';

const NOW = new Date('2026-11-02T01:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 24 * 3600_000);
const ratings = (good: number, bad: number, days = 0): ScoredRating[] => [
  ...Array.from({ length: good }, () => ({ stars: 5, at: daysAgo(days) })),
  ...Array.from({ length: bad }, () => ({ stars: 1, at: daysAgo(days) })),
];
const score = (given: readonly ScoredRating[], now = NOW) => scoreOf(sumRatings(given, NOW), now);

describe('the Wilson lower bound', () => {
  // by hand, z² = 3.8416: all of n good → 1 / (1 + z²/n); otherwise (p + z²/2n − z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
  it.each([
    ['10 of 10', 10, 10, 1 / 1.38416],
    ['100 of 100', 100, 100, 1 / 1.038416],
    ['15 of 20', 15, 20, 0.5313],
    ['8 of 10', 8, 10, 0.4902],
    ['none of 10', 0, 10, 0],
  ])('of %s', (_, good, n, bound) => {
    expect(wilsonLowerBound(good / n, n, SCORE_RULES.z)).toBeCloseTo(bound, 4);
  });

  it('lies between 0 and the rate, grows with the rate and with the sample', () => {
    const random = new SeededRandom('wilson');
    for (let i = 0; i < 2_000; i++) {
      const size = 1 + random.int(500) / 2;
      const rate = random.int(1001) / 1000;
      const bound = wilsonLowerBound(rate, size, 1.96);
      expect(bound).toBeGreaterThanOrEqual(0);
      expect(bound).toBeLessThanOrEqual(rate + 1e-12);
      expect(wilsonLowerBound(rate, size * 2, 1.96)).toBeGreaterThanOrEqual(bound - 1e-12);
      expect(wilsonLowerBound(Math.min(1, rate + 0.01), size, 1.96)).toBeGreaterThanOrEqual(bound - 1e-12);
    }
  });
});

describe('a weight', () => {
  it('halves with each half-life, and never exceeds that of a rating of now', () => {
    expect([0, 180, 360, -5].map((days) => weightOf(daysAgo(days), NOW, 180))).toEqual([1, 0.5, 0.25, 1]);
  });
});

describe('a living score', () => {
  it('needs ten ratings; fewer are not ranked, whatever they say', () => {
    expect(score(ratings(9, 0))).toEqual({ ratings: 9, goodRate: 1, lowerBound: null, enough: false });
    expect(score(ratings(10, 0))).toMatchObject({ enough: true, lowerBound: expect.closeTo(0.7225, 4) });
    expect(score([])).toEqual({ ratings: 0, goodRate: null, lowerBound: null, enough: false });
  });

  it('counts three stars as good and two as bad', () => {
    const given = [3, 3, 3, 4, 5, 2, 2, 1, 1, 1].map((stars) => ({ stars, at: NOW }));
    expect(score(given).goodRate).toBeCloseTo(0.5, 12);
  });

  it('weighs recent ratings more: ten bad ones of a year ago against ten good ones of now', () => {
    // 10 × 1 good against 10 × ¼ bad: 0.8; the mirror image 0.2
    expect(score([...ratings(10, 0), ...ratings(0, 10, 360)]).goodRate).toBeCloseTo(0.8, 12);
    expect(score([...ratings(0, 10), ...ratings(10, 0, 360)]).goodRate).toBeCloseTo(0.2, 12);
  });

  it('sinks while nobody rates, though the good rate stays', () => {
    const sums = sumRatings(ratings(20, 0), NOW);
    const later = new Date(NOW.getTime() + 180 * 24 * 3600_000);
    expect(scoreOf(sums, later).goodRate).toBe(1);
    // 20 ratings weigh as much as 10 fresh ones by then
    expect(scoreOf(sums, later).lowerBound).toBeCloseTo(1 / 1.38416, 9);
  });

  it('is the same whether summed then and aged, or summed later', () => {
    const random = new SeededRandom('ages');
    for (let i = 0; i < 200; i++) {
      const given = Array.from({ length: 10 + random.int(40) }, () => ({
        stars: 1 + random.int(5),
        at: daysAgo(random.int(900)),
      }));
      const later = new Date(NOW.getTime() + random.int(1000) * 24 * 3600_000);
      const aged = scoreOf(sumRatings(given, NOW), later);
      const anew = scoreOf(sumRatings(given, later), later);
      expect(aged.goodRate).toBeCloseTo(anew.goodRate!, 10);
      expect(aged.lowerBound).toBeCloseTo(anew.lowerBound!, 10);
    }
  });

  it('never falls by one more good rating of now, nor rises by a bad one', () => {
    const random = new SeededRandom('one more');
    for (let i = 0; i < 500; i++) {
      const given = Array.from({ length: 10 + random.int(30) }, () => ({
        stars: 1 + random.int(5),
        at: daysAgo(random.int(400)),
      }));
      const before = score(given).lowerBound!;
      expect(score([...given, { stars: 4, at: NOW }]).lowerBound!).toBeGreaterThanOrEqual(before);
      const { goodRate } = score(given);
      expect(score([...given, { stars: 2, at: NOW }]).goodRate!).toBeLessThanOrEqual(goodRate!);
    }
  });
});
