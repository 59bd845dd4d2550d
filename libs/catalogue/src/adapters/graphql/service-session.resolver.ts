import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import {
  connectionOf,
  CurrentActor,
  Loaders,
  pageRequest,
  RequestLanguage,
  toConnection,
  type Connection,
  type RequestLoaders,
} from '#libs/platform';
import { ProviderSessions } from '../../application/provider-sessions.service';
import { SESSION_STATUS_TEXT } from '../../domain/service-session';
import { SERVICE_ITEM_BY_ID } from './catalogue.loaders';
import { ServiceProvider } from './service-item.type';
import { ServiceSessionType } from './service-session.type';
import { ProviderSessionsArgs } from './shelf.args';

const ServiceSessionConnection = connectionOf(ServiceSessionType, 'ServiceSession');

@Resolver(() => ServiceSessionType)
export class ServiceSessionResolver {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly sessions: ProviderSessions,
  ) {}

  @Query(() => ServiceSessionConnection, {
    description: 'The sessions an organisation gives, soonest first, for those who run them',
  })
  async providerSessions(
    @CurrentActor() actor: PersonActor,
    @Args() args: ProviderSessionsArgs,
  ): Promise<Connection<ServiceSessionType>> {
    const page = pageRequest(args);
    const rows = await this.sessions.sessionsOf(actor, args.organizationId, args.over, page);
    return toConnection(
      rows,
      page,
      ({ startsAt, id }) => ({ createdAt: startsAt, id }),
      (row) => row,
    );
  }

  @ResolveField(() => Int, { description: 'Places still free' })
  free(@Parent() session: ServiceSessionType): number {
    return session.capacity - session.taken;
  }

  @ResolveField(() => String)
  statusText(@Parent() session: ServiceSessionType, @RequestLanguage() language: Language): string {
    return SESSION_STATUS_TEXT[session.status][language];
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Of the service, in the language of the caller',
  })
  async itemName(
    @Parent() { itemId }: ServiceSessionType,
    @RequestLanguage() language: Language,
    @Loaders() loaders: RequestLoaders,
  ): Promise<string | null> {
    const item = await loaders.get(SERVICE_ITEM_BY_ID).load(itemId);
    return item && ((language === 'en' && item.nameEn) || item.nameZh);
  }

  @ResolveField(() => ServiceProvider, { nullable: true })
  provider(@Parent() session: ServiceSessionType): Promise<ServiceProvider | null> {
    // in memory: no loader needed
    return this.organizations.byId(session.providerOrganizationId);
  }
}
