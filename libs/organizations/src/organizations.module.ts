import { Module } from '@nestjs/common';
import { MembershipResolver } from './adapters/graphql/membership.resolver';
import { OrganizationCommandsResolver } from './adapters/graphql/organization-commands.resolver';
import { OrganizationLoaders } from './adapters/graphql/organization.loaders';
import { OrganizationResolver } from './adapters/graphql/organization.resolver';
import { RosterResolver } from './adapters/graphql/roster.resolver';
import { StreetResolver } from './adapters/graphql/street.resolver';
import { CalendarService } from './application/calendar.service';
import { ConfigureStreetService } from './application/configure-street.service';
import { JointBodyService } from './application/joint-body.service';
import { JoinRequests } from './application/join-requests.service';
import { MembershipChanges } from './application/membership-changes';
import { MembershipDirectory } from './application/membership-directory';
import { MembershipService } from './application/membership.service';
import { OrganizationDirectory } from './application/organization-directory';
import { OrganizationEvents } from './application/organization-events';
import { OrganizationQueries } from './application/organization-queries';
import { PersonStreets } from './application/person-streets';
import { RoleDelegations } from './application/role-delegations.service';
import { SecondFactorRoles } from './application/second-factor-roles.service';
import { ShapeOrganizationService } from './application/shape-organization.service';
import { SteerOrganizationService } from './application/steer-organization.service';
import { StreetSettingsService } from './application/street-settings.service';

const services = [
  OrganizationDirectory,
  MembershipDirectory,
  MembershipChanges,
  PersonStreets,
  SecondFactorRoles,
  StreetSettingsService,
  ShapeOrganizationService,
  SteerOrganizationService,
  MembershipService,
  JointBodyService,
  ConfigureStreetService,
  CalendarService,
];

const resolvers = [
  OrganizationResolver,
  OrganizationCommandsResolver,
  MembershipResolver,
  RosterResolver,
  StreetResolver,
];

/** The organisation tree, who holds which role in it, and the configuration of streets. */
@Module({
  providers: [
    ...services,
    OrganizationEvents,
    OrganizationQueries,
    OrganizationLoaders,
    JoinRequests,
    RoleDelegations,
    ...resolvers,
  ],
  exports: services,
})
export class OrganizationsModule {}
