import type { PersonActor, Role } from '#libs/kernel';
import { isVisibleTo, maySeeMembers, mayShape, maySteer } from './organization-access';

const person = (streetId: string | null, ...grants: [Role, string][]): PersonActor => ({
  kind: 'PERSON',
  personId: 'p',
  accountId: 'a',
  sessionId: 's',
  streetId,
  grants: grants.map(([role, organizationPath]) => ({ role, organizationId: 'o', organizationPath })),
});
const team = { path: 'gjz/xzz/c03/team/', streetId: 'xzz' };

describe('what a person sees of the tree', () => {
  it('is the own street and the organisations of the district', () => {
    expect(isVisibleTo(person('xzz'), team)).toBe(true);
    expect(isVisibleTo(person('qsz'), team)).toBe(false);
    expect(isVisibleTo(person('qsz'), { path: 'gjz/', streetId: null })).toBe(true);
  });

  it('does not grow by a role that names another street', () => {
    expect(isVisibleTo(person('qsz', ['STREET_OFFICER', 'gjz/xzz/']), team)).toBe(false);
  });

  it('is for people of the district what their roles reach', () => {
    expect(isVisibleTo(person(null, ['DISTRICT_OFFICER', 'gjz/']), team)).toBe(true);
    expect(isVisibleTo(person(null), team)).toBe(false);
  });

  it('includes members only for officials of the place and the own lead', () => {
    expect(maySeeMembers(person('xzz'), team)).toBe(false);
    expect(maySeeMembers(person('xzz', ['VOLUNTEER', team.path]), team)).toBe(false);
    expect(maySeeMembers(person('xzz', ['PROVIDER_LEAD', team.path]), team)).toBe(true);
    expect(maySeeMembers(person('xzz', ['COMMUNITY_DESK', 'gjz/xzz/c03/']), team)).toBe(true);
    expect(maySeeMembers(person('xzz', ['COMMUNITY_DESK', 'gjz/xzz/c04/']), team)).toBe(false);
  });
});

describe('who changes an organisation', () => {
  it('holds a role above it, not in it', () => {
    const secretary = person('xzz', ['COMMUNITY_SECRETARY', 'gjz/xzz/c03/']);
    expect(mayShape(secretary, team.path)).toBe(true);
    expect(mayShape(secretary, 'gjz/xzz/c03/')).toBe(false);
    expect(mayShape(person('xzz', ['STREET_OFFICER', 'gjz/xzz/']), 'gjz/xzz/c03/')).toBe(true);
    expect(mayShape(person('xzz', ['PROVIDER_LEAD', 'gjz/xzz/c03/']), team.path)).toBe(false);
  });

  it('may be the administrator even at the top', () => {
    expect(mayShape(person(null, ['ADMIN', 'gjz/']), 'gjz/')).toBe(true);
    expect(mayShape(person(null, ['DISTRICT_OFFICER', 'gjz/']), 'gjz/')).toBe(false);
  });

  it('leaves pausing and load to its own lead', () => {
    expect(maySteer(person('xzz', ['PROVIDER_LEAD', team.path]), team.path)).toBe(true);
    expect(maySteer(person('xzz', ['VOLUNTEER', team.path]), team.path)).toBe(false);
  });
});
