import type { PersonActor, Role } from '#libs/kernel';
import { AUDIENCES, heardBy, recipientKey, recipientOf, type Places } from './audience';

const facts = {
  streetId: 's',
  requesterId: 'p',
  organizationId: 'o',
  invitedOrganizationId: 'i',
  formerOrganizationId: 'f',
  communityId: 'c1',
};
const keyOf = (audience: (typeof AUDIENCES)[number], of = facts as Parameters<typeof recipientOf>[1]) => {
  const recipient = recipientOf(audience, of);
  return recipient && recipientKey(recipient);
};

describe('an audience', () => {
  it.each([
    ['RESIDENT', 'person:p'],
    ['CLAIMANT', 'role:PROVIDER_LEAD:o'],
    ['INVITEE', 'role:PROVIDER_LEAD:i'],
    ['FORMER_CLAIMANT', 'role:PROVIDER_LEAD:f'],
    ['VOLUNTEERS', 'role:VOLUNTEER:o'],
    ['PROVIDERS', 'providers:c1'],
    ['DESK', 'role:COMMUNITY_DESK:c1'],
    ['SECRETARY', 'role:COMMUNITY_SECRETARY:c1'],
    ['STREET', 'role:STREET_OFFICER:s'],
    ['DISTRICT', 'role:DISTRICT_OFFICER:s'],
    ['OPERATOR', 'role:ADMIN:s'],
  ] as const)('%s is %s', (audience, key) => {
    expect(keyOf(audience)).toBe(key);
  });

  it('that the event does not name is nobody, and an order in no community is the street’s', () => {
    const bare = { streetId: 's' };
    const nobody = ['RESIDENT', 'CLAIMANT', 'INVITEE', 'FORMER_CLAIMANT', 'VOLUNTEERS', 'PROVIDERS'] as const;
    for (const audience of nobody) expect(keyOf(audience, bare)).toBeNull();
    expect(keyOf('DESK', bare)).toBe('role:STREET_OFFICER:s');
    expect(keyOf('SECRETARY', bare)).toBe('role:STREET_OFFICER:s');
  });
});

/** d/ district · d/s/ street · d/s/c1/, d/s/c2/ communities · t1 in c1, t2 under the street for c2, t3 under the street. */
const tree = [
  { id: 'd', path: 'd/', kind: 'DISTRICT' },
  { id: 's', path: 'd/s/', kind: 'STREET' },
  { id: 'c1', path: 'd/s/c1/', kind: 'COMMUNITY' },
  { id: 'e1', path: 'd/s/c1/e1/', kind: 'ESTATE' },
  { id: 't1', path: 'd/s/c1/t1/', kind: 'SERVICE_TEAM' },
  { id: 'c2', path: 'd/s/c2/', kind: 'COMMUNITY' },
  { id: 't2', path: 'd/s/t2/', kind: 'SERVICE_TEAM', serviceAreaPaths: ['d/s/c2/'] },
  { id: 't3', path: 'd/s/t3/', kind: 'SERVICE_TEAM' },
  { id: 't4', path: 'd/s/t4/', kind: 'SERVICE_TEAM', serviceAreaPaths: ['d/s/c1/e1/'] },
].map((place) => ({ serviceAreaPaths: [] as readonly string[], active: true, ...place }));
const places: Places = {
  byId: (id) => tree.find((place) => place.id === id) ?? null,
  subtree: (path) => tree.filter((place) => place.path.startsWith(path)),
  communityAt: (path) =>
    tree.find((place) => place.kind === 'COMMUNITY' && path.startsWith(place.path)) ?? null,
};
const heard = (role: Role, organizationId: string) => {
  const actor: PersonActor = {
    kind: 'PERSON',
    personId: 'me',
    accountId: 'a',
    sessionId: 'x',
    streetId: 's',
    grants: [{ role, organizationId, organizationPath: places.byId(organizationId)!.path }],
  };
  return heardBy(actor, places).sort();
};

describe('a person hears', () => {
  it.each<[Role, string, string[]]>([
    ['COMMUNITY_DESK', 'c1', ['person:me', 'role:COMMUNITY_DESK:c1']],
    [
      'COMMUNITY_DESK',
      's',
      ['person:me', 'role:COMMUNITY_DESK:c1', 'role:COMMUNITY_DESK:c2', 'role:COMMUNITY_DESK:s'],
    ],
    ['STREET_OFFICER', 's', ['person:me', 'role:STREET_OFFICER:s']],
    ['DISTRICT_OFFICER', 'd', ['person:me', 'role:DISTRICT_OFFICER:d', 'role:DISTRICT_OFFICER:s']],
    ['VOLUNTEER', 't1', ['person:me', 'role:VOLUNTEER:t1']],
    ['PROVIDER_LEAD', 't1', ['person:me', 'providers:c1', 'role:PROVIDER_LEAD:t1']],
    ['PROVIDER_LEAD', 't2', ['person:me', 'providers:c2', 'role:PROVIDER_LEAD:t2']],
    ['PROVIDER_LEAD', 't3', ['person:me', 'providers:c1', 'providers:c2', 'role:PROVIDER_LEAD:t3']],
    ['PROVIDER_LEAD', 't4', ['person:me', 'providers:c1', 'role:PROVIDER_LEAD:t4']],
  ])('as %s of %s: %j', (role, organizationId, keys) => {
    expect(heard(role, organizationId)).toEqual(keys);
  });
});
