import { SeededRandom, UuidV7Ids, type Ids } from '#libs/kernel';
import { planOrganizations, type OrganizationPlan } from './plan-organizations';
import { planPeople, type PeoplePlan } from './plan-people';

export interface StreetPlan extends OrganizationPlan, PeoplePlan {
  /** Goes on where the plan stopped, for what else the seed needs ids for. */
  readonly ids: Ids;
}

/** Ids begin with a time; this one stays, so that a load that was interrupted goes on with the same ids. */
const IDS_FROM = Date.UTC(2026, 0, 1);

/** The whole street as it will be: the same seed gives the same people with the same ids, on file since `begin`. */
export function planStreet(seed: string, begin: Date): StreetPlan {
  const random = new SeededRandom(`${seed}:street`);
  const ids = new UuidV7Ids(() => IDS_FROM, random);
  const organizations = planOrganizations(ids, begin);
  return { ...organizations, ...planPeople(organizations.organizations, random, ids, begin), ids };
}
