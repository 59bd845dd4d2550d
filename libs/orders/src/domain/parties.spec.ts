import { SYSTEM, type Actor } from '#libs/kernel';
import type { ServiceOrder } from './order';
import { partiesOf, streetPathOf } from './parties';
import { claimWith, grant, MONDAY, orderWith, person } from './testing/orders';

const COMMUNITY = 'gjz/xzz/c01/';
const parties = (actor: Actor, differing: Partial<ServiceOrder> = {}): string[] =>
  [...partiesOf(actor, orderWith(differing))].sort();
const branch = person('lead', grant('PROVIDER_LEAD', 'branch', `${COMMUNITY}branch/`));
const desk = person('desk', grant('COMMUNITY_DESK', 'c01', COMMUNITY));
const secretary = person('secretary', grant('COMMUNITY_SECRETARY', 'c01', COMMUNITY));
const street = person('officer', grant('STREET_OFFICER', 'xzz', 'gjz/xzz/'));
const district = person('district', grant('DISTRICT_OFFICER', 'gjz', 'gjz/'));
const offered = {
  id: 'a',
  claimId: 'claim',
  personId: 'ann',
  status: 'OFFERED',
  offeredAt: MONDAY,
  answeredAt: null,
} as const;

it.each<[string, Actor, Partial<ServiceOrder>, string[]]>([
  ['whoever it is for', person('resident'), {}, ['RESIDENT']],
  ['a relative who placed it', person('daughter'), { placedById: 'daughter' }, ['RESIDENT']],
  [
    'a desk that entered it for a caller',
    desk,
    { placedById: 'desk', channel: 'PHONE' },
    ['DESK', 'REVIEWER'],
  ],
  ['a desk whose own order it is', desk, { requesterId: 'desk' }, ['DESK', 'RESIDENT', 'REVIEWER']],
  ['a stranger', person('stranger'), {}, []],
  ['the holder of its slip', { kind: 'TOKEN', orderId: 'order', streetId: 'xzz' }, {}, ['HOLDER']],
  ['the holder of another slip', { kind: 'TOKEN', orderId: 'another', streetId: 'xzz' }, {}, []],
  ['the product', SYSTEM, {}, ['SYSTEM']],
  ['a lead of the street', branch, {}, ['PROVIDER']],
  ['a lead of another street', person('far', grant('PROVIDER_LEAD', 'far', 'gjz/qsz/q01/far/')), {}, []],
  ['the lead of its claimant', branch, { claims: [claimWith()] }, ['CLAIMANT', 'PROVIDER']],
  ['the lead of one waiting in line', branch, { claims: [claimWith({ status: 'WAITING' })] }, ['PROVIDER']],
  [
    'the lead of who served an order that is closed',
    branch,
    { closedAt: MONDAY, details: { text: '', lastServed: { organizationId: 'branch', tier: 'TEAM' } } },
    ['CLAIMANT', 'PROVIDER'],
  ],
  [
    'the lead of who served it before it went back to a pool',
    branch,
    { details: { text: '', lastServed: { organizationId: 'branch', tier: 'TEAM' } } },
    ['PROVIDER'],
  ],
  [
    'a volunteer who is asked',
    person('ann'),
    { claims: [claimWith()], assignments: [offered] },
    ['VOLUNTEER'],
  ],
  [
    'a volunteer who accepted',
    person('ann'),
    { claims: [claimWith()], assignments: [{ ...offered, status: 'ACCEPTED' }] },
    ['VOLUNTEER'],
  ],
  [
    'a volunteer who declined',
    person('ann'),
    { claims: [claimWith()], assignments: [{ ...offered, status: 'DECLINED' }] },
    [],
  ],
  [
    'a volunteer of an earlier claim',
    person('ann'),
    { claims: [claimWith()], assignments: [{ ...offered, claimId: 'earlier', status: 'ACCEPTED' }] },
    [],
  ],
  ['the community’s secretary', secretary, {}, ['DESK', 'REVIEWER', 'SECRETARY']],
  ['another community’s desk', person('other', grant('COMMUNITY_DESK', 'c02', 'gjz/xzz/c02/')), {}, []],
  [
    'a community whose code begins the same',
    person('other', grant('COMMUNITY_DESK', 'c0', 'gjz/xzz/c0/')),
    {},
    [],
  ],
  ['the street', street, {}, ['REVIEWER', 'STREET']],
  ['another street', person('far', grant('STREET_OFFICER', 'qsz', 'gjz/qsz/')), {}, []],
  ['the district', district, {}, ['DISTRICT']],
])('%s', (_, actor, differing, expected) => {
  expect(parties(actor, differing)).toEqual(expected);
});

it('an invitation makes a lead its invitee while it is pending', () => {
  const invitation = {
    id: 'i',
    organizationId: 'branch',
    fromPool: 'OPEN',
    invitedAt: MONDAY,
    answeredAt: null,
    reason: null,
  } as const;
  expect(parties(branch, { invitation: { ...invitation, status: 'PENDING' } })).toEqual([
    'INVITEE',
    'PROVIDER',
  ]);
  expect(parties(branch, { invitation: { ...invitation, status: 'DECLINED' } })).toEqual(['PROVIDER']);
});

describe('who reviews', () => {
  it.each([
    ['TEAM', ['desk', 'street']],
    ['COMMUNITY', ['street']],
    ['STREET', ['district']],
  ] as const)('a service of a %s', (tier, reviewers) => {
    const order = { claims: [claimWith({ tier, organizationId: 'someone' })] };
    const found = Object.entries({ desk, street, district }).flatMap(([name, actor]) =>
      parties(actor, order).includes('REVIEWER') ? [name] : [],
    );
    expect(found).toEqual(reviewers);
  });

  it('is nobody who served: neither its lead nor who came', () => {
    const both = person('both', ...desk.grants, ...branch.grants);
    expect(parties(both, { claims: [claimWith()] })).not.toContain('REVIEWER');
    const came = {
      claims: [claimWith()],
      assignments: [{ ...offered, personId: 'desk', status: 'ACCEPTED' as const }],
    };
    expect(parties(desk, came)).not.toContain('REVIEWER');
  });
});

it('a community hangs directly under its street', () => {
  expect(streetPathOf(orderWith())).toBe('gjz/xzz/');
});
