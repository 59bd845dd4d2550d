import type { OrganizationInsert } from '#libs/organizations';
import type { PersonInsert } from '#libs/people';
import type { Role } from '#libs/kernel';
import { COMMUNITIES, communityCode, STREET_PATH } from '../street/blueprint';
import type { StreetPlan } from '../street/plan-street';

export interface Player {
  readonly personId: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string | null;
}

export interface Team {
  readonly id: string;
  readonly path: string;
  readonly kind: string;
  readonly qualifications: readonly string[];
  readonly areas: readonly string[];
  readonly lead: Player;
  readonly volunteers: readonly Player[];
}

export interface CommunityCast {
  readonly id: string;
  readonly path: string;
  readonly desks: readonly Player[];
  readonly secretary: Player;
  /** The community itself as a provider: it carries the fallback duty. */
  readonly team: Team;
  /** Those with a phone of their own. */
  readonly residents: readonly Player[];
}

export interface Cast {
  readonly streetId: string;
  readonly communities: readonly CommunityCast[];
  readonly teams: readonly Team[];
  readonly street: Team;
  readonly streetOfficers: readonly Player[];
  readonly supervisor: Player;
  readonly districtOfficer: Player;
}

/** Who plays in the story: the people of the demonstration street, by the duties they hold there. */
export function castOf({ organizations, persons, memberships }: StreetPlan): Cast {
  const byId = new Map(persons.map((person) => [person.id, person]));
  const shared = new Set(repeated(persons.map((person) => person.phone)));
  const player = (person: PersonInsert): Player => ({
    personId: person.id,
    name: person.name,
    phone: person.phone!,
    address: person.address,
  });
  const holders = (organizationId: string, role: Role): Player[] =>
    memberships
      .filter((row) => row.organizationId === organizationId && row.role === role)
      .map((row) => player(byId.get(row.personId)!));
  const ours = organizations.filter((row) => row.path.startsWith(STREET_PATH));
  const teamOf = (row: OrganizationInsert): Team | null => {
    const lead = holders(row.id, 'PROVIDER_LEAD').at(-1);
    if (!lead) return null;
    const volunteers = holders(row.id, 'VOLUNTEER').filter((one) => one.personId !== lead.personId);
    return {
      id: row.id,
      path: row.path,
      kind: row.kind,
      qualifications: row.qualifications ?? [],
      areas: row.serviceAreaPaths ?? [row.path],
      lead,
      volunteers,
    };
  };
  const at = (path: string): OrganizationInsert => organizations.find((row) => row.path === path)!;
  const holder = new Set(memberships.map((row) => row.personId));

  const communities = COMMUNITIES.map((_, n) => {
    const row = at(`${STREET_PATH}${communityCode(n)}/`);
    const residents = persons.filter(
      (person) =>
        person.communityId === row.id && person.phone && !shared.has(person.phone) && !holder.has(person.id),
    );
    return {
      id: row.id,
      path: row.path,
      desks: holders(row.id, 'COMMUNITY_DESK'),
      secretary: holders(row.id, 'COMMUNITY_SECRETARY').at(-1)!,
      team: teamOf(row)!,
      residents: residents.map(player),
    };
  });
  const street = at(STREET_PATH);
  return {
    streetId: street.id,
    communities,
    teams: ours
      .filter((row) => !['COMMUNITY', 'STREET'].includes(row.kind) && !row.pausing)
      .flatMap((row) => teamOf(row) ?? []),
    street: teamOf(street)!,
    streetOfficers: holders(street.id, 'STREET_OFFICER'),
    supervisor: holders(street.id, 'STREET_SUPERVISOR').at(-1)!,
    districtOfficer: holders(at(STREET_PATH.replace(/[^/]+\/$/, '')).id, 'DISTRICT_OFFICER')[0]!,
  };
}

function repeated(phones: readonly (string | null)[]): string[] {
  const seen = new Set<string>();
  return phones.filter((phone): phone is string => phone !== null && (seen.has(phone) || !seen.add(phone)));
}
