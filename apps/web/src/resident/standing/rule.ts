import { productNow } from '../../shared/display/product-clock';

/** How often: on days of the week, or every so many days from the first. */
export const RHYTHMS = ['weekly', 'fortnightly', 'monthly', 'daily'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const EVERY_DAYS: Readonly<Record<Rhythm, number>> = { weekly: 1, daily: 1, fortnightly: 14, monthly: 28 };

export interface RuleDraft {
  readonly rhythm: Rhythm;
  /** 1 Monday … 7 Sunday; of `weekly` only. */
  readonly weekdays: readonly string[];
  readonly at: string;
  readonly startsOn: string;
  /** '' while nobody says when it ends. */
  readonly endsOn: string;
}

export const ruleOf = ({ rhythm, weekdays, at, startsOn, endsOn }: RuleDraft) => ({
  everyDays: EVERY_DAYS[rhythm],
  weekdays: rhythm === 'weekly' ? weekdays.map(Number) : [],
  at,
  startsOn,
  endsOn: endsOn || null,
});

/** The day in China, so many days from now: `2026-03-09`. */
export const dayFromNow = (days: number): string =>
  new Date(productNow() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
