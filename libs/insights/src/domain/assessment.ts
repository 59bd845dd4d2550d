import { compositeOf, type Weights } from './composite';
import { shareByKey } from './figure-list';
import { valueOf } from './figures';
import { SMALLEST_SAMPLE } from './interval';
import type { Counts } from './measures';

/** Working days in which an organisation may object to its score before anything is published. */
export const ASSESSMENT_APPEAL_WORKING_DAYS = 5;

export const ASSESSMENT_STATUSES = ['DRAFT', 'PUBLISHED'] as const;
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number];
export const ASSESSMENT_APPEAL_STATUSES = ['OPEN', 'UPHELD', 'DISMISSED'] as const;
export type AssessmentAppealStatus = (typeof ASSESSMENT_APPEAL_STATUSES)[number];

/** RED_LIST 红榜 names the best; TO_IMPROVE 待提升 those who are offered help. */
export const ASSESSMENT_LISTS = ['RED_LIST', 'TO_IMPROVE'] as const;
export type AssessmentList = (typeof ASSESSMENT_LISTS)[number];

/** A score as it is frozen: numerators and denominators, so that anybody can add it up again with the weights. */
export interface FrozenScore {
  readonly responseNumerator: number;
  readonly responseDenominator: number;
  readonly resolutionNumerator: number;
  readonly resolutionDenominator: number;
  readonly satisfactionNumerator: number;
  readonly satisfactionDenominator: number;
  /** 0 to 1; null while one of the three rates is missing. */
  readonly composite: number | null;
  /** Fewer than ten in any of the three: shown, not ranked, on no list. */
  readonly enough: boolean;
}

export interface Judged {
  readonly organizationId: string;
  /** Within its kind; 1 for the best. */
  readonly rank: number | null;
  /** 星级, 1 to 5. */
  readonly stars: number | null;
  readonly list: AssessmentList | null;
}

/** Least composite of each star level, five stars first. */
const STARS: readonly (readonly [stars: number, atLeast: number])[] = [
  [5, 0.95],
  [4, 0.9],
  [3, 0.8],
  [2, 0.6],
];
const LISTED_SHARE = 0.1;

export function freeze(counts: Counts, weights: Weights): FrozenScore {
  const [response, resolution, satisfaction] = ['RESPONSE', 'RESOLUTION', 'SATISFACTION'].map((key) =>
    valueOf(shareByKey(key)!, counts),
  );
  return {
    responseNumerator: response!.numerator,
    responseDenominator: response!.denominator,
    resolutionNumerator: resolution!.numerator,
    resolutionDenominator: resolution!.denominator,
    satisfactionNumerator: satisfaction!.numerator,
    satisfactionDenominator: satisfaction!.denominator,
    composite: compositeOf(counts, weights),
    enough: [response!, resolution!, satisfaction!].every(
      ({ denominator }) => denominator >= SMALLEST_SAMPLE,
    ),
  };
}

export const starsOf = (composite: number): number =>
  STARS.find(([, atLeast]) => composite >= atLeast)?.[0] ?? 1;

/**
 * Ranks organisations of one kind and draws the two lists: the red list is the best tenth, as far as it has four stars; to
 * improve is who has two stars or fewer, and of the last tenth who has three. Equal scores stand or fall together.
 */
export function judge(
  scores: readonly (Pick<FrozenScore, 'composite' | 'enough'> & { organizationId: string })[],
): Judged[] {
  const ranked = scores
    .filter((one): one is typeof one & { composite: number } => one.enough && one.composite !== null)
    .sort((a, b) => b.composite - a.composite);
  const tenth = Math.ceil(ranked.length * LISTED_SHARE);
  return scores.map(({ organizationId, composite, enough }) => {
    if (!enough || composite === null) return { organizationId, rank: null, stars: null, list: null };
    const rank = 1 + ranked.filter((other) => other.composite > composite).length;
    const fromBelow = 1 + ranked.filter((other) => other.composite < composite).length;
    const stars = starsOf(composite);
    const best = rank <= tenth && stars >= 4;
    const last = stars <= 2 || (fromBelow <= tenth && stars === 3 && ranked.length > 1);
    return { organizationId, rank, stars, list: best ? 'RED_LIST' : last ? 'TO_IMPROVE' : null };
  });
}
