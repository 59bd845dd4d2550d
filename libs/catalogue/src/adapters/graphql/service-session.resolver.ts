import { Args, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { PersonActor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import {
  connectionOf,
  CurrentActor,
  pageRequest,
  toConnection,
  type Connection,
  type RequestContext,
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
  free(session: ServiceSessionType): number {
    return session.capacity - session.taken;
  }

  @ResolveField(() => String)
  statusText({ status }: ServiceSessionType, _: unknown, { language }: RequestContext): string {
    return SESSION_STATUS_TEXT[status][language];
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Of the service, in the language of the caller',
  })
  async itemName(
    { itemId }: ServiceSessionType,
    _: unknown,
    { language, loaders }: RequestContext,
  ): Promise<string | null> {
    const item = await loaders.get(SERVICE_ITEM_BY_ID).load(itemId);
    return item && ((language === 'en' && item.nameEn) || item.nameZh);
  }

  @ResolveField(() => ServiceProvider, { nullable: true })
  provider(session: ServiceSessionType): Promise<ServiceProvider | null> {
    // in memory: no loader needed
    return this.organizations.byId(session.providerOrganizationId);
  }
}
