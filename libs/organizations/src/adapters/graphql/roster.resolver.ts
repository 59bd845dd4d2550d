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
import { JoinRequests } from '../../application/join-requests.service';
import { OrganizationDirectory } from '../../application/organization-directory';
import { RoleDelegations } from '../../application/role-delegations.service';
import {
  DecideJoinRequestInput,
  DelegateRoleInput,
  EndDelegationInput,
  JoinRequestConnection,
  JoinRequestType,
  JoinTeamInput,
  RoleDelegationType,
} from './roster.types';

const JoinRequestResult = outcomeOf('JoinRequestResult', () => JoinRequestType);
const RoleDelegationResult = outcomeOf('RoleDelegationResult', () => RoleDelegationType);

/** Who joins an organisation, and who stands in for whom. */
@Resolver(() => JoinRequestType)
export class RosterResolver {
  constructor(
    private readonly requests: JoinRequests,
    private readonly delegations: RoleDelegations,
    private readonly directory: OrganizationDirectory,
  ) {}

  @Mutation(() => JoinRequestResult, { description: '申请加入志愿服务队; its lead decides' })
  async joinTeam(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: JoinTeamInput,
  ): Promise<JoinRequestType | CommandRefused> {
    const asked = await this.requests.ask(actor, input.organizationId);
    return asked.ok ? asked.value : toUserError(asked.error, language);
  }

  @Mutation(() => JoinRequestResult, { description: 'By the organisation’s lead' })
  async decideJoinRequest(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: DecideJoinRequestInput,
  ): Promise<JoinRequestType | CommandRefused> {
    const decided = await this.requests.decide(actor, input.requestId, input.approve);
    return decided.ok ? decided.value : toUserError(decided.error, language);
  }

  @Query(() => JoinRequestConnection, { description: 'Those that wait for the organisation’s lead' })
  async joinRequests(
    @CurrentActor() actor: PersonActor,
    @Args('organizationId', { type: () => ID }) organizationId: string,
    @Args() args: PageArgs,
  ) {
    const page = pageRequest(args);
    const rows = await this.requests.pending(actor, organizationId, page);
    return toConnection(
      rows,
      page,
      ({ createdAt, id }) => ({ createdAt, id }),
      (row) => row,
    );
  }

  @Query(() => [JoinRequestType], { description: 'The caller’s own, latest first' })
  myJoinRequests(@CurrentActor() actor: PersonActor): Promise<JoinRequestType[]> {
    return this.requests.mine(actor);
  }

  @Mutation(() => RoleDelegationResult, {
    description: '委托代办: what the colleague does stands on record in the lender’s name',
  })
  async delegateRole(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { membershipId, toPersonId, from = null, until }: DelegateRoleInput,
  ): Promise<RoleDelegationType | CommandRefused> {
    const lent = await this.delegations.delegate(actor, { membershipId, toPersonId, from, until });
    return lent.ok ? lent.value : toUserError(lent.error, language);
  }

  @Mutation(() => RoleDelegationResult, { description: 'Before its time' })
  async endDelegation(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: EndDelegationInput,
  ): Promise<RoleDelegationType | CommandRefused> {
    const ended = await this.delegations.end(actor, input.delegationId);
    return ended.ok ? ended.value : toUserError(ended.error, language);
  }

  @Query(() => [RoleDelegationType], { description: 'Lent by or to the caller, in force or to come' })
  myDelegations(@CurrentActor() actor: PersonActor): Promise<RoleDelegationType[]> {
    return this.delegations.of(actor.personId);
  }

  @ResolveField(() => String, { nullable: true })
  async organizationName(@Parent() { organizationId }: JoinRequestType): Promise<string | null> {
    // in memory: no loader needed
    return (await this.directory.byId(organizationId))?.name ?? null;
  }
}
