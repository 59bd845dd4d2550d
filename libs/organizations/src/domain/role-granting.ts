import { ROLES, type PersonActor, type Role, type RoleGrant } from '#libs/kernel';
import type { OrganizationKind } from './organization-kind';

/** Roles that a person is given by somebody; RESIDENT is everybody's. */
export const GRANTABLE_ROLES = ROLES.filter((role) => role !== 'RESIDENT');

/** Roles that are an office: held for the public, signed in to at a desk. */
export const OFFICES: readonly Role[] = [
  'COMMUNITY_DESK',
  'COMMUNITY_SECRETARY',
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'DISTRICT_OFFICER',
  'ADMIN',
  'AUDITOR',
];

const everyRole: readonly Role[] = GRANTABLE_ROLES;
const belowTheDistrict: readonly Role[] = [
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'COMMUNITY_SECRETARY',
  'COMMUNITY_DESK',
  'PROVIDER_LEAD',
  'VOLUNTEER',
];

/**
 * Who may give (and end) which role, each within the subtree of the granter's own role. ADMIN and AUDITOR are given by
 * an administrator alone: those who run the work do not choose who watches it (等保: separate administrators).
 */
const MAY_GRANT: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  ADMIN: everyRole,
  DISTRICT_OFFICER: ['DISTRICT_OFFICER', ...belowTheDistrict],
  STREET_OFFICER: belowTheDistrict,
  COMMUNITY_SECRETARY: ['COMMUNITY_DESK', 'PROVIDER_LEAD', 'VOLUNTEER'],
};

/** Where a role can be held. What is missing here can be held in any organisation. */
const HELD_IN: Readonly<Partial<Record<Role, readonly OrganizationKind[]>>> = {
  ADMIN: ['DISTRICT'],
  DISTRICT_OFFICER: ['DISTRICT'],
  AUDITOR: ['DISTRICT', 'STREET'],
  STREET_OFFICER: ['STREET'],
  STREET_SUPERVISOR: ['STREET'],
  COMMUNITY_SECRETARY: ['COMMUNITY'],
  COMMUNITY_DESK: ['COMMUNITY'],
};

/** Whether the actor may give or end `role` in the organisation at `path`. */
export function mayGrantRole(actor: PersonActor, role: Role, path: string): boolean {
  return actor.grants.some(
    (grant) => path.startsWith(grant.organizationPath) && MAY_GRANT[grant.role]?.includes(role),
  );
}

/** Whether organisations of this kind have the role at all. */
export function roleFits(role: Role, kind: OrganizationKind): boolean {
  if (role === 'RESIDENT') return false;
  return HELD_IN[role]?.includes(kind) ?? true;
}

/**
 * Whether the actor answers for somebody who holds these roles: may give (and end) every one of them, so that nobody gets hold
 * of more than he could have given. Nobody answers for himself, nor for people without an office or an organisation's work.
 */
export function answersFor(actor: PersonActor, personId: string, grants: readonly RoleGrant[]): boolean {
  return (
    personId !== actor.personId &&
    grants.length > 0 &&
    grants.every(({ role, organizationPath }) => mayGrantRole(actor, role, organizationPath))
  );
}
