/** Level of the unit that is rated; the unit above it calls back, rechecks and may type for residents (handbook §3). */
export const TIERS = ['TEAM', 'COMMUNITY', 'STREET'] as const;
export type Tier = (typeof TIERS)[number];

/** Level of the unit that calls, checks and decides. */
export const OVERSEER_TIERS = ['COMMUNITY', 'STREET', 'DISTRICT'] as const;
export type OverseerTier = (typeof OVERSEER_TIERS)[number];

/** "When the community serves, the street calls back and rechecks; when the street serves, the district." */
export function overseerOf(tier: Tier): OverseerTier {
  switch (tier) {
    case 'TEAM':
      return 'COMMUNITY';
    case 'COMMUNITY':
      return 'STREET';
    case 'STREET':
      return 'DISTRICT';
  }
}

/** An appeal goes to the street; when the street served, to the district. */
export const panelOf = (tier: Tier): Exclude<OverseerTier, 'COMMUNITY'> =>
  tier === 'STREET' ? 'DISTRICT' : 'STREET';

export interface OverseerRoles {
  readonly desk: boolean;
  readonly street: boolean;
  readonly district: boolean;
}

/** Whether the roles reach the level; the street may do what a community's desk does. */
export function reaches(level: OverseerTier, roles: OverseerRoles): boolean {
  switch (level) {
    case 'COMMUNITY':
      return roles.desk || roles.street;
    case 'STREET':
      return roles.street;
    case 'DISTRICT':
      return roles.district;
  }
}

/** Whom a rating is about. */
export interface RatedUnit {
  readonly organizationId: string;
  readonly tier: Tier;
}

/** The intake is the community desk's work; everything after it the work of who served. */
export function ratedUnit(stage: string, communityId: string, served: RatedUnit | null): RatedUnit | null {
  return stage === 'INTAKE' ? { organizationId: communityId, tier: 'COMMUNITY' } : served;
}
