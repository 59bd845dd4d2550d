import type { PersonActor, Role } from '#libs/kernel';

/** Paths in which the actor oversees, by level. */
export interface Desks {
  readonly desks: readonly string[];
  readonly streets: readonly string[];
  readonly districts: readonly string[];
}

export function desksOf(actor: PersonActor): Desks {
  const pathsOf = (...roles: Role[]): string[] =>
    actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.organizationPath);
  return {
    desks: pathsOf('COMMUNITY_DESK', 'COMMUNITY_SECRETARY'),
    streets: pathsOf('STREET_OFFICER', 'STREET_SUPERVISOR'),
    districts: pathsOf('DISTRICT_OFFICER'),
  };
}

/**
 * SQL: whether a row of level `tier` in `communityPath` is the actor's to handle. Parameters from `$first`: desks, streets,
 * districts. The street handles what a community's desk may; a grant reaches what begins with its path.
 */
export const REACHABLE = (tier: string, communityPath: string, first: number): string => {
  const under = (parameter: number): string =>
    `EXISTS (SELECT 1 FROM unnest($${parameter}::text[]) AS g(path) WHERE starts_with(${communityPath}, g.path))`;
  return `((${tier} = 'COMMUNITY' AND (${under(first)} OR ${under(first + 1)}))
        OR (${tier} = 'STREET' AND ${under(first + 1)}) OR (${tier} = 'DISTRICT' AND ${under(first + 2)}))`;
};
