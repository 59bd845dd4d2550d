import type { Actor, PersonActor, Role } from '#libs/kernel';
import { SYSTEM } from '#libs/kernel';
import type { OrderCommand, ServiceOrder } from '#libs/orders';

const STREET = 'gjz/xzz/';
const COMMUNITY = 'gjz/xzz/c01/';
export const STREET_ID = 'xzz';

const person = (personId: string, role?: Role, organizationId = '', organizationPath = ''): PersonActor => ({
  kind: 'PERSON',
  personId,
  accountId: personId,
  sessionId: personId,
  streetId: STREET_ID,
  grants: role ? [{ role, organizationId, organizationPath }] : [],
});

/** Everybody who may have to do with one order; `desk` also leads a team, so that roles meet in one person. */
export const CAST: readonly Actor[] = [
  person('resident'),
  { kind: 'TOKEN', orderId: 'order', streetId: STREET_ID },
  person('desk', 'COMMUNITY_DESK', 'c01', COMMUNITY),
  person('secondDesk', 'COMMUNITY_DESK', 'c01', COMMUNITY),
  person('street', 'STREET_OFFICER', STREET_ID, STREET),
  person('district', 'DISTRICT_OFFICER', 'gjz', 'gjz/'),
  person('lead1', 'PROVIDER_LEAD', 'team1', `${COMMUNITY}team1/`),
  person('lead2', 'PROVIDER_LEAD', 'team2', `${COMMUNITY}team2/`),
  person('lead3', 'PROVIDER_LEAD', 'team3', `${COMMUNITY}team3/`),
  person('leadOfCommunity', 'PROVIDER_LEAD', 'c01', COMMUNITY),
  person('leadOfStreet', 'PROVIDER_LEAD', STREET_ID, STREET),
  {
    ...person('both', 'COMMUNITY_DESK', 'c01', COMMUNITY),
    grants: [
      { role: 'COMMUNITY_DESK', organizationId: 'c01', organizationPath: COMMUNITY },
      { role: 'PROVIDER_LEAD', organizationId: 'team1', organizationPath: `${COMMUNITY}team1/` },
    ],
  },
  person('volunteer1'),
  person('volunteer2'),
  SYSTEM,
];

const ORGANIZATIONS = ['team1', 'team2', 'team3', 'c01', STREET_ID];
const DAY = 86_400_000;

/** Some input that fits the command, chosen by the dice. Every field a command may read is there. */
export function someInput(
  name: string,
  actor: Actor,
  now: Date,
  dice: number,
  codes: { start: string; finish: string },
): OrderCommand {
  const pick = <T>(choices: readonly T[], salt: number): T =>
    choices[Math.floor(dice / salt) % choices.length]!;
  const led =
    actor.kind === 'PERSON'
      ? actor.grants.find(({ role }) => role === 'PROVIDER_LEAD')?.organizationId
      : undefined;
  const ahead = new Date(now.getTime() + pick([0.02, 0.5, 1, 4, 9], 3) * DAY);
  return {
    name,
    decision: pick(['ACCEPT', 'INVITE', 'ASK', 'REFER'], 1),
    organizationId:
      name === 'inviteOrganization' || name === 'triageOrder' ? pick(ORGANIZATIONS, 5) : (led ?? 'team1'),
    referral: {
      kind: pick(['SPAM', 'HOTLINE_12345', 'DUPLICATE', 'OUT_OF_SCOPE'], 7),
      reason: 'reason',
      duplicateOfId: 'another',
    },
    reason: 'reason',
    note: 'note',
    text: 'text',
    question: 'question',
    appointedAt: ahead,
    until: ahead,
    reviewAt: ahead,
    expectedAt: ahead,
    residentAgreed: true,
    comingMyself: pick([true, false], 2),
    reached: pick([true, false], 2),
    keep: pick([true, false], 3),
    personId: pick(['volunteer1', 'volunteer2'], 2),
    code: name === 'startService' ? codes.start : codes.finish,
    resolved: pick([true, false], 3),
    anotherTeam: pick([false, true], 5),
    result:
      name === 'recheckOrder'
        ? pick(['PASS', 'FAIL', 'NO_ANSWER'], 1)
        : pick(['RESOLVED', 'UNRESOLVED', 'NO_ANSWER'], 1),
    stars: pick([1, 2, 3, 4, 5], 1),
    evaluationId: 'evaluation',
    ratedAt: now,
    appealId: 'appeal',
    workingDays: pick([1, 5, 10], 1),
    residentTold: true,
    granted: pick([true, false], 1),
    absent: pick(['PROVIDER', 'RESIDENT'], 1),
    departments: ['city works'],
    amountFen: 1200,
    what: 'a tap',
    remarkId: 'remark',
    dueAt: ahead,
  } as unknown as OrderCommand;
}

export function blankOrder(
  workflow: string,
  status: string,
  at: Date,
  differing: Partial<ServiceOrder> = {},
): ServiceOrder {
  return {
    id: 'order',
    streetId: STREET_ID,
    workflow,
    code: 'XZZ-1',
    queryCode: '1',
    status,
    outcome: null,
    version: 1,
    round: 1,
    urgency: 'NORMAL',
    risk: 'MEDIUM',
    complex: false,
    channel: 'WEB',
    itemId: null,
    sessionId: null,
    standingOrderId: null,
    communityId: 'c01',
    communityPath: COMMUNITY,
    beneficiary: 'PERSON',
    requesterId: 'resident',
    placedById: null,
    pool: null,
    appointedAt: null,
    occurredAt: at,
    receivedAt: at,
    closedAt: null,
    details: { text: 'words' },
    deadlines: [],
    claims: [],
    invitation: null,
    assignments: [],
    timeline: { seq: 0, hash: null },
    ...differing,
  };
}
