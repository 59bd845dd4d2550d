import type { OrganizationFacts } from './organization-facts';
import { mayStandUnder, type OrganizationKind } from './organization-kind';
import { OrganizationTree } from './organization-tree';

const place = (
  id: string,
  path: string,
  kind: OrganizationKind,
  parentId: string | null,
): OrganizationFacts => ({
  id,
  path,
  kind,
  parentId,
  streetId: 's',
  code: path.split('/').at(-2)!,
  name: id,
  active: true,
  pausing: false,
  qualifications: [],
  serviceAreaPaths: [],
  loadCap: null,
  publicPhone: null,
  createdAt: new Date(0),
});

function street(): OrganizationTree {
  const tree = new OrganizationTree();
  tree.put(place('d', 'gjz/', 'DISTRICT', null));
  tree.put(place('s', 'gjz/xzz/', 'STREET', 'd'));
  tree.put(place('c1', 'gjz/xzz/c1/', 'COMMUNITY', 's'));
  tree.put(place('c10', 'gjz/xzz/c10/', 'COMMUNITY', 's'));
  tree.put(place('t', 'gjz/xzz/c1/team/', 'SERVICE_TEAM', 'c1'));
  return tree;
}
const ids = (list: OrganizationFacts[]) => list.map(({ id }) => id);

describe('the organisation tree', () => {
  it('takes a subtree by whole codes: c1 does not contain c10', () => {
    expect(ids(street().subtree('gjz/xzz/c1/'))).toEqual(['c1', 't']);
    expect(ids(street().subtree('gjz/xzz/'))).toEqual(['s', 'c1', 't', 'c10']);
    expect(street().subtree('nowhere/')).toEqual([]);
  });

  it('finds the nearest place of a kind at a path or above it', () => {
    expect(street().nearest('gjz/xzz/c1/team/', 'COMMUNITY')?.id).toBe('c1');
    expect(street().nearest('gjz/xzz/c1/', 'COMMUNITY')?.id).toBe('c1');
    expect(street().nearest('gjz/', 'STREET')).toBeNull();
  });

  it('forgets the old place of what moved', () => {
    const tree = street();
    tree.put(place('t', 'gjz/xzz/c10/team/', 'SERVICE_TEAM', 'c10'));
    expect(tree.byPath('gjz/xzz/c1/team/')).toBeNull();
    expect(ids(tree.childrenOf('c1'))).toEqual([]);
    expect(ids(tree.subtree('gjz/xzz/c10/'))).toEqual(['c10', 't']);
  });

  it('keeps a path that another organisation took over in the same reading', () => {
    const tree = street();
    tree.put(place('c10', 'gjz/xzz/c1/', 'COMMUNITY', 's'));
    tree.put(place('c1', 'gjz/xzz/c2/', 'COMMUNITY', 's'));
    expect(tree.byPath('gjz/xzz/c1/')?.id).toBe('c10');
  });
});

describe('what may stand under what', () => {
  const cases: [OrganizationKind, OrganizationKind, boolean][] = [
    ['STREET', 'DISTRICT', true],
    ['STREET', 'STREET', false],
    ['COMMUNITY', 'DISTRICT', false],
    ['ESTATE', 'COMMUNITY', true],
    ['BUILDING', 'COMMUNITY', true],
    ['COMMUNITY', 'ESTATE', false],
    ['BRANCH', 'COMMUNITY', true],
    ['BRANCH', 'PARTY_COMMITTEE', true],
    ['PARTY_COMMITTEE', 'BRANCH', false],
    ['SERVICE_TEAM', 'BRANCH', true],
    ['BRANCH', 'SERVICE_TEAM', false],
    ['ESTATE', 'BRANCH', false],
    ['DISTRICT', 'DISTRICT', false],
  ];
  it.each(cases)('%s under %s: %s', (child, parent, may) => {
    expect(mayStandUnder(child, parent)).toBe(may);
  });
});
