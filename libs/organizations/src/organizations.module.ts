import { Module } from '@nestjs/common';
import { CalendarService } from './application/calendar.service';
import { ConfigureStreetService } from './application/configure-street.service';
import { JointBodyService } from './application/joint-body.service';
import { MembershipChanges } from './application/membership-changes';
import { MembershipDirectory } from './application/membership-directory';
import { MembershipService } from './application/membership.service';
import { OrganizationDirectory } from './application/organization-directory';
import { OrganizationEvents } from './application/organization-events';
import { PersonStreets } from './application/person-streets';
import { ShapeOrganizationService } from './application/shape-organization.service';
import { SteerOrganizationService } from './application/steer-organization.service';
import { StreetSettingsService } from './application/street-settings.service';

const ports = [
  OrganizationDirectory,
  MembershipDirectory,
  MembershipChanges,
  PersonStreets,
  StreetSettingsService,
  ShapeOrganizationService,
  SteerOrganizationService,
  MembershipService,
  JointBodyService,
  ConfigureStreetService,
  CalendarService,
];

/** The organisation tree, who holds which role in it, and the configuration of streets. */
@Module({ providers: [...ports, OrganizationEvents], exports: ports })
export class OrganizationsModule {}
