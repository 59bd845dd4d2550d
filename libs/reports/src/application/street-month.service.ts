import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#libs/kernel';
import { ServiceCategories } from '#libs/catalogue';
import {
  beginningOf,
  Dashboards,
  FigureReader,
  localDateOf,
  NO_CATEGORY,
  NO_COUNTS,
  PARITY_GROUPS,
  questionOf,
  rankable,
  shifted,
  sumCounts,
  yearBefore,
  type Counts,
  type Period,
  type Question,
  type Sums,
  type View,
} from '#libs/insights';
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK } from '#libs/platform';
import type { Group, MonthData } from '../analysis/month-data';

const DAY = 24 * 3600_000;
const FREE_WORDS = '自由描述（未归类）';
const GONE = '（已停用）';
const RANKED_BY = rankable('GOOD')!;
const RANKED_KINDS = {
  BRANCH: '党支部',
  SERVICE_TEAM: '志愿服务队',
  MASS_ORGANIZATION: '群团组织',
  REPORTING_IN_UNIT: '报到单位',
} as const;
const MONTHS_SHOWN = 12;

/** Reads everything a street's monthly analysis is made of. Sums alone, of places, categories and organisations. */
@Injectable()
export class StreetMonth {
  constructor(
    private readonly figures: FigureReader,
    private readonly dashboards: Dashboards,
    private readonly organizations: OrganizationDirectory,
    private readonly categories: ServiceCategories,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param view of a street, of a month, compared with the month before */
  async of(view: View): Promise<MonthData> {
    const asOf = this.clock.now();
    const { period: month } = view;
    const categoryNames = await this.categoryNames();
    const placeNames = await this.placeNames(view);
    const [now, lastMonth, lastYear] = (await Promise.all(
      [month, shifted(month, -1), yearBefore(month)].map((period) => this.total(questionOf(view, period))),
    )) as [Counts, Counts, Counts];
    const [category, community, organization, days, months, spans, parity, unmet, rankings] =
      await Promise.all([
        this.groups(view, { by: ['category'] }, ({ category: key }) => key!, categoryNames),
        this.groups(
          view,
          { scope: 'COMMUNITY', scopeIds: null, by: ['scopeId'] },
          ({ scopeId }) => scopeId!,
          placeNames,
        ),
        this.groups(
          view,
          { scope: 'ORGANIZATION', scopeIds: null, by: ['scopeId'] },
          ({ scopeId }) => scopeId!,
          placeNames,
        ),
        this.days(view),
        this.months(view),
        this.dashboards.spans(view),
        this.parity(view),
        this.dashboards.unmetDemand(view),
        this.rankings(view, placeNames),
      ]);
    return {
      street: view.organization.name,
      month,
      asOf,
      isOver: asOf.getTime() >= beginningOf(month.to).getTime() + DAY,
      now,
      lastMonth,
      lastYear,
      groups: { CATEGORY: category, COMMUNITY: community, ORGANIZATION: organization },
      days,
      months,
      spans,
      parity,
      unmet: unmet.map((cell) => ({
        ...cell,
        community: placeNames(cell.communityId),
        categoryName: categoryNames(cell.category),
      })),
      rankings,
    };
  }

  private async total(question: Question): Promise<Counts> {
    return sumCounts((await this.figures.sums(question)).map(({ counts }) => counts));
  }

  private async groups(
    view: View,
    more: Partial<Question>,
    keyOf: (row: Sums) => string,
    nameOf: (key: string) => string,
  ): Promise<Group[]> {
    const periods = [view.period, shifted(view.period, -1), yearBefore(view.period)];
    const [now, lastMonth, lastYear] = (await Promise.all(
      periods.map(async (period) => {
        const rows = await this.figures.sums({ ...questionOf(view, period), ...more });
        return new Map(rows.map((row) => [keyOf(row), row.counts]));
      }),
    )) as [Map<string, Counts>, Map<string, Counts>, Map<string, Counts>];
    const keys = [...new Set([...now.keys(), ...lastMonth.keys(), ...lastYear.keys()])];
    return keys
      .map((key) => ({
        key,
        name: nameOf(key),
        now: now.get(key) ?? NO_COUNTS,
        lastMonth: lastMonth.get(key) ?? NO_COUNTS,
        lastYear: lastYear.get(key) ?? NO_COUNTS,
      }))
      .filter((group) => [group.now, group.lastMonth, group.lastYear].some(hasSomething))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  private async days(view: View): Promise<MonthData['days']> {
    const rows = await this.figures.sums({ ...questionOf(view), points: 'DAY' });
    const counts = new Map(rows.map(({ point, counts: sum }) => [point!, sum]));
    const { from, to } = view.period;
    const length = Math.round((beginningOf(to).getTime() - beginningOf(from).getTime()) / DAY) + 1;
    return Array.from({ length }, (_, n) => {
      const day = localDateOf(new Date(beginningOf(from).getTime() + n * DAY));
      return { day, counts: counts.get(day) ?? NO_COUNTS };
    });
  }

  private async months(view: View): Promise<MonthData['months']> {
    const months = Array.from({ length: MONTHS_SHOWN }, (_, n) => shifted(view.period, n + 1 - MONTHS_SHOWN));
    const period = { grain: 'YEAR' as const, from: months[0]!.from, to: view.period.to };
    const rows = await this.figures.sums({ ...questionOf(view), period, points: 'MONTH' });
    const counts = new Map(rows.map(({ point, counts: sum }) => [point!, sum]));
    return months.map((month: Period) => ({ month, counts: counts.get(month.from) ?? NO_COUNTS }));
  }

  private async parity(view: View): Promise<MonthData['parity']> {
    return Promise.all(
      PARITY_GROUPS.map(async ({ key, name, dimension, values }) => {
        const narrowed: View = { ...view, filters: { [dimension]: [...values] } };
        const [counts, spans] = await Promise.all([
          this.total(questionOf(narrowed)),
          this.dashboards.spans(narrowed),
        ]);
        return { key, name: name.zh, counts, spans };
      }),
    );
  }

  private rankings(view: View, nameOf: (id: string) => string): Promise<MonthData['rankings']> {
    return Promise.all(
      Object.entries(RANKED_KINDS).map(async ([kind, said]) => ({
        kind: said,
        rows: (await this.dashboards.ranking(view, RANKED_BY, kind))
          .filter(({ denominator }) => denominator > 0)
          .map((row) => ({ ...row, name: nameOf(row.organizationId) })),
      })),
    );
  }

  private async categoryNames(): Promise<(code: string) => string> {
    const names = new Map((await this.categories.all()).map(({ code, nameZh }) => [code, nameZh]));
    return (code) => (code === NO_CATEGORY ? FREE_WORDS : (names.get(code) ?? code));
  }

  private async placeNames({ organization }: View): Promise<(id: string) => string> {
    const all = await this.organizations.subtree(organization.path);
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? GONE;
  }
}

const hasSomething = (counts: Counts): boolean => Object.values(counts).some((count) => count > 0);
