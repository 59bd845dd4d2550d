import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { RequestLanguage } from '#libs/platform';
import { SESSION_STATUS_TEXT } from '../../domain/service-session';
import { ServiceProvider } from './service-item.type';
import { ServiceSessionType } from './service-session.type';

@Resolver(() => ServiceSessionType)
export class ServiceSessionResolver {
  constructor(private readonly organizations: OrganizationDirectory) {}

  @ResolveField(() => Int, { description: 'Places still free' })
  free(@Parent() session: ServiceSessionType): number {
    return session.capacity - session.taken;
  }

  @ResolveField(() => String)
  statusText(@Parent() session: ServiceSessionType, @RequestLanguage() language: Language): string {
    return SESSION_STATUS_TEXT[session.status][language];
  }

  @ResolveField(() => ServiceProvider, { nullable: true })
  provider(@Parent() session: ServiceSessionType): Promise<ServiceProvider | null> {
    // in memory: no loader needed
    return this.organizations.byId(session.providerOrganizationId);
  }
}
