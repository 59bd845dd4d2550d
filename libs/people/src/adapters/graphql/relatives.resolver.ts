import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { CurrentActor, outcomeOf, RequestLanguage, toUserError, type CommandRefused } from '#libs/platform';
import { Relatives, type RelativeFacts } from '../../application/relatives.service';
import { RemoveRelativeInput, SaveRelativeInput } from './person.inputs';
import { RelativeRemoved, RelativeType } from './person.types';

const SaveRelativeResult = outcomeOf('SaveRelativeResult', () => RelativeType);
const RemoveRelativeResult = outcomeOf('RemoveRelativeResult', () => RelativeRemoved);

/** Relatives the caller orders for 代亲友点单. */
@Resolver()
export class RelativesResolver {
  constructor(private readonly relatives: Relatives) {}

  @Query(() => [RelativeType], { description: 'Whom the caller orders for, and who orders for the caller' })
  myRelatives(@CurrentActor() actor: PersonActor): Promise<RelativeFacts[]> {
    return this.relatives.of(actor.personId);
  }

  @Mutation(() => SaveRelativeResult)
  async saveRelative(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { phone = null, address = null, ...input }: SaveRelativeInput,
  ): Promise<RelativeFacts | CommandRefused> {
    const result = await this.relatives.save(actor, { ...input, phone, address });
    return result.ok ? result.value : toUserError(result.error, language);
  }

  @Mutation(() => RemoveRelativeResult, { description: 'By either side' })
  async removeRelative(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { relativeId }: RemoveRelativeInput,
  ): Promise<RelativeRemoved | CommandRefused> {
    const result = await this.relatives.remove(actor, relativeId);
    return result.ok ? { id: result.value } : toUserError(result.error, language);
  }
}
