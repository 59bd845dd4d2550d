import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
import { MembershipService, type MembershipFacts } from '../../application/membership.service';
import { OrganizationDirectory } from '../../application/organization-directory';
import type { OrganizationFacts } from '../../domain/organization-facts';
import { EndRoleInput, GrantRoleInput } from './organization.inputs';
import { MembershipConnection, MembershipType, OrganizationType } from './organization.types';

const MembershipResult = outcomeOf('MembershipResult', () => MembershipType);

@Resolver(() => MembershipType)
export class MembershipResolver {
  constructor(
    private readonly members: MembershipService,
    private readonly directory: OrganizationDirectory,
  ) {}

  @Query(() => MembershipConnection, {
    description: 'Roles held in an organisation now; empty for callers who may not see them',
  })
  async memberships(
    @CurrentActor() actor: PersonActor,
    @Args('organizationId', { type: () => ID }) organizationId: string,
    @Args() args: PageArgs,
  ) {
    const page = pageRequest(args);
    const rows = await this.members.activeIn(actor, organizationId, page);
    return toConnection(
      rows,
      page,
      ({ since, id }) => ({ createdAt: since, id }),
      (facts) => facts,
    );
  }

  @Mutation(() => MembershipResult)
  async grantRole(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: GrantRoleInput,
  ): Promise<MembershipFacts | CommandRefused> {
    const result = await this.members.grant(actor, input);
    return result.ok ? result.value : toUserError(result.error, language);
  }

  @Mutation(() => MembershipResult, { description: 'By whoever may give the role, or by its holder' })
  async endRole(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: EndRoleInput,
  ): Promise<MembershipFacts | CommandRefused> {
    const result = await this.members.end(actor, input.membershipId);
    return result.ok ? result.value : toUserError(result.error, language);
  }

  @ResolveField(() => OrganizationType, { nullable: true })
  organization(@Parent() membership: MembershipFacts): Promise<OrganizationFacts | null> {
    return this.directory.byId(membership.organizationId);
  }
}
