import { isRoleList, secondFactorRoles } from './second-factor-roles';

describe('from whom a second factor is wanted', () => {
  it('is those who reach far, in production', () => {
    expect(secondFactorRoles(undefined, 'production')).toEqual([
      'STREET_OFFICER',
      'STREET_SUPERVISOR',
      'DISTRICT_OFFICER',
      'ADMIN',
      'AUDITOR',
    ]);
  });

  it('is nobody elsewhere, and nobody where the installation says so', () => {
    expect(secondFactorRoles(undefined, 'development')).toEqual([]);
    expect(secondFactorRoles('none', 'production')).toEqual([]);
  });

  it('is whom the installation names', () => {
    expect(secondFactorRoles('AUDITOR, COMMUNITY_DESK', 'test')).toEqual(['COMMUNITY_DESK', 'AUDITOR']);
  });

  it.each(['ADMIN', 'ADMIN,AUDITOR', 'none'])('takes “%s”', (value) => expect(isRoleList(value)).toBe(true));
  it.each(['', 'RESIDENT', 'admin', 'ADMIN;AUDITOR', 'ADMIN,none'])('refuses “%s”', (value) =>
    expect(isRoleList(value)).toBe(false),
  );
});
