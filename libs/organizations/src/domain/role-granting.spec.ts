import type { PersonActor, Role } from '#libs/kernel';
import { mayGrantRole, roleFits } from './role-granting';

const holding = (role: Role, organizationPath: string): PersonActor => ({
  kind: 'PERSON',
  personId: 'p',
  accountId: 'a',
  sessionId: 's',
  streetId: null,
  grants: [{ role, organizationId: 'o', organizationPath }],
});

describe('who may grant what', () => {
  const cases: [Role, string, Role, string, boolean][] = [
    ['ADMIN', 'gjz/', 'ADMIN', 'gjz/', true],
    ['ADMIN', 'gjz/', 'AUDITOR', 'gjz/', true],
    ['DISTRICT_OFFICER', 'gjz/', 'STREET_OFFICER', 'gjz/xzz/', true],
    ['DISTRICT_OFFICER', 'gjz/', 'DISTRICT_OFFICER', 'gjz/', true],
    ['DISTRICT_OFFICER', 'gjz/', 'ADMIN', 'gjz/', false],
    ['DISTRICT_OFFICER', 'gjz/', 'AUDITOR', 'gjz/', false],
    ['STREET_OFFICER', 'gjz/xzz/', 'STREET_SUPERVISOR', 'gjz/xzz/', true],
    ['STREET_OFFICER', 'gjz/xzz/', 'COMMUNITY_SECRETARY', 'gjz/xzz/c03/', true],
    ['STREET_OFFICER', 'gjz/xzz/', 'COMMUNITY_SECRETARY', 'gjz/qsz/c03/', false],
    ['STREET_OFFICER', 'gjz/xzz/', 'DISTRICT_OFFICER', 'gjz/', false],
    ['STREET_OFFICER', 'gjz/xzz/', 'AUDITOR', 'gjz/xzz/', false],
    ['COMMUNITY_SECRETARY', 'gjz/xzz/c03/', 'COMMUNITY_DESK', 'gjz/xzz/c03/', true],
    ['COMMUNITY_SECRETARY', 'gjz/xzz/c03/', 'PROVIDER_LEAD', 'gjz/xzz/c03/team/', true],
    ['COMMUNITY_SECRETARY', 'gjz/xzz/c03/', 'VOLUNTEER', 'gjz/xzz/c03/team/', true],
    ['COMMUNITY_SECRETARY', 'gjz/xzz/c03/', 'COMMUNITY_SECRETARY', 'gjz/xzz/c03/', false],
    ['COMMUNITY_SECRETARY', 'gjz/xzz/c03/', 'VOLUNTEER', 'gjz/xzz/c031/team/', false],
    ['COMMUNITY_DESK', 'gjz/xzz/c03/', 'VOLUNTEER', 'gjz/xzz/c03/', false],
    ['PROVIDER_LEAD', 'gjz/xzz/c03/team/', 'VOLUNTEER', 'gjz/xzz/c03/team/', false],
    ['AUDITOR', 'gjz/', 'VOLUNTEER', 'gjz/xzz/c03/', false],
  ];
  it.each(cases)('%s of %s grants %s in %s: %s', (role, path, granted, where, may) => {
    expect(mayGrantRole(holding(role, path), granted, where)).toBe(may);
  });

  it('nobody grants RESIDENT, which everybody has', () => {
    expect(mayGrantRole(holding('ADMIN', 'gjz/'), 'RESIDENT', 'gjz/')).toBe(false);
  });
});

describe('where a role can be held', () => {
  const cases: [Role, Parameters<typeof roleFits>[1], boolean][] = [
    ['ADMIN', 'DISTRICT', true],
    ['ADMIN', 'STREET', false],
    ['STREET_OFFICER', 'STREET', true],
    ['STREET_OFFICER', 'COMMUNITY', false],
    ['COMMUNITY_DESK', 'COMMUNITY', true],
    ['COMMUNITY_DESK', 'SERVICE_TEAM', false],
    ['PROVIDER_LEAD', 'BRANCH', true],
    ['VOLUNTEER', 'COMMUNITY', true],
    ['RESIDENT', 'COMMUNITY', false],
  ];
  it.each(cases)('%s in a %s: %s', (role, kind, fits) => {
    expect(roleFits(role, kind)).toBe(fits);
  });
});
