import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import {
  CurrentActor,
  outcomeOf,
  PageArgs,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type CommandRefused,
} from '#libs/platform';
import { PersonalData } from '../../application/personal-data.service';
import { ProfileService, type Profile } from '../../application/profile.service';
import { RevealService } from '../../application/reveal.service';
import { EraseMeInput, UpdateMyProfileInput } from './person.inputs';
import { Me, RevealConnection } from './person.types';
import { MeErased } from './me.types';

const MeResult = outcomeOf('MeResult', () => Me);
const EraseMeResult = outcomeOf('EraseMeResult', () => MeErased);

/** One's own details, and the rights over them. */
@Resolver()
export class MeResolver {
  constructor(
    private readonly profiles: ProfileService,
    private readonly personalData: PersonalData,
    private readonly reveals: RevealService,
  ) {}

  @Query(() => Me)
  me(@CurrentActor() actor: PersonActor): Promise<Profile> {
    return this.profiles.of(actor.personId);
  }

  @Query(() => RevealConnection, {
    description: "When somebody saw the caller's details, and why; oldest first",
  })
  async myReveals(@CurrentActor() actor: PersonActor, @Args() args: PageArgs) {
    const page = pageRequest(args);
    const rows = await this.reveals.ofPerson(actor.personId, page);
    return toConnection(
      rows,
      page,
      ({ at, id }) => ({ createdAt: at, id }),
      (row) => row,
    );
  }

  @Query(() => String, { description: 'Everything kept about the caller, as JSON' })
  exportMyData(@CurrentActor() actor: PersonActor): Promise<string> {
    return this.personalData.exportOf(actor.personId);
  }

  @Mutation(() => MeResult)
  async updateMyProfile(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: UpdateMyProfileInput,
  ): Promise<Profile | CommandRefused> {
    const result = await this.profiles.update(actor, {
      name: input.name ?? undefined,
      address: input.address,
      communityId: input.communityId ?? undefined,
      birthYear: input.birthYear,
      displayMode: input.displayMode ?? undefined,
      family: input.family,
      contactPreference: input.contactPreference ?? undefined,
      preferredLanguage: input.preferredLanguage ?? undefined,
    });
    return result.ok ? result.value : toUserError(result.error, language);
  }

  @Mutation(() => EraseMeResult, { description: 'Takes out who the caller was. Cannot be undone' })
  async eraseMe(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') _confirmed: EraseMeInput,
  ): Promise<MeErased | CommandRefused> {
    const result = await this.personalData.erase(actor);
    return result.ok ? { personId: actor.personId } : toUserError(result.error, language);
  }
}
