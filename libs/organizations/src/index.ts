export { ORGANIZATION_ENTITIES } from './adapters/persistence/entities';
export { MembershipDirectory, type RoleHolder } from './application/membership-directory';
export { OrganizationDirectory } from './application/organization-directory';
export { StreetSettingsService } from './application/street-settings.service';
export type { OrganizationFacts } from './domain/organization-facts';
export { ORGANIZATION_KINDS, type OrganizationKind } from './domain/organization-kind';
export type { DeadlineOverride, DeadlineOverrides, StreetSettings } from './domain/street-settings';
export { OrganizationsModule } from './organizations.module';
