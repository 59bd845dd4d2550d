/** Kinds of organisation, handbook §2. The first five make up the tree of places, the others hang on it. */
export const ORGANIZATION_KINDS = [
  'DISTRICT',
  'STREET',
  'COMMUNITY',
  'ESTATE',
  'BUILDING',
  'PARTY_COMMITTEE',
  'GENERAL_BRANCH',
  'BRANCH',
  'PARTY_GROUP',
  'JOINT_BODY',
  'MASS_ORGANIZATION',
  'SERVICE_TEAM',
  'REPORTING_IN_UNIT',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

const PLACES: readonly OrganizationKind[] = ['DISTRICT', 'STREET', 'COMMUNITY', 'ESTATE', 'BUILDING'];
const PARTY_LEVELS: readonly OrganizationKind[] = [
  'PARTY_COMMITTEE',
  'GENERAL_BRANCH',
  'BRANCH',
  'PARTY_GROUP',
];
/** Bodies without a rank among each other. */
const ALLIES: readonly OrganizationKind[] = [
  'JOINT_BODY',
  'MASS_ORGANIZATION',
  'SERVICE_TEAM',
  'REPORTING_IN_UNIT',
];

/** Whether an organisation of kind `child` may stand directly under one of kind `parent`. */
export function mayStandUnder(child: OrganizationKind, parent: OrganizationKind): boolean {
  if (child === 'DISTRICT') return false;
  const [place, parentPlace] = [PLACES.indexOf(child), PLACES.indexOf(parent)];
  // STREET under DISTRICT, COMMUNITY under STREET; a BUILDING may stand under a COMMUNITY without estates
  if (child === 'STREET' || child === 'COMMUNITY') return parentPlace === place - 1;
  if (place > 0) return parentPlace >= PLACES.indexOf('COMMUNITY') && parentPlace < place;
  if (parentPlace >= 0) return true;
  const [level, parentLevel] = [PARTY_LEVELS.indexOf(child), PARTY_LEVELS.indexOf(parent)];
  // party organisations nest by rank; joint bodies and teams may belong to any of them
  if (level >= 0) return parentLevel >= 0 && parentLevel < level;
  return parentLevel >= 0 && ALLIES.includes(child);
}
