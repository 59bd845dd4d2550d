import { Inject, Injectable } from '@nestjs/common';
import { calendarDateOf, dayNumberOf, type CalendarDate, type Clock } from '#libs/kernel';
import { CLOCK } from '#libs/platform';
import { NO_COUNTS, type Counts } from '../domain/measures';
import { localDateOf, periodOf, type Period } from '../domain/period';
import type { Ranked } from '../domain/ranking';
import { Dashboards, rankable, type Tile } from './dashboard.service';
import { FigureReader } from './figure-reader.service';
import { FigureScopes, questionOf } from './scope.service';

/** What a passer-by understands: is somebody there, in time, and did it help. */
const TILES = ['RESPONSE', 'ON_TIME', 'RESOLUTION', 'SATISFACTION', 'UNMET'];
const TREND_DAYS = 30;
const RANKED = 10;
/** Like with like, by share of good ratings; a month is too few ratings, so by the quarter. */
const RANKED_KIND = 'BRANCH';
const RANKED_BY = rankable('GOOD')!;

export interface ScreenDay {
  readonly day: CalendarDate;
  readonly received: number;
  /** Of the orders received that day, how many are closed by now. */
  readonly closed: number;
}

export interface ScreenPicture {
  readonly street: string;
  readonly asOf: Date;
  readonly month: Period;
  readonly orders: number;
  readonly ordersBefore: number;
  readonly tiles: readonly Tile[];
  readonly trend: readonly ScreenDay[];
  readonly categories: readonly { readonly category: string; readonly orders: number }[];
  readonly rankedOver: Period;
  readonly ranking: readonly Ranked[];
}

/** A street's month so far, as its big screen shows it to everybody: sums, and names of organisations alone. */
@Injectable()
export class ScreenFigures {
  constructor(
    private readonly scopes: FigureScopes,
    private readonly dashboards: Dashboards,
    private readonly figures: FigureReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(streetId: string): Promise<ScreenPicture> {
    const asOf = this.clock.now();
    const today = localDateOf(asOf);
    const view = await this.scopes.ofStreet(streetId, periodOf('MONTH', today), 'PREVIOUS');
    const quarter = await this.scopes.ofStreet(streetId, periodOf('QUARTER', today), 'PREVIOUS');
    const first = calendarDateOf(dayNumberOf(today)! - TREND_DAYS + 1);
    const [sums, days, categories, ranking] = await Promise.all([
      this.dashboards.sums(view),
      this.figures.sums({
        ...questionOf(view, { ...view.period, from: first, to: today }),
        points: 'DAY',
      }),
      this.figures.sums({ ...questionOf(view), by: ['category'] }),
      this.dashboards.ranking(quarter, RANKED_BY, RANKED_KIND),
    ]);
    return {
      street: view.organization.name,
      asOf,
      month: view.period,
      orders: sums.now.orders,
      ordersBefore: sums.before.orders,
      tiles: this.dashboards.tiles(view, sums, TILES),
      trend: daysFrom(first, new Map(days.map(({ point, counts }) => [point!, counts]))),
      categories: categories
        .map(({ category, counts }) => ({ category: category!, orders: counts.orders }))
        .filter(({ orders }) => orders > 0)
        .sort((a, b) => b.orders - a.orders || (a.category < b.category ? -1 : 1)),
      rankedOver: quarter.period,
      ranking: ranking.slice(0, RANKED),
    };
  }
}

function daysFrom(first: CalendarDate, counts: ReadonlyMap<string, Counts>): ScreenDay[] {
  return Array.from({ length: TREND_DAYS }, (_, n) => {
    const day = calendarDateOf(dayNumberOf(first)! + n);
    const { orders, closed } = counts.get(day) ?? NO_COUNTS;
    return { day, received: orders, closed };
  });
}
