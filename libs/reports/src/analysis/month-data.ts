import type { Counts, Period, Ranked, SpanTile } from '#libs/insights';

/** What an order can be told apart by when a figure's change is explained. */
export const GROUPINGS = ['CATEGORY', 'COMMUNITY', 'ORGANIZATION'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Sums of one category, community or organisation in three months. */
export interface Group {
  /** Id of the place or organisation, code of the category. */
  readonly key: string;
  readonly name: string;
  readonly now: Counts;
  readonly lastMonth: Counts;
  readonly lastYear: Counts;
}

export interface UnmetCell {
  readonly communityId: string;
  readonly community: string;
  readonly category: string;
  readonly categoryName: string;
  readonly counts: Counts;
}

/** Everything the monthly analysis of a street is made of: sums and names of places, categories, organisations. No person. */
export interface MonthData {
  readonly street: string;
  readonly month: Period;
  /** When the figures were read; they are live. */
  readonly asOf: Date;
  readonly isOver: boolean;
  readonly now: Counts;
  readonly lastMonth: Counts;
  readonly lastYear: Counts;
  readonly groups: Readonly<Record<Grouping, readonly Group[]>>;
  readonly days: readonly { readonly day: string; readonly counts: Counts }[];
  /** Twelve months up to this one, oldest first. */
  readonly months: readonly { readonly month: Period; readonly counts: Counts }[];
  readonly spans: readonly SpanTile[];
  readonly parity: readonly {
    readonly key: string;
    readonly name: string;
    readonly counts: Counts;
    readonly spans: readonly SpanTile[];
  }[];
  readonly unmet: readonly UnmetCell[];
  /** Like with like; `kind` in words. */
  readonly rankings: readonly {
    readonly kind: string;
    readonly rows: readonly (Ranked & { readonly name: string })[];
  }[];
}
