import type { Ids, Random, Role } from '#libs/kernel';
import type { MembershipInsert, OrganizationInsert } from '#libs/organizations';
import type { PersonInsert } from '#libs/people';
import { DEMO_LOGINS } from '#libs/product';
import { FictionalPeople } from './fictional-people';

export interface PeoplePlan {
  readonly persons: PersonInsert[];
  readonly memberships: MembershipInsert[];
  /** Whom each staff account signs in as. */
  readonly staff: { readonly username: string; readonly personId: string }[];
}

/** Kinds whose leader claims orders. A community and a street have one too: they carry the fallback duty. */
const PROVIDERS = new Set([
  'BRANCH',
  'SERVICE_TEAM',
  'MASS_ORGANIZATION',
  'JOINT_BODY',
  'REPORTING_IN_UNIT',
  'PARTY_COMMITTEE',
  'COMMUNITY',
  'STREET',
]);
const MEMBERS: Readonly<Record<string, number>> = {
  BRANCH: 27,
  SERVICE_TEAM: 14,
  MASS_ORGANIZATION: 6,
  REPORTING_IN_UNIT: 18,
  PARTY_COMMITTEE: 4,
};
const RESIDENTS_PER_COMMUNITY = 111;

/** About 5,000 members and volunteers, 2,000 residents, and everybody who holds a role. */
export function planPeople(
  organizations: readonly OrganizationInsert[],
  random: Random,
  ids: Ids,
  createdAt: Date,
): PeoplePlan {
  const people = new FictionalPeople(random);
  const plan: PeoplePlan = { persons: [], memberships: [], staff: [] };
  const byPath = new Map(organizations.map((row) => [row.path, row]));
  const communityOf = (path: string): OrganizationInsert | undefined =>
    organizations.find((row) => row.kind === 'COMMUNITY' && path.startsWith(row.path));
  const houses = new Map<string, number>();

  /** Everybody lives alone at an address of his own, unless a plan says otherwise: a household counts as one actor. */
  const addressIn = (place: OrganizationInsert): string => {
    const n = houses.get(place.id) ?? 0;
    houses.set(place.id, n + 1);
    return `${place.name}${1 + Math.floor(n / 60)}号楼${1 + (Math.floor(n / 15) % 4)}单元${1 + (n % 15)}0${1 + (n % 3)}室`;
  };
  const add = (place: OrganizationInsert, who: Partial<PersonInsert> = {}): string => {
    const id = ids.uuid();
    const home = place.kind === 'COMMUNITY' ? place : communityOf(place.path);
    plan.persons.push({
      id,
      streetId: place.streetId,
      communityId: home?.id ?? null,
      name: people.name(),
      phone: people.phone(),
      address: home ? addressIn(home) : null,
      birthYear: 1948 + random.int(56),
      createdAt,
      ...who,
    });
    return id;
  };
  const grant = (personId: string, role: Role, place: OrganizationInsert): void => {
    plan.memberships.push({
      id: ids.uuid(),
      personId,
      organizationId: place.id,
      streetId: place.streetId,
      role,
      since: createdAt,
    });
  };

  for (const login of DEMO_LOGINS) {
    const place = byPath.get(login.path)!;
    const personId = add(place, { name: login.name, phone: login.phone });
    if (login.role !== 'RESIDENT') grant(personId, login.role, place);
    if (login.username) plan.staff.push({ username: login.username, personId });
  }
  for (const place of organizations) {
    if (place.kind === 'STREET')
      for (const role of ['STREET_OFFICER', 'STREET_OFFICER', 'STREET_SUPERVISOR'] as const)
        grant(add(place), role, place);
    if (place.kind === 'COMMUNITY')
      for (const role of ['COMMUNITY_DESK', 'COMMUNITY_DESK', 'COMMUNITY_SECRETARY'] as const)
        grant(add(place), role, place);
    if (PROVIDERS.has(place.kind)) {
      const leader = add(place);
      grant(leader, 'PROVIDER_LEAD', place);
      grant(leader, 'VOLUNTEER', place);
    }
    for (
      let n = MEMBERS[place.kind] ?? (place.kind === 'COMMUNITY' || place.kind === 'STREET' ? 4 : 0);
      n > 0;
      n--
    )
      grant(add(place), 'VOLUNTEER', place);
    if (place.kind === 'COMMUNITY') for (let n = 0; n < RESIDENTS_PER_COMMUNITY; n++) addResident(place, n);
  }
  return plan;

  function addResident(place: OrganizationInsert, n: number): void {
    const birthYear = 1932 + random.int(70);
    const elder = birthYear < 1956;
    const before = plan.persons.at(-1)!;
    // some have no phone, some couples share one and their flat (handbook §1)
    const shares = n % 17 === 5 ? { phone: before.phone, address: before.address } : {};
    const noPhone = n % 19 === 7 ? { phone: null } : {};
    add(place, {
      birthYear,
      elderMode: elder,
      contactPreference: elder ? 'CALL' : 'SMS',
      ...shares,
      ...noPhone,
    });
  }
}
