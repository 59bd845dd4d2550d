import type { Role } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import { only, openDistrict, type District, type TestPerson } from '../people/district';

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district?.close());

const GRANT = `mutation ($personId: ID!, $organizationId: ID!, $role: Role!) {
  grantRole(input: { personId: $personId, organizationId: $organizationId, role: $role }) {
    __typename ... on Membership { id role } ... on CommandRefused { code } } }`;
const END = `mutation ($membershipId: ID!) { endRole(input: { membershipId: $membershipId }) {
  __typename ... on Membership { id until } ... on CommandRefused { code } } }`;
const ORGANIZATION = `query ($id: ID!) { organization(id: $id) {
  id memberships { personId maskedName role } children { code } parent { code } } }`;

const grant = (who: TestPerson, personId: string, code: string, role: Role) =>
  district.ask(who, GRANT, { personId, organizationId: district.place(code).id, role });
const codeOf = (answer: Awaited<ReturnType<typeof grant>>) =>
  answer.errors?.[0]?.extensions.code ?? only<{ code?: string }>(answer).code;

describe('roles', () => {
  it('are given within the own subtree, once, and told to whoever listens without a name', async () => {
    const secretary = await district.person('c01', [['COMMUNITY_SECRETARY', 'c01']]);
    const volunteer = await district.person('c01', [], { name: '郑热心' });
    const first = only<{ id: string }>(await grant(secretary, volunteer.id, 'team', 'VOLUNTEER'));
    const again = only<{ id: string }>(await grant(secretary, volunteer.id, 'team', 'VOLUNTEER'));
    expect(again.id).toBe(first.id);
    const events = await district.query('SELECT type, payload FROM outbox_events WHERE subject_id = $1', [
      volunteer.id,
    ]);
    expect(events).toEqual([
      {
        type: 'RoleGranted',
        payload: { organizationId: district.place('team').id, role: 'VOLUNTEER', byPersonId: secretary.id },
      },
    ]);
  });

  it('are refused beyond what the giver may give', async () => {
    const secretary = await district.person('c01', [['COMMUNITY_SECRETARY', 'c01']]);
    const officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
    const person = await district.person('c01');
    const stranger = await district.person('q01');
    expect(codeOf(await grant(secretary, person.id, 'c02', 'VOLUNTEER'))).toBe('FORBIDDEN');
    expect(codeOf(await grant(secretary, person.id, 'c01', 'COMMUNITY_SECRETARY'))).toBe('FORBIDDEN');
    expect(codeOf(await grant(officer, person.id, 'gjz', 'ADMIN'))).toBe('FORBIDDEN');
    expect(codeOf(await grant(officer, person.id, 'q01', 'COMMUNITY_DESK'))).toBe('ORGANIZATION_NOT_FOUND');
    expect(codeOf(await grant(officer, stranger.id, 'c01', 'COMMUNITY_DESK'))).toBe('PERSON_NOT_FOUND');
    expect(codeOf(await grant(officer, person.id, 'team', 'COMMUNITY_DESK'))).toBe(
      'ROLE_DOES_NOT_FIT_ORGANIZATION',
    );
    expect(codeOf(await grant(officer, officer.id, 'xzz', 'STREET_SUPERVISOR'))).toBe(
      'CANNOT_GRANT_TO_ONESELF',
    );
  });

  it('stop working the moment they are ended', async () => {
    const officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
    const desk = await district.person('c01');
    const people = `{ people(communityId: "${district.place('c01').id}", first: 1) { nodes { id } } }`;
    expect(codeOf(await district.ask(desk, people))).toBe('FORBIDDEN');
    const { id } = only<{ id: string }>(await grant(officer, desk.id, 'c01', 'COMMUNITY_DESK'));
    expect((await district.ask(desk, people)).errors).toBeUndefined();
    await district.ask(officer, END, { membershipId: id });
    expect(codeOf(await district.ask(desk, people))).toBe('FORBIDDEN');
  });

  it('are ended by whoever may give them, or laid down by their holder; others are told nothing', async () => {
    const officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
    const foreign = await district.person('qsz', [['STREET_OFFICER', 'qsz']]);
    const neighbour = await district.person('c01');
    const lead = await district.person('c01');
    const { id } = only<{ id: string }>(await grant(officer, lead.id, 'team', 'PROVIDER_LEAD'));
    expect(codeOf(await district.ask(foreign, END, { membershipId: id }))).toBe('MEMBERSHIP_NOT_FOUND');
    expect(codeOf(await district.ask(neighbour, END, { membershipId: id }))).toBe('MEMBERSHIP_NOT_FOUND');
    expect(only(await district.ask(lead, END, { membershipId: id }))).toMatchObject({
      __typename: 'Membership',
    });
  });

  it('leave one administrator, even when two end each other at once', async () => {
    const admins = [
      await district.person('gjz', [['ADMIN', 'gjz']]),
      await district.person('gjz', [['ADMIN', 'gjz']]),
    ];
    const rows = await district.query<{ id: string }>(
      `SELECT id FROM memberships WHERE role = 'ADMIN' AND until IS NULL ORDER BY since, id`,
    );
    await Promise.all(rows.map(({ id }, i) => district.ask(admins[1 - i]!, END, { membershipId: id })));
    const left = await district.query<{ id: string; person_id: string }>(
      `SELECT id, person_id FROM memberships WHERE role = 'ADMIN' AND until IS NULL`,
    );
    expect(left).toHaveLength(1);
    const last = admins.find(({ id }) => id === left[0]!.person_id)!;
    expect(codeOf(await district.ask(last, END, { membershipId: left[0]!.id }))).toBe('LAST_ADMIN');
    const erase = 'mutation { eraseMe(input: { confirm: true }) { ... on CommandRefused { code } } }';
    expect(codeOf(await district.ask(last, erase))).toBe('LAST_ADMIN');
  });
});

describe('a street', () => {
  it('does not see the organisations and people of another', async () => {
    const officer = await district.person('qsz', [['STREET_OFFICER', 'qsz']]);
    expect(only(await district.ask(officer, ORGANIZATION, { id: district.place('c01').id }))).toBeNull();
    const list = await district.ask(officer, '{ organizations(first: 100) { nodes { code } } }');
    const codes = only<{ nodes: { code: string }[] }>(list).nodes.map(({ code }) => code);
    expect(codes.sort()).toEqual(['gjz', 'q01', 'qsz']);
    const under = `query ($id: ID!) { organizations(under: $id) { nodes { code } } }`;
    expect(only(await district.ask(officer, under, { id: district.place('xzz').id }))).toEqual({ nodes: [] });
    const members = `query ($id: ID!) { memberships(organizationId: $id) { nodes { personId } } }`;
    expect(only(await district.ask(officer, members, { id: district.place('team').id }))).toEqual({
      nodes: [],
    });
  });

  it('shows its members, masked, to its own officials and not to residents', async () => {
    const lead = await district.person('c02', [['COMMUNITY_SECRETARY', 'c02']], { name: '冯书记' });
    const officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
    const resident = await district.person('c02');
    const id = district.place('c02').id;
    expect(only(await district.ask(officer, ORGANIZATION, { id }))).toMatchObject({
      memberships: [{ personId: lead.id, maskedName: '冯**', role: 'COMMUNITY_SECRETARY' }],
      parent: { code: 'xzz' },
    });
    expect(only(await district.ask(resident, ORGANIZATION, { id }))).toMatchObject({ memberships: [] });
  });

  it('asks the database as often for many organisations as for one', async () => {
    const officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
    const asked = jest.spyOn(district.get(UnitOfWork), 'atomic');
    const count = async (first: number): Promise<number> => {
      asked.mockClear();
      const answer = await district.ask(
        officer,
        `{ organizations(first: ${first}) { nodes { memberships { maskedName } children { memberships { role } } } } }`,
      );
      expect(answer.errors).toBeUndefined();
      return asked.mock.calls.length;
    };
    await count(1); // fills the caches
    const forOne = await count(1);
    expect(await count(100)).toBeLessThanOrEqual(forOne + 1);
    asked.mockRestore();
  });
});

describe('what is public', () => {
  it('is the list of streets and communities, and nothing else of the tree', async () => {
    const streets = only<{ name: string; communities: { name: string }[] }[]>(
      await district.ask(null, '{ streets { name communities { name } } }'),
    );
    expect(streets).toEqual([
      { name: '组织 qsz', communities: [{ name: '组织 q01' }] },
      { name: '组织 xzz', communities: [{ name: '组织 c01' }, { name: '组织 c02' }] },
    ]);
    expect(codeOf(await district.ask(null, ORGANIZATION, { id: district.place('c01').id }))).toBe(
      'UNAUTHENTICATED',
    );
  });
});
