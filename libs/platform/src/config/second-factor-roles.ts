import { ROLES, type Role } from '#libs/kernel';

/**
 * Who signs in with a second factor in production unless told otherwise: those who see, or decide who sees, the people of a
 * whole street or more (handbook §1, §2). STREET_OFFICER and STREET_SUPERVISOR read every order of a street;
 * DISTRICT_OFFICER and ADMIN give the roles that do; AUDITOR reads the record of all. Desks and secretaries see one
 * community and work at shared counters, often without a phone at hand: their street decides.
 */
const REACHING_FAR: readonly Role[] = [
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'DISTRICT_OFFICER',
  'ADMIN',
  'AUDITOR',
];

const NONE = 'none';
const listed = (value: string): string[] => value.split(',').map((role) => role.trim());

export const isRoleList = (value: string): boolean =>
  value === NONE ||
  listed(value).every((role) => role !== 'RESIDENT' && ROLES.some((known) => known === role));

/** From which roles a second factor is wanted where a street has not decided. Outside production: from nobody. */
export function secondFactorRoles(value: string | undefined, environment: string): readonly Role[] {
  if (value === undefined) return environment === 'production' ? REACHING_FAR : [];
  return value === NONE ? [] : ROLES.filter((role) => listed(value).includes(role));
}
