import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import {
  CurrentActor,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type CommandRefused,
  type Connection,
} from '#libs/platform';
import { StreetWordsService } from '../../application/street-words.service';
import {
  AddStreetWordsInput,
  RemoveStreetWordsInput,
  StreetWordsArgs,
  StreetWordsConnection,
  StreetWordsResult,
  StreetWordsType,
} from './street-words.types';

/** The street's own vocabulary, kept by the street office and the community secretaries. */
@Resolver(() => StreetWordsType)
export class StreetWordsResolver {
  constructor(private readonly words: StreetWordsService) {}

  @Query(() => StreetWordsConnection, { description: 'What this street taught the matching, newest first' })
  async streetWords(
    @CurrentActor() actor: PersonActor,
    @Args() args: StreetWordsArgs,
  ): Promise<Connection<StreetWordsType>> {
    const page = pageRequest(args);
    const rows = await this.words.list(actor, args.streetId, page);
    return toConnection(
      rows,
      page,
      (row) => row,
      (row) => row,
    );
  }

  @Mutation(() => StreetWordsResult, {
    description: 'Teaches how people here say it; the same entry again changes nothing',
  })
  async addStreetWords(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { streetId, target, utterance }: AddStreetWordsInput,
  ): Promise<StreetWordsType | CommandRefused> {
    const added = await this.words.add(actor, { streetId, target, utterance });
    return added.ok ? added.value : toUserError(added.error, language);
  }

  @Mutation(() => StreetWordsResult, {
    description: 'Takes an entry back; a second removal is refused, so a retry does no harm',
  })
  async removeStreetWords(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { streetWordsId }: RemoveStreetWordsInput,
  ): Promise<StreetWordsType | CommandRefused> {
    const removed = await this.words.remove(actor, streetWordsId);
    return removed.ok ? removed.value : toUserError(removed.error, language);
  }
}
