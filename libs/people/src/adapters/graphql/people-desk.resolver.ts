import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { JoinRequestType, MembershipType, type MembershipFacts } from '#libs/organizations';
import {
  CurrentActor,
  Loaders,
  outcomeOf,
  PageArgs,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type CommandRefused,
  type RequestLoaders,
} from '#libs/platform';
import { PeopleDesk, type MaskedPerson } from '../../application/people-desk.service';
import type { RegisteredPerson } from '../../application/register-person.service';
import { CONSENT_VERSION, type PersonContact } from '../../domain/person';
import { RegisterPersonInput, RevealPersonInput } from './person.inputs';
import { MASKED_NAME_OF } from './person.loaders';
import { PeopleFound, PersonConnection, PersonRegistered, PersonType, RevealedContact } from './person.types';

const PeopleFoundResult = outcomeOf('PeopleFoundResult', () => PeopleFound);
const RegisterPersonResult = outcomeOf('RegisterPersonResult', () => PersonRegistered);
const RevealPersonResult = outcomeOf('RevealPersonResult', () => RevealedContact);

/** What desks do with people on file. */
@Resolver()
export class PeopleDeskResolver {
  constructor(private readonly desk: PeopleDesk) {}

  @Query(() => PersonType, { nullable: true, description: "Null outside the caller's area" })
  person(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<MaskedPerson | null> {
    return this.desk.byId(actor, id);
  }

  @Query(() => PersonConnection, { description: 'People of a community; for its desk' })
  async people(
    @CurrentActor() actor: PersonActor,
    @Args('communityId', { type: () => ID }) communityId: string,
    @Args() args: PageArgs,
  ) {
    const page = pageRequest(args);
    const rows = await this.desk.ofCommunity(actor, communityId, page);
    return toConnection(
      rows,
      page,
      ({ createdAt, id }) => ({ createdAt, id }),
      (row) => row,
    );
  }

  @Query(() => PeopleFoundResult, { description: "People of the caller's area under this phone" })
  async peopleByPhone(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('phone') phone: string,
  ): Promise<{ people: MaskedPerson[] } | CommandRefused> {
    const result = await this.desk.findByPhone(actor, phone);
    return result.ok ? { people: result.value } : toUserError(result.error, language);
  }

  @Mutation(() => RegisterPersonResult)
  async registerPerson(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: RegisterPersonInput,
  ): Promise<RegisteredPerson | CommandRefused> {
    const result = await this.desk.register(actor, {
      communityId: input.communityId,
      name: input.name,
      phone: input.phone ?? null,
      address: input.address ?? null,
      birthYear: input.birthYear,
      elderMode: input.elderMode,
      contactPreference: input.contactPreference,
      family: input.family ?? null,
      consent: {
        purpose: 'SERVICE',
        version: CONSENT_VERSION,
        channel: input.consentChannel,
        evidence: input.consentEvidence,
      },
    });
    return result.ok ? result.value : toUserError(result.error, language);
  }

  @Mutation(() => RevealPersonResult, { description: 'Details in clear, for desks; goes on record' })
  async revealPerson(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: RevealPersonInput,
  ): Promise<PersonContact | CommandRefused> {
    const result = await this.desk.reveal(actor, input.personId, input.reason, input.orderId ?? null);
    return result.ok ? result.value : toUserError(result.error, language);
  }
}

/** Says who holds a role, for those who may see the role at all. */
@Resolver(() => MembershipType)
export class MemberNameResolver {
  @ResolveField(() => String, { nullable: true, description: '王**; null once erased' })
  maskedName(
    @Loaders() loaders: RequestLoaders,
    @Parent() membership: MembershipFacts,
  ): Promise<string | null> {
    return loaders.get(MASKED_NAME_OF).load(membership.personId);
  }
}

/** Says who asks to join, to those who see the request: its asker, and who decides. */
@Resolver(() => JoinRequestType)
export class JoinRequestNameResolver {
  @ResolveField(() => String, { nullable: true, description: '王**; null once erased' })
  maskedName(
    @Loaders() loaders: RequestLoaders,
    @Parent() { personId }: JoinRequestType,
  ): Promise<string | null> {
    return loaders.get(MASKED_NAME_OF).load(personId);
  }
}
