import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { SERVICE_ITEM_BY_ID, type Need } from '#libs/catalogue';
import {
  ClientInfo,
  Loaders,
  OncePerDocument,
  OptionalActor,
  RequestLanguage,
  type RequestClient,
  type RequestLoaders,
} from '#libs/platform';
import { SuggestServicesService } from '../../application/suggest-services.service';
import { toServiceOrder } from './order.types';
import { ServiceSuggestions, SuggestServicesArgs, type ServiceNeed } from './suggest.types';

/** Saying it in one’s own words. */
@Resolver()
export class SuggestResolver {
  constructor(private readonly suggestions: SuggestServicesService) {}

  @OncePerDocument()
  @Query(() => ServiceSuggestions, {
    description: '说一说需要什么: services that may be meant, and what triage would probably do. Public',
  })
  async suggestServices(
    @OptionalActor() actor: PersonActor | null,
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Loaders() loaders: RequestLoaders,
    @Args() { streetId, text, communityId }: SuggestServicesArgs,
  ): Promise<ServiceSuggestions> {
    const { reading, communityPath, duplicates } = await this.suggestions.suggest(
      actor,
      client.clientAddress,
      { streetId, text, communityId: communityId ?? null },
    );
    const { advice, call, reason, rule, words, ask, urgency } = reading;
    const needs = await Promise.all(reading.needs.map((need) => shownNeed(need, communityPath, loaders)));
    return Object.assign(new ServiceSuggestions(), {
      advice,
      call,
      reason: reason[language],
      rule,
      words,
      ask,
      urgency,
      needs: needs.filter((need) => need.suggestions.length > 0),
      duplicates: duplicates.map(toServiceOrder),
    });
  }
}

/** With what can be ordered there now: the index may be a minute older than the shelf. */
async function shownNeed(
  need: Need,
  communityPath: string | null,
  loaders: RequestLoaders,
): Promise<ServiceNeed> {
  const suggestions = await Promise.all(
    need.suggestions.map(async ({ itemId, score, words }) => {
      const item = await loaders.get(SERVICE_ITEM_BY_ID).load(itemId);
      if (item?.status !== 'ON_SHELF') return [];
      const areas = communityPath === null ? [] : item.serviceAreaPaths;
      if (areas.length > 0 && !areas.some((area) => communityPath!.startsWith(area))) return [];
      return [{ item, score, words }];
    }),
  );
  return { text: need.text, suggestions: suggestions.flat() };
}
