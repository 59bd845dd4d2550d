export { MembershipType } from './adapters/graphql/organization.types';
export { JoinRequestType } from './adapters/graphql/roster.types';
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
export type { CalendarDayFacts } from './application/calendar.service';
export type { ConfigureStreet } from './application/configure-street.service';
export { MembershipChanges, type MembershipListener } from './application/membership-changes';
export { grantsSql, MembershipDirectory, type RoleHolder } from './application/membership-directory';
export { MembershipService, type MembershipFacts } from './application/membership.service';
export { OrganizationDirectory } from './application/organization-directory';
export { PersonStreets, type PersonStreetLookup } from './application/person-streets';
export type { CreateOrganization } from './application/shape-organization.service';
export { SecondFactorRoles } from './application/second-factor-roles.service';
export { StreetSettingsService } from './application/street-settings.service';
export { isVisibleTo } from './domain/organization-access';
export type { OrganizationFacts } from './domain/organization-facts';
export { answersFor } from './domain/role-granting';
export type { OrganizationKind } from './domain/organization-kind';
export type { DeadlineOverride, DeadlineOverrides, StreetSettings } from './domain/street-settings';
export { OrganizationsModule } from './organizations.module';
