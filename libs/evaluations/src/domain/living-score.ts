import { isGood } from './levels';

export interface ScoreRules {
  /** After so many days a rating weighs half. */
  readonly halfLifeDays: number;
  /** Standard deviations of the bound; 1.96 leaves 2.5 % below. */
  readonly z: number;
  /** Fewer ratings than this make no score and no rank. */
  readonly fewest: number;
}

export const SCORE_RULES: ScoreRules = { halfLifeDays: 180, z: 1.96, fewest: 10 };

export interface ScoredRating {
  readonly stars: number;
  readonly at: Date;
}

/** Sums of ratings, weighed as of a moment. Kept as a projection; computed anew from the ratings at any time. */
export interface ScoreSums {
  readonly ratings: number;
  readonly good: number;
  /** Sum of weights, of all and of the good ones. */
  readonly weight: number;
  readonly goodWeight: number;
  readonly asOf: Date;
}

/** A living score (handbook §4): what the good rate is at least, seen from the ratings there are. */
export interface LivingScore {
  readonly ratings: number;
  /** Weighed good rate; null without ratings. */
  readonly goodRate: number | null;
  /** Wilson lower bound, 0 to 1; null while the sample is too small. Ranked by this. */
  readonly lowerBound: number | null;
  readonly enough: boolean;
}

const DAY_MS = 24 * 3600_000;

/** 1 for a rating of now, one half after each half-life. A rating from the future (a clock set back) weighs 1. */
export function weightOf(at: Date, now: Date, halfLifeDays: number): number {
  const days = Math.max(0, now.getTime() - at.getTime()) / DAY_MS;
  return 2 ** (-days / halfLifeDays);
}

export function sumRatings(
  ratings: readonly ScoredRating[],
  now: Date,
  rules: ScoreRules = SCORE_RULES,
): ScoreSums {
  let good = 0;
  let weight = 0;
  let goodWeight = 0;
  for (const rating of ratings) {
    const own = weightOf(rating.at, now, rules.halfLifeDays);
    weight += own;
    if (!isGood(rating.stars)) continue;
    good += 1;
    goodWeight += own;
  }
  return { ratings: ratings.length, good, weight, goodWeight, asOf: now };
}

/**
 * The score at `now`. The sample's size is the sum of weights: an organisation nobody has rated for a year is known
 * less well, so its bound sinks though its good rate stays.
 */
export function scoreOf(sums: ScoreSums, now: Date, rules: ScoreRules = SCORE_RULES): LivingScore {
  const enough = sums.ratings >= rules.fewest;
  if (sums.ratings === 0 || sums.weight === 0)
    return { ratings: sums.ratings, goodRate: null, lowerBound: null, enough };
  const goodRate = sums.goodWeight / sums.weight;
  const size = sums.weight * weightOf(sums.asOf, now, rules.halfLifeDays);
  return {
    ratings: sums.ratings,
    goodRate,
    enough,
    lowerBound: enough ? wilsonLowerBound(goodRate, size, rules.z) : null,
  };
}

/** Lower bound of Wilson's score interval for a share `rate` seen in `size` trials. 0 for no trials. */
export function wilsonLowerBound(rate: number, size: number, z: number): number {
  if (size <= 0) return 0;
  const z2 = z * z;
  const centre = rate + z2 / (2 * size);
  const margin = z * Math.sqrt((rate * (1 - rate)) / size + z2 / (4 * size * size));
  return Math.max(0, (centre - margin) / (1 + z2 / size));
}
