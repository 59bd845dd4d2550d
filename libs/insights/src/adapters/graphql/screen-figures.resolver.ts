import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Language } from '#libs/kernel';
import { SCREEN_READS, ScreenTokens } from '#libs/oversight';
import {
  CallLimiter,
  ClientInfo,
  outcomeOf,
  RequestLanguage,
  toUserError,
  type RequestClient,
} from '#libs/platform';
import { ScreenFigures } from '../../application/screen-figures.service';
import { PlaceNames } from './place-names';
import { ScreenFiguresType } from './screen-figures.types';
import { shownPeriod, shownRanked, shownTile } from './shown';

const ScreenFiguresResult = outcomeOf('ScreenFiguresResult', () => ScreenFiguresType);

/** Figures of a street's big screen; its token is the permission. */
@Resolver()
export class ScreenFiguresResolver {
  constructor(
    private readonly tokens: ScreenTokens,
    private readonly screen: ScreenFigures,
    private readonly names: PlaceNames,
    private readonly limiter: CallLimiter,
  ) {}

  @Query(() => ScreenFiguresResult, { description: 'Figures of the screen’s street' })
  async screenFigures(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('token') token: string,
  ) {
    await this.limiter.require(SCREEN_READS, client.clientAddress);
    const street = await this.tokens.admit(token);
    if (!street.ok) return toUserError(street.error, language);
    const { month, rankedOver, tiles, categories, ranking, ...rest } = await this.screen.of(street.value);
    const names = await this.names.of(ranking.map(({ organizationId }) => organizationId));
    const categoryNames = await this.names.categories(language);
    return {
      ...rest,
      streetId: street.value,
      month: shownPeriod(month),
      rankedOver: shownPeriod(rankedOver),
      tiles: tiles.map((tile) => shownTile(tile, language)),
      categories: categories.map(({ category, orders }) => ({ name: categoryNames(category), orders })),
      ranking: ranking.map((row) => shownRanked(row, names)),
    };
  }
}
