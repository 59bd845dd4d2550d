import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { PersonActor } from '#libs/kernel';
import {
  CurrentActor,
  Loaders,
  OptionalActor,
  pageRequest,
  toConnection,
  type RequestLoaders,
} from '#libs/platform';
import type { MembershipFacts } from '../../application/membership.service';
import { OrganizationDirectory } from '../../application/organization-directory';
import { OrganizationQueries } from '../../application/organization-queries';
import { isVisibleTo } from '../../domain/organization-access';
import type { OrganizationFacts } from '../../domain/organization-facts';
import { OrganizationsArgs } from './organization.inputs';
import { JOINT_BODY_MEMBERS_OF, MEMBERSHIPS_OF } from './organization.loaders';
import {
  MembershipType,
  MyRole,
  OrganizationConnection,
  OrganizationType,
  Place,
} from './organization.types';

/** Reading the tree. Nested organisations come from the directory, which is in memory; the rest by loaders. */
@Resolver(() => OrganizationType)
export class OrganizationResolver {
  constructor(
    private readonly queries: OrganizationQueries,
    private readonly directory: OrganizationDirectory,
  ) {}

  @Query(() => OrganizationType, { nullable: true, description: 'Null for organisations of other streets' })
  organization(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<OrganizationFacts | null> {
    return this.queries.byId(actor, id);
  }

  @Query(() => OrganizationConnection)
  async organizations(@CurrentActor() actor: PersonActor, @Args() args: OrganizationsArgs) {
    const page = pageRequest(args);
    const rows = await this.queries.page(actor, args, page);
    return toConnection(
      rows,
      page,
      ({ createdAt, id }) => ({ createdAt, id }),
      (facts) => facts,
    );
  }

  @Query(() => [MyRole], { description: 'Where the caller holds a role, RESIDENT aside' })
  myOrganizations(
    @CurrentActor() actor: PersonActor,
  ): Promise<{ role: string; organization: OrganizationFacts }[]> {
    return this.queries.rolesOf(actor);
  }

  @Query(() => [Place], { description: 'Streets and their communities, to choose from before signing in' })
  streets(): Promise<Place[]> {
    return this.queries.streets();
  }

  @ResolveField(() => OrganizationType, { nullable: true })
  async parent(
    @OptionalActor() actor: PersonActor | null,
    @Parent() organization: OrganizationFacts,
  ): Promise<OrganizationFacts | null> {
    const parent = organization.parentId ? await this.directory.byId(organization.parentId) : null;
    return parent && actor && isVisibleTo(actor, parent) ? parent : null;
  }

  @ResolveField(() => [OrganizationType], {
    description: 'Active ones directly below, 500 at most; use organizations(under) to page',
  })
  async children(
    @OptionalActor() actor: PersonActor | null,
    @Parent() organization: OrganizationFacts,
  ): Promise<OrganizationFacts[]> {
    const children = await this.directory.childrenOf(organization.id);
    return children
      .filter((child) => child.active && actor !== null && isVisibleTo(actor, child))
      .slice(0, 500);
  }

  @ResolveField(() => [MembershipType], {
    description: 'Roles held there now, 100 at most; empty for callers who may not see them',
  })
  memberships(
    @Loaders() loaders: RequestLoaders,
    @Parent() organization: OrganizationFacts,
  ): Promise<MembershipFacts[]> {
    return loaders.get(MEMBERSHIPS_OF).load(organization.id);
  }

  @ResolveField(() => [OrganizationType], { description: 'Members of a joint body; empty for other kinds' })
  async jointBodyMembers(
    @Loaders() loaders: RequestLoaders,
    @Parent() organization: OrganizationFacts,
  ): Promise<OrganizationFacts[]> {
    if (organization.kind !== 'JOINT_BODY') return [];
    const ids = await loaders.get(JOINT_BODY_MEMBERS_OF).load(organization.id);
    return [...(await this.directory.byIds(ids)).values()];
  }
}
