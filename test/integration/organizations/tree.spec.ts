import { OrganizationDirectory } from '#libs/organizations';
import { only, openDistrict, type District, type TestPerson } from '../people/district';

let district: District;
let directory: OrganizationDirectory;
let officer: TestPerson;
beforeEach(async () => {
  district = await openDistrict();
  directory = district.get(OrganizationDirectory);
  officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
});
afterEach(() => district?.close());

const result =
  '{ __typename ... on Organization { id path pausing active serviceAreaPaths } ... on CommandRefused { code field } }';
const CREATE = `mutation ($parentId: ID!, $code: String!, $name: String!, $kind: OrganizationKind!) {
  createOrganization(input: { parentId: $parentId, code: $code, name: $name, kind: $kind }) ${result} }`;
const one = (name: string) => `mutation ($id: ID!) { ${name}(input: { organizationId: $id }) ${result} }`;
const MOVE = `mutation ($id: ID!, $parentId: ID!) { moveOrganization(input: { organizationId: $id, parentId: $parentId }) ${result} }`;
const AREA = `mutation ($id: ID!, $places: [ID!]!) { setServiceArea(input: { organizationId: $id, serviceAreaIds: $places }) ${result} }`;

interface Answer {
  readonly __typename: string;
  readonly id: string;
  readonly path: string;
  readonly code: string;
}
const ask = async (who: TestPerson, operation: string, variables: object) => {
  const answer = await district.ask(who, operation, variables);
  return answer.errors ? { code: answer.errors[0]!.extensions.code } : only<Answer>(answer);
};
const id = (code: string) => district.place(code).id;

describe('the tree', () => {
  it('grows by the same command given twice only once', async () => {
    const wanted = { parentId: id('c02'), code: 'silver', name: '银龄服务队', kind: 'SERVICE_TEAM' };
    const [first, second] = [await ask(officer, CREATE, wanted), await ask(officer, CREATE, wanted)];
    expect(first).toEqual(second);
    expect(first).toMatchObject({ path: 'gjz/xzz/c02/silver/' });
    expect(await ask(officer, CREATE, { ...wanted, name: '另一支队' })).toMatchObject({
      code: 'ORGANIZATION_CODE_TAKEN',
    });
    expect((await directory.byPath('gjz/xzz/c02/silver/'))?.name).toBe('银龄服务队');
  });

  it('refuses what does not fit, naming the field', async () => {
    const wanted = { parentId: id('c02'), code: 'x1', name: '某', kind: 'COMMUNITY' };
    expect(await ask(officer, CREATE, wanted)).toMatchObject({
      code: 'ORGANIZATION_KIND_DOES_NOT_FIT',
      field: 'parentId',
    });
    expect(await ask(officer, CREATE, { ...wanted, kind: 'BRANCH', code: '../x' })).toMatchObject({
      code: 'ORGANIZATION_CODE_NOT_VALID',
      field: 'code',
    });
    expect(await ask(officer, CREATE, { ...wanted, parentId: id('q01') })).toMatchObject({
      code: 'ORGANIZATION_NOT_FOUND',
    });
    const resident = await district.person('c02');
    expect(await ask(resident, CREATE, { ...wanted, kind: 'BRANCH' })).toEqual({ code: 'FORBIDDEN' });
  });

  it('moves a subtree with its paths, its service areas and the reach of its roles', async () => {
    const sub = await ask(officer, CREATE, {
      parentId: id('branch'),
      code: 'g1',
      name: '第一党小组',
      kind: 'PARTY_GROUP',
    });
    await ask(officer, AREA, { id: id('team'), places: [id('branch')] });
    const lead = await district.person('c01', [['PROVIDER_LEAD', 'branch']]);
    expect(await ask(officer, MOVE, { id: id('branch'), parentId: id('c02') })).toMatchObject({
      path: 'gjz/xzz/c02/branch/',
    });
    expect((await directory.byId((sub as Answer).id))?.path).toBe('gjz/xzz/c02/branch/g1/');
    expect(await directory.byPath('gjz/xzz/c01/branch/')).toBeNull();
    expect((await directory.byId(id('team')))?.serviceAreaPaths).toEqual(['gjz/xzz/c02/branch/']);
    expect((await directory.communityFor('gjz/xzz/c02/branch/g1/'))?.id).toBe(id('c02'));
    const mine = await district.ask(lead, '{ myOrganizations { role organization { path } } }');
    expect(only(mine)).toEqual([{ role: 'PROVIDER_LEAD', organization: { path: 'gjz/xzz/c02/branch/' } }]);
  });

  it('moves nothing below itself or out of the street', async () => {
    const sub = await ask(officer, CREATE, {
      parentId: id('branch'),
      code: 'g1',
      name: '第一党小组',
      kind: 'PARTY_GROUP',
    });
    expect(await ask(officer, MOVE, { id: id('branch'), parentId: (sub as Answer).id })).toMatchObject({
      code: 'MOVE_INTO_ITSELF',
    });
    const admin = await district.person('gjz', [['ADMIN', 'gjz']]);
    expect(await ask(admin, MOVE, { id: id('branch'), parentId: id('q01') })).toMatchObject({
      code: 'MOVE_LEAVES_STREET',
    });
  });

  it('ends an organisation only when nothing active is below it; its roles end with it', async () => {
    expect(await ask(officer, one('deactivateOrganization'), { id: id('c01') })).toMatchObject({
      code: 'ORGANIZATION_HAS_ACTIVE_CHILDREN',
    });
    const lead = await district.person('c01', [['PROVIDER_LEAD', 'team']]);
    expect(await ask(lead, one('pauseOrganization'), { id: id('team') })).toMatchObject({ pausing: true });
    expect(await ask(officer, one('deactivateOrganization'), { id: id('team') })).toMatchObject({
      active: false,
    });
    expect(await ask(lead, one('resumeOrganization'), { id: id('team') })).toEqual({ code: 'FORBIDDEN' });
  });
});

describe('taking orders', () => {
  it('is paused by the own lead, but never by a community: it is the fallback', async () => {
    const lead = await district.person('c01', [['PROVIDER_LEAD', 'team']]);
    const other = await district.person('c01', [['PROVIDER_LEAD', 'branch']]);
    expect(await ask(other, one('pauseOrganization'), { id: id('team') })).toEqual({ code: 'FORBIDDEN' });
    expect(await ask(lead, one('pauseOrganization'), { id: id('team') })).toMatchObject({ pausing: true });
    expect((await directory.byId(id('team')))?.pausing).toBe(true);
    expect(await ask(officer, one('pauseOrganization'), { id: id('c01') })).toMatchObject({
      code: 'FALLBACK_DUTY_CANNOT_PAUSE',
    });
  });

  it('reaches no further than the street', async () => {
    expect(await ask(officer, AREA, { id: id('team'), places: [id('c01'), id('q01')] })).toMatchObject({
      code: 'SERVICE_AREA_OUTSIDE_STREET',
    });
    expect(await ask(officer, AREA, { id: id('team'), places: [id('c02'), id('c01')] })).toMatchObject({
      serviceAreaPaths: ['gjz/xzz/c01/', 'gjz/xzz/c02/'],
    });
    const secretary = await district.person('c01', [['COMMUNITY_SECRETARY', 'c01']]);
    expect(await ask(secretary, AREA, { id: id('team'), places: [id('c02')] })).toEqual({
      code: 'FORBIDDEN',
    });
  });
});

describe('a joint body', () => {
  it('joins organisations of its street across the tree', async () => {
    const change = (
      name: string,
    ) => `mutation ($j: ID!, $o: ID!) { ${name}(input: { jointBodyId: $j, organizationId: $o }) {
      __typename ... on Organization { jointBodyMembers { code } } ... on CommandRefused { code } } }`;
    const j = id('joint');
    await ask(officer, change('addJointBodyMember'), { j, o: id('team') });
    expect(await ask(officer, change('addJointBodyMember'), { j, o: id('team') })).toMatchObject({
      jointBodyMembers: [{ code: 'team' }],
    });
    expect(await ask(officer, change('addJointBodyMember'), { j, o: id('q01') })).toMatchObject({
      code: 'ORGANIZATION_NOT_FOUND',
    });
    expect(
      await ask(officer, change('addJointBodyMember'), { j: id('team'), o: id('branch') }),
    ).toMatchObject({ code: 'NOT_A_JOINT_BODY' });
    expect(await ask(officer, change('removeJointBodyMember'), { j, o: id('team') })).toMatchObject({
      jointBodyMembers: [],
    });
  });
});
