export { MembershipType, OrganizationType, RoleEnum } from './adapters/graphql/organization.types';
export { ORGANIZATION_ENTITIES } from './adapters/persistence/entities';
export {
  calendarRows,
  insertCalendarDays,
  insertJointBodyMembers,
  insertMemberships,
  insertOrganizations,
  insertStreetSettings,
  type CalendarDayInsert,
  type JointBodyMemberInsert,
  type MembershipInsert,
  type OrganizationInsert,
  type StreetSettingsInsert,
} from './application/bulk-insert';
export { CalendarService, type CalendarDayFacts } from './application/calendar.service';
export { ConfigureStreetService, type ConfigureStreet } from './application/configure-street.service';
export { JointBodyService } from './application/joint-body.service';
export { MembershipChanges, type MembershipListener } from './application/membership-changes';
export { MembershipDirectory, type RoleHolder } from './application/membership-directory';
export { MembershipService, type MembershipFacts } from './application/membership.service';
export { OrganizationDirectory } from './application/organization-directory';
export { PersonStreets, type PersonStreetLookup } from './application/person-streets';
export { ShapeOrganizationService, type CreateOrganization } from './application/shape-organization.service';
export { SteerOrganizationService } from './application/steer-organization.service';
export { StreetSettingsService } from './application/street-settings.service';
export { isVisibleTo, maySeeMembers } from './domain/organization-access';
export type { OrganizationFacts } from './domain/organization-facts';
export { ORGANIZATION_KINDS, type OrganizationKind } from './domain/organization-kind';
export {
  DEFAULT_LOAD_CAP,
  type DeadlineOverride,
  type DeadlineOverrides,
  type StreetSettings,
} from './domain/street-settings';
export { OrganizationsModule } from './organizations.module';
