import type { Actor, Role } from '#libs/kernel';
import { keepsStreetWords } from './street-words';

const holder = (role: Role, organizationPath: string): Actor => ({
  kind: 'PERSON',
  personId: 'p',
  accountId: 'a',
  sessionId: 's',
  streetId: 'street',
  grants: [{ role, organizationId: 'o', organizationPath }],
});

describe('a street’s words are kept', () => {
  it.each<[Role, string, boolean]>([
    ['STREET_OFFICER', 'gjz/xzz/', true],
    ['COMMUNITY_SECRETARY', 'gjz/xzz/c01/', true],
    ['STREET_OFFICER', 'gjz/qsz/', false],
    ['COMMUNITY_SECRETARY', 'gjz/qsz/c01/', false],
    ['COMMUNITY_DESK', 'gjz/xzz/c01/', false],
    ['PROVIDER_LEAD', 'gjz/xzz/c01/team/', false],
  ])('by %s of %s: %s', (role, path, may) => {
    expect(keepsStreetWords(holder(role, path), 'gjz/xzz/')).toBe(may);
  });

  it('not by the holder of a slip', () => {
    expect(keepsStreetWords({ kind: 'TOKEN', orderId: 'o', streetId: 's' }, 'gjz/xzz/')).toBe(false);
  });
});
