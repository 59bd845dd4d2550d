import type { Actor, PersonActor, Role, TokenActor } from '#libs/kernel';
import { SYSTEM } from '#libs/kernel';
import type { CandidateOrganization } from '#libs/orders';

export const STREET_ID = 'street';
const STREET = 'gjz/xzz/';
export const COMMUNITY = 'gjz/xzz/c01/';

const person = (personId: string, role?: Role, organizationId = '', organizationPath = ''): PersonActor => ({
  kind: 'PERSON',
  personId,
  accountId: `account of ${personId}`,
  sessionId: 'session',
  streetId: STREET_ID,
  grants: role ? [{ role, organizationId, organizationPath }] : [],
});

export const resident = person('resident');
export const stranger = person('stranger');
export const desk = person('desk', 'COMMUNITY_DESK', 'c01', COMMUNITY);
export const secondDesk = person('secondDesk', 'COMMUNITY_DESK', 'c01', COMMUNITY);
export const otherDesk = person('otherDesk', 'COMMUNITY_DESK', 'c02', 'gjz/xzz/c02/');
export const street = person('street officer', 'STREET_OFFICER', STREET_ID, STREET);
export const district = person('district officer', 'DISTRICT_OFFICER', 'gjz', 'gjz/');
export const branch = person('lead of the branch', 'PROVIDER_LEAD', 'branch', 'gjz/xzz/c01/b01/');
export const team = person('lead of the team', 'PROVIDER_LEAD', 'team', 'gjz/xzz/c02/t01/');
export const third = person('lead of the third', 'PROVIDER_LEAD', 'third', 'gjz/xzz/c02/t02/');
export const community = person('community as provider', 'PROVIDER_LEAD', 'c01', COMMUNITY);
export const streetAsProvider = person('street as provider', 'PROVIDER_LEAD', STREET_ID, STREET);
export const ann = person('ann', 'VOLUNTEER', 'branch', 'gjz/xzz/c01/b01/');
export const bo = person('bo', 'VOLUNTEER', 'branch', 'gjz/xzz/c01/b01/');
export const holder: TokenActor = { kind: 'TOKEN', orderId: 'order', streetId: STREET_ID };
export const product: Actor = SYSTEM;

/** Everybody who might give a command. */
export const EVERYBODY: Readonly<Record<string, Actor>> = {
  resident,
  stranger,
  desk,
  otherDesk,
  street,
  district,
  branch,
  team,
  community,
  ann,
  holder,
  product,
};

export const organization = (
  id: string,
  differing: Partial<CandidateOrganization> = {},
): CandidateOrganization => ({
  id,
  streetId: STREET_ID,
  kind: id === 'c01' ? 'COMMUNITY' : id === STREET_ID ? 'STREET' : 'BRANCH',
  active: true,
  pausing: false,
  qualified: true,
  serviceAreaPaths: [STREET],
  load: 0,
  loadCap: 10,
  ...differing,
});
