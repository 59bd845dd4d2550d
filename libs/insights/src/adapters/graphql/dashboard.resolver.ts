import { Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { text, type Clock, type Language, type PersonActor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import {
  CLOCK,
  CurrentActor,
  InvalidInputError,
  pageRequest,
  RequestLanguage,
  toConnection,
  type Connection,
} from '#libs/platform';
import { FigureRows } from '../../application/figure-rows.service';
import { FigureScopes, type Asked } from '../../application/scope.service';
import { WatchLists, WATCH_LISTS } from '../../application/watch-list.service';
import { Dashboards, rankable } from '../../application/dashboard.service';
import { isWithheld } from '../../domain/access';
import { shareByKey } from '../../domain/figure-list';
import { leftOutShare } from '../../domain/figures';
import { PARITY_GROUPS } from '../../domain/dimensions';
import { beginningOf } from '../../domain/period';
import { AssessmentWeights } from '../../application/assessment-weights.service';
import { PlaceNames } from './place-names';
import { DashboardInput, FigureRowsArgs, WatchListArgs } from './dashboard.args';
import {
  BadReviewLoopType,
  CompositeScoreType,
  DashboardType,
  ParityGroupType,
  PlaceFiguresType,
  RankedOrganizationType,
  UnmetCellType,
  WatchedOrderConnection,
  WatchListCountType,
  type WatchedOrderType,
} from './dashboard.types';
import {
  FigureDefinitionType,
  FigureRowConnection,
  FigureTileType,
  FigureTrendType,
  TimeTileType,
  type FigureRowType,
} from './figure.types';
import { FigureState, ScopeKind, WatchListName } from './insight.enums';
import {
  allDefinitions,
  shownComposite,
  shownPeriod,
  shownPoint,
  shownRanked,
  shownShare,
  shownTile,
  shownTimes,
} from './shown';

const FIGURES = {
  type: () => [String],
  nullable: true,
  description: 'Keys of figures; left out: all',
} as const;

@Resolver(() => DashboardType)
export class DashboardResolver {
  constructor(
    private readonly scopes: FigureScopes,
    private readonly dashboards: Dashboards,
    private readonly rows: FigureRows,
    private readonly watchLists: WatchLists,
    private readonly weights: AssessmentWeights,
    private readonly names: PlaceNames,
    private readonly organizations: OrganizationDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => [FigureDefinitionType], { description: 'Every figure with its formula. Public' })
  figures(@RequestLanguage() language: Language): FigureDefinitionType[] {
    return allDefinitions(language);
  }

  @Query(() => DashboardType)
  async dashboard(
    @CurrentActor() actor: PersonActor,
    @Args('input') input: DashboardInput,
  ): Promise<DashboardType> {
    const view = await this.scopes.open(actor, asked(input));
    const { now } = await this.dashboards.sums(view);
    const { organization, kind, period, comparedWith } = view;
    return {
      state: FigureState.LIVE,
      asOf: this.clock.now(),
      scope: {
        kind: ScopeKind[kind],
        organizationId: organization.id,
        path: organization.path,
        name: organization.name,
      },
      period: shownPeriod(period),
      comparedWith: shownPeriod(comparedWith),
      orders: now.orders,
      leftOutShare: leftOutShare(now),
      opensRows: view.access.rows && kind !== 'DISTRICT',
      view,
    };
  }

  @Query(() => FigureRowConnection, {
    description: 'The orders behind a tile, latest first; they add up to it',
  })
  async figureRows(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args() args: FigureRowsArgs,
  ): Promise<Connection<FigureRowType>> {
    const figure = shareByKey(args.figure);
    if (!figure) throw unknownFigure();
    const view = await this.scopes.open(actor, asked(args.input));
    const page = pageRequest(args);
    const rows = await this.rows.rows(view, figure, page);
    const names = await this.names.of(rows.map(({ communityId }) => communityId));
    const categories = await this.names.categories(language);
    return toConnection(
      rows,
      page,
      ({ day, orderId }) => ({ createdAt: beginningOf(day), id: orderId }),
      (row) => ({
        ...row,
        community: names(row.communityId),
        category: row.category && categories(row.category),
      }),
    );
  }

  @Query(() => WatchedOrderConnection, {
    description: 'Yellow and red, and what nobody has taken; oldest first',
  })
  async watchList(
    @CurrentActor() actor: PersonActor,
    @Args() args: WatchListArgs,
  ): Promise<Connection<WatchedOrderType>> {
    const page = pageRequest(args);
    const place = await this.scopes.placeOf(actor, {
      path: args.path ?? null,
      organizationId: args.organizationId ?? null,
    });
    const rows = await this.watchLists.list(place, args.list, page);
    const names = await this.names.of(
      rows.flatMap(({ communityId, claimedBy }) => [communityId, claimedBy ?? communityId]),
    );
    return toConnection(
      rows,
      page,
      ({ receivedAt, orderId }) => ({ createdAt: receivedAt, id: orderId }),
      (row) => ({
        ...row,
        community: names(row.communityId),
        claimant: row.claimedBy && names(row.claimedBy),
        deadlines: row.deadlines.map(({ kind, dueAt }) => ({ kind, dueAt: new Date(dueAt) })),
      }),
    );
  }

  @ResolveField(() => [FigureTileType])
  async tiles(
    @Parent() { view }: DashboardType,
    @RequestLanguage() language: Language,
    @Args('figures', FIGURES) figures: string[] | null,
  ): Promise<FigureTileType[]> {
    const sums = await this.dashboards.sums(view);
    return this.dashboards.tiles(view, sums, figures ?? null).map((tile) => shownTile(tile, language));
  }

  @ResolveField(() => CompositeScoreType)
  async composite(
    @Parent() { view }: DashboardType,
    @RequestLanguage() language: Language,
  ): Promise<CompositeScoreType> {
    const { version, weights } = await this.weights.current(
      view.kind === 'DISTRICT' ? null : view.streets[0]!.id,
    );
    const value = await this.dashboards.composite(view, weights);
    return { definition: shownComposite(language), value, weightsVersion: version, ...weights };
  }

  @ResolveField(() => [TimeTileType])
  async times(
    @Parent() { view }: DashboardType,
    @RequestLanguage() language: Language,
  ): Promise<TimeTileType[]> {
    return (await this.dashboards.spans(view)).map((tile) => shownTimes(tile, language));
  }

  @ResolveField(() => [FigureTrendType], {
    description: 'In days (a day with the thirteen before it, a week, a month) or months (a quarter, a year)',
  })
  async trends(
    @Parent() { view }: DashboardType,
    @RequestLanguage() language: Language,
    @Args('figures', FIGURES) figures: string[] | null,
  ): Promise<FigureTrendType[]> {
    const trends = await this.dashboards.trend(view, figures ?? null);
    return trends.map((points) => ({
      definition: shownShare(points[0]!.tile.figure, language),
      points: points.map(shownPoint),
    }));
  }

  @ResolveField(() => [UnmetCellType], { description: 'Category × community' })
  async unmetDemand(
    @Parent() { view }: DashboardType,
    @RequestLanguage() language: Language,
  ): Promise<UnmetCellType[]> {
    const cells = await this.dashboards.unmetDemand(view);
    const names = await this.names.of(cells.map(({ communityId }) => communityId));
    const categories = await this.names.categories(language);
    return cells.map(({ communityId, category, counts }) => ({
      communityId,
      community: names(communityId),
      category,
      categoryName: categories(category),
      unmet: counts.unmet,
      fellThrough: counts.fell_through,
      accepted: counts.accepted,
    }));
  }

  @ResolveField(() => [ParityGroupType], { description: 'Online against offline, and 60 and over' })
  async parity(
    @Parent() { view }: DashboardType,
    @RequestLanguage() language: Language,
  ): Promise<ParityGroupType[]> {
    const groups = await this.dashboards.parity(view);
    return groups.map(({ key, tiles, spans }) => ({
      key,
      name: PARITY_GROUPS.find((group) => group.key === key)!.name[language],
      tiles: tiles.map((tile) => shownTile(tile, language)),
      times: spans.map((tile) => shownTimes(tile, language)),
    }));
  }

  @ResolveField(() => [RankedOrganizationType], {
    description: 'Organisations of one kind by what the figure is at least; a provider sees itself alone',
  })
  async ranking(
    @Parent() { view }: DashboardType,
    @Args('kind', { description: 'SERVICE_TEAM, BRANCH, …: like with like' }) kind: string,
    @Args('figure', { defaultValue: 'GOOD' }) figure: string,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
  ): Promise<RankedOrganizationType[]> {
    const ranked = rankable(figure);
    if (!ranked) throw unknownFigure();
    const rows = (await this.dashboards.ranking(view, ranked, kind)).slice(
      0,
      Math.min(Math.max(first, 1), 300),
    );
    const names = await this.names.of(rows.map(({ organizationId }) => organizationId));
    return rows.map((row) => shownRanked(row, names));
  }

  @ResolveField(() => [PlaceFiguresType], {
    description: 'Streets of the district, communities of the street',
  })
  async places(
    @Parent() { view }: DashboardType,
    @RequestLanguage() language: Language,
    @Args('figures', FIGURES) figures: string[] | null,
  ): Promise<PlaceFiguresType[]> {
    const places = await this.dashboards.places(view, figures ?? null);
    const known = await this.organizations.byIds(places.map(({ organizationId }) => organizationId));
    return places.map(({ organizationId, tiles }) => ({
      organizationId,
      name: known.get(organizationId)?.name ?? '',
      path: known.get(organizationId)?.path ?? '',
      tiles: tiles.map((tile) => shownTile(tile, language)),
    }));
  }

  @ResolveField(() => [WatchListCountType], { description: 'How many orders stand on each watch list now' })
  async boards(@Parent() { view }: DashboardType): Promise<WatchListCountType[]> {
    const counts = await this.watchLists.counts(view);
    return WATCH_LISTS.map((list) => ({ list: WatchListName[list], orders: counts[list] }));
  }

  @ResolveField(() => BadReviewLoopType)
  async badReviews(@Parent() { view }: DashboardType): Promise<BadReviewLoopType> {
    const { now } = await this.dashboards.sums(view);
    const withheld = isWithheld(view.access, { fromRatings: true }, { denominator: now.bad_reviews });
    return {
      badReviews: withheld ? 0 : now.bad_reviews,
      rectified: withheld ? 0 : now.rectified,
      rechecked: withheld ? 0 : now.rechecked,
      turnedSatisfied: withheld ? 0 : now.turned,
      withheld,
    };
  }
}

export function asked({ path, organizationId, period, compare, filter }: DashboardInput): Asked {
  const { channels, categories, ageBands } = filter ?? {};
  return {
    path: path ?? null,
    organizationId: path ? null : (organizationId ?? null),
    grain: period.grain,
    key: period.key ?? null,
    from: period.from ?? null,
    compare,
    filters: {
      ...(channels && { channel: channels }),
      ...(categories && { category: categories }),
      ...(ageBands && { ageBand: ageBands }),
    },
  };
}

const unknownFigure = () =>
  new InvalidInputError({
    field: 'figure',
    message: text('没有这个指标', 'There is no such figure'),
    wayOut: text('指标的代码见 figures 查询', 'The query figures lists them'),
  });
