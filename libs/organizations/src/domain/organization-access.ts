import { holdsRole, type PersonActor, type Role } from '#libs/kernel';
import type { OrganizationFacts } from './organization-facts';
import { OFFICES } from './role-granting';

type Place = Pick<OrganizationFacts, 'path' | 'streetId'>;

const SHAPERS: readonly Role[] = ['COMMUNITY_SECRETARY', 'STREET_OFFICER', 'DISTRICT_OFFICER', 'ADMIN'];

/** People of a street see their street and the district's organisations; the district sees what its roles reach. */
export function isVisibleTo(actor: PersonActor, organization: Place): boolean {
  if (organization.streetId === null) return true;
  if (actor.streetId !== null) return organization.streetId === actor.streetId;
  return actor.grants.some((grant) => organization.path.startsWith(grant.organizationPath));
}

/** Whether the actor may see who holds which role there: officials of the place, and the organisation's own lead. */
export function maySeeMembers(actor: PersonActor, organization: Place): boolean {
  return (
    isVisibleTo(actor, organization) && holdsRole(actor, [...OFFICES, 'PROVIDER_LEAD'], organization.path)
  );
}

/**
 * Whether the actor may create, rename, move or end the organisation at `path`: a role held *above* it, so that nobody
 * reshapes the organisation his own office stands in. An administrator may anywhere.
 */
export function mayShape(actor: PersonActor, path: string): boolean {
  if (holdsRole(actor, 'ADMIN', path)) return true;
  return actor.grants.some(
    (grant) =>
      SHAPERS.includes(grant.role) &&
      path.startsWith(grant.organizationPath) &&
      path !== grant.organizationPath,
  );
}

/** Whether the actor may say what the organisation takes on: its own lead, or who may shape it. */
export function maySteer(actor: PersonActor, path: string): boolean {
  return holdsRole(actor, 'PROVIDER_LEAD', path) || mayShape(actor, path);
}

/** Whether the actor may change a street's settings and its own calendar. */
export function mayConfigureStreet(actor: PersonActor, streetPath: string): boolean {
  return holdsRole(actor, ['STREET_OFFICER', 'DISTRICT_OFFICER', 'ADMIN'], streetPath);
}

/** Whether the actor may change the national calendar, which every street of the system works by. */
export function mayConfigureDistrict(actor: PersonActor): boolean {
  return (
    actor.streetId === null && actor.grants.some((g) => g.role === 'DISTRICT_OFFICER' || g.role === 'ADMIN')
  );
}
