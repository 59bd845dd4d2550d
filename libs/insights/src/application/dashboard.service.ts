import { Injectable } from '@nestjs/common';
import { OrganizationDirectory } from '#libs/organizations';
import { isWithheld } from '../domain/access';
import { compositeOf, type Weights } from '../domain/composite';
import { PARITY_GROUPS } from '../domain/dimensions';
import { shareByKey, SHARES, SPAN_FIGURES } from '../domain/figure-list';
import {
  leftOutShare,
  measuresOf,
  valueOf,
  type FigureValue,
  type ShareFigure,
  type SpanFigure,
} from '../domain/figures';
import { quantile, type BinCount } from '../domain/histogram';
import { NO_COUNTS, sumCounts, type Counts } from '../domain/measures';
import { partsOf, shifted, type Grain, type Period } from '../domain/period';
import { rank, type Ranked } from '../domain/ranking';
import { FigureReader, type BinSums, type Question, type Sums } from './figure-reader.service';
import { questionOf, type View } from './scope.service';

export interface Tile extends FigureValue {
  readonly figure: ShareFigure;
  readonly leftOutShare: number | null;
  /** Too few ratings to show to the organisation rated; numbers are null then. */
  readonly withheld: boolean;
  /** The same figure in the period compared with. */
  readonly before: FigureValue | null;
}

export interface SpanTile {
  readonly figure: SpanFigure;
  readonly bins: readonly BinCount[];
  readonly sampleSize: number;
  /** Seconds; null without orders. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly before: {
    readonly sampleSize: number;
    readonly median: number | null;
    readonly p90: number | null;
  } | null;
}

export interface TrendPoint {
  readonly period: Period;
  readonly tile: Tile;
}

export interface UnmetCell {
  readonly communityId: string;
  readonly category: string;
  readonly counts: Counts;
}

interface TwoSums {
  readonly now: Counts;
  readonly before: Counts;
}

/** Puts tiles, trends, distributions, heat maps, parity and rankings together from sums. Rules are the domain's. */
@Injectable()
export class Dashboards {
  private readonly known = new WeakMap<View, Promise<TwoSums>>();

  constructor(
    private readonly figures: FigureReader,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Sums of the period and of the one compared with; read once for all the fields that show them. */
  sums(view: View): Promise<TwoSums> {
    const read = this.known.get(view) ?? this.readSums(view);
    this.known.set(view, read);
    return read;
  }

  tiles(
    view: View,
    { now, before }: { now: Counts; before: Counts | null },
    keys: readonly string[] | null,
  ): Tile[] {
    return sharesFor(view, keys).map((figure) => this.tile(view, figure, now, before));
  }

  async composite(view: View, weights: Weights): Promise<number | null> {
    const { now } = await this.sums(view);
    const parts = sharesFor(view, ['RESPONSE', 'RESOLUTION', 'SATISFACTION']);
    const hidden = parts.some((figure) => isWithheld(view.access, figure, valueOf(figure, now)));
    return hidden ? null : compositeOf(now, weights);
  }

  async spans(view: View): Promise<SpanTile[]> {
    const [now, before] = await Promise.all([
      this.figures.bins(questionOf(view)),
      this.figures.bins(questionOf(view, view.comparedWith)),
    ]);
    return spanTiles(view, now, before);
  }

  /** The period in its parts; or, for a single day or week, the days before it up to it. */
  async trend(view: View, keys: readonly string[] | null): Promise<TrendPoint[][]> {
    const { points, grain } = pointsOf(view.period);
    const first = points[0]!;
    const period = { grain: view.period.grain, from: first.from, to: points.at(-1)!.to };
    const shares = sharesFor(view, keys);
    const question = { ...questionOf(view), period, points: grain, measures: measuresOf(shares) };
    const rows = await this.figures.sums(question);
    const byPoint = new Map(rows.map(({ point, counts }) => [point!, counts]));
    return shares.map((figure) =>
      points.map((point) => ({
        period: point,
        tile: this.tile(view, figure, byPoint.get(point.from) ?? NO_COUNTS, null),
      })),
    );
  }

  /** Category × community, for places alone. */
  async unmetDemand(view: View): Promise<UnmetCell[]> {
    if (view.kind === 'ORGANIZATION') return [];
    const rows = await this.figures.sums({
      ...questionOf(view),
      scope: 'COMMUNITY',
      scopeIds: view.kind === 'COMMUNITY' ? [view.organization.id] : null,
      by: ['scopeId', 'category'],
      measures: ['accepted', 'unmet', 'fell_through'],
    });
    return rows
      .filter(({ counts }) => counts.accepted > 0)
      .map(({ scopeId, category, counts }) => ({ communityId: scopeId!, category: category!, counts }));
  }

  /** Online against offline, 60 and over against under; each group as a small dashboard of its own. */
  async parity(view: View): Promise<{ key: string; tiles: Tile[]; spans: SpanTile[] }[]> {
    if (view.kind === 'ORGANIZATION') return [];
    const ofDimension = new Map(
      (['channel', 'ageBand'] as const).map((dimension) => {
        const question: Question = { ...questionOf(view), by: [dimension] };
        return [dimension, Promise.all([this.figures.sums(question), this.figures.bins(question)])];
      }),
    );
    return Promise.all(
      PARITY_GROUPS.map(async ({ key, dimension, values }) => {
        const [sums, bins] = await ofDimension.get(dimension)!;
        const isWithin = (one: Pick<Sums, 'channel' | 'ageBand'>): boolean =>
          values.some((value) => value === one[dimension]);
        const now = sumCounts(sums.filter(isWithin).map(({ counts }) => counts));
        return {
          key,
          tiles: this.tiles(view, { now, before: null }, null),
          spans: spanTiles(view, bins.filter(isWithin), null),
        };
      }),
    );
  }

  /** Organisations of one kind in the streets looked at. A provider finds its own place and nobody else's figures. */
  async ranking(view: View, figure: ShareFigure, kind: string): Promise<Ranked[]> {
    const rows = await this.figures.sums({
      streetIds: view.streets.map(({ id }) => id),
      scope: 'ORGANIZATION',
      scopeIds: null,
      period: view.period,
      filters: {},
      by: ['scopeId'],
      measures: measuresOf([figure]),
    });
    const known = await this.organizations.byIds(rows.map(({ scopeId }) => scopeId!));
    const alike = rows.flatMap(({ scopeId, counts }) => {
      const one = known.get(scopeId!);
      const isNear = view.kind !== 'COMMUNITY' || one?.path.startsWith(view.organization.path);
      return one?.kind === kind && isNear ? [{ organizationId: one.id, counts }] : [];
    });
    const ranked = rank(figure, alike);
    if (!view.access.asProvider) return ranked;
    return ranked.filter(
      (one) => one.organizationId === view.organization.id && !isWithheld(view.access, figure, one),
    );
  }

  /** The places below: a district's streets, a street's communities. */
  async places(
    view: View,
    keys: readonly string[] | null,
  ): Promise<{ organizationId: string; tiles: Tile[] }[]> {
    if (view.kind !== 'DISTRICT' && view.kind !== 'STREET') return [];
    const rows = await this.figures.sums({
      ...questionOf(view),
      scope: view.kind === 'DISTRICT' ? 'STREET' : 'COMMUNITY',
      scopeIds: null,
      by: ['scopeId'],
      measures: measuresOf(sharesFor(view, keys)),
    });
    const counts = new Map(rows.map((row) => [row.scopeId!, row.counts]));
    const below =
      view.kind === 'DISTRICT'
        ? view.streets
        : (await this.organizations.subtree(view.organization.path)).filter(
            ({ kind }) => kind === 'COMMUNITY',
          );
    return below.map(({ id }) => ({
      organizationId: id,
      tiles: this.tiles(view, { now: counts.get(id) ?? NO_COUNTS, before: null }, keys),
    }));
  }

  private async readSums(view: View): Promise<TwoSums> {
    const [now, before] = await Promise.all([
      this.total(view, view.period),
      this.total(view, view.comparedWith),
    ]);
    return { now, before };
  }

  private async total(view: View, period: Period): Promise<Counts> {
    return sumCounts((await this.figures.sums(questionOf(view, period))).map(({ counts }) => counts));
  }

  private tile(view: View, figure: ShareFigure, now: Counts, before: Counts | null): Tile {
    const value = valueOf(figure, now);
    const withheld = isWithheld(view.access, figure, value);
    const earlier = before && valueOf(figure, before);
    return {
      figure,
      ...(withheld ? { numerator: 0, denominator: 0, value: null, interval: null } : value),
      leftOutShare: leftOutShare(now),
      withheld,
      before: earlier && !isWithheld(view.access, figure, earlier) ? earlier : null,
    };
  }
}

/** A figure by its key, where it can be asked of one organisation. */
export const rankable = (key: string): ShareFigure | null => {
  const figure = shareByKey(key);
  return figure?.ofOrganization && figure.direction !== 'NEUTRAL' ? figure : null;
};

const sharesFor = (view: View, keys: readonly string[] | null): ShareFigure[] =>
  SHARES.filter(
    ({ key, ofOrganization }) =>
      (view.kind !== 'ORGANIZATION' || ofOrganization) && (keys === null || keys.includes(key)),
  );

function spanTiles(view: View, now: readonly BinSums[], before: readonly BinSums[] | null): SpanTile[] {
  return SPAN_FIGURES.filter(({ ofOrganization }) => view.kind !== 'ORGANIZATION' || ofOrganization).map(
    (figure) => {
      const of = (rows: readonly BinSums[]): BinCount[] => {
        const bins = new Map<number, number>();
        for (const { span, bin, orders } of rows)
          if (span === figure.span) bins.set(bin, (bins.get(bin) ?? 0) + orders);
        return [...bins].sort(([a], [b]) => a - b).map(([bin, orders]) => ({ bin, orders }));
      };
      return { figure, bins: of(now), ...summary(of(now)), before: before && summary(of(before)) };
    },
  );
}

const summary = (bins: readonly BinCount[]) => ({
  sampleSize: bins.reduce((sum, { orders }) => sum + orders, 0),
  median: quantile(bins, 0.5),
  p90: quantile(bins, 0.9),
});

/** A day is shown with the thirteen before it, a week and a month in days, a quarter and a year in months. */
function pointsOf(period: Period): { points: Period[]; grain: Grain } {
  switch (period.grain) {
    case 'DAY':
      return { points: Array.from({ length: 14 }, (_, i) => shifted(period, i - 13)), grain: 'DAY' };
    case 'WEEK':
    case 'MONTH':
      return { points: partsOf(period, 'DAY'), grain: 'DAY' };
    case 'QUARTER':
    case 'YEAR':
      return { points: partsOf(period, 'MONTH'), grain: 'MONTH' };
  }
}
