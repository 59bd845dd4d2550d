import type { Actor } from '#libs/kernel';
import type { OrderCommand } from '#libs/orders';
import * as people from './testing/people';
import * as steps from './testing/steps';
import { CODES, local, Story } from './testing/story';

const { desk, street, resident, branch, team, product, ann } = people;
const ask: OrderCommand = { name: 'triageOrder', decision: 'ASK', question: 'which tap?' };
const refer = (kind: 'SPAM' | 'HOTLINE_12345' = 'SPAM') => ({ kind, reason: 'not ours', ticketNumber: 'T1' });
const reviewAt = local('2026-12-01 09:00');

const fellBack = () => steps.accepted().miss('OPEN_POOL');
const atStreet = () => fellBack().miss('COMMUNITY_POOL');
const invited = () => steps.accepted().do(desk, { name: 'inviteOrganization', organizationId: 'team' });
const suspended = () =>
  steps.scheduled().do(desk, { name: 'suspendOrder', reason: 'away', until: local('2026-11-20 09:00') });
const unmet = () => atStreet().do(street, { name: 'markUnmet', reason: 'nobody has a crane', reviewAt });
const needsInfo = () => new Story().do(desk, ask);

/** One row of handbook §3: from a story, a command by somebody leads to a status. */
type Row = [from: () => Story, actor: Actor, command: OrderCommand, to: string];

const ROWS: Record<string, Row> = {
  'SUBMITTED: triage accepts it': [
    () => new Story(),
    desk,
    { name: 'triageOrder', decision: 'ACCEPT' },
    'OPEN(null)',
  ],
  'SUBMITTED: triage invites': [
    () => new Story(),
    desk,
    { name: 'triageOrder', decision: 'INVITE', organizationId: 'team' },
    'INVITED(null)',
  ],
  'SUBMITTED: triage asks': [() => new Story(), desk, ask, 'NEEDS_INFO(null)'],
  'SUBMITTED: triage refers': [
    () => new Story(),
    street,
    { name: 'triageOrder', decision: 'REFER', referral: refer('HOTLINE_12345') },
    'REFERRED(HOTLINE_12345)',
  ],
  'SUBMITTED: the product accepts a low-risk item': [
    () => new Story(),
    product,
    { name: 'triageOrder', decision: 'ACCEPT' },
    'OPEN(null)',
  ],
  'SUBMITTED: withdrawn': [
    () => new Story(),
    resident,
    { name: 'cancelOrder', reason: 'solved' },
    'CANCELLED(WITHDRAWN)',
  ],
  'NEEDS_INFO: supplied': [
    needsInfo,
    resident,
    { name: 'supplyInfo', text: 'the kitchen tap' },
    'SUBMITTED(null)',
  ],
  'OPEN: claimed': [
    () => steps.accepted(),
    branch,
    { name: 'claimOrder', organizationId: 'branch' },
    'CLAIMED(null)',
  ],
  'OPEN: an organisation is invited': [
    () => steps.accepted(),
    desk,
    { name: 'inviteOrganization', organizationId: 'team' },
    'INVITED(null)',
  ],
  'OPEN: referred when it turns out so': [
    () => steps.accepted(),
    desk,
    { name: 'referOrder', referral: refer() },
    'REFERRED(SPAM)',
  ],
  'INVITED: accepted': [invited, team, { name: 'acceptInvitation' }, 'CLAIMED(null)'],
  'INVITED: declined': [invited, team, { name: 'declineInvitation', reason: 'no time' }, 'OPEN(null)'],
  'INVITED: withdrawn': [
    invited,
    desk,
    { name: 'withdrawInvitation', reason: 'another one asked' },
    'OPEN(null)',
  ],
  'COMMUNITY_FALLBACK: claimed': [
    fellBack,
    people.community,
    { name: 'claimOrder', organizationId: 'c01' },
    'CLAIMED(null)',
  ],
  'COMMUNITY_FALLBACK: invited': [
    fellBack,
    desk,
    { name: 'inviteOrganization', organizationId: 'team' },
    'INVITED(null)',
  ],
  'STREET_FALLBACK: claimed': [
    atStreet,
    people.streetAsProvider,
    { name: 'claimOrder', organizationId: 'street' },
    'CLAIMED(null)',
  ],
  'STREET_FALLBACK: invited': [
    atStreet,
    street,
    { name: 'inviteOrganization', organizationId: 'team' },
    'INVITED(null)',
  ],
  'STREET_FALLBACK: departments are summoned, it stays': [
    atStreet,
    street,
    { name: 'summonDepartments', departments: ['city works'], expectedAt: reviewAt, reason: 'lamp' },
    'STREET_FALLBACK(null)',
  ],
  'STREET_FALLBACK: made a project': [
    atStreet,
    street,
    { name: 'convertToProject', reason: 'lift', reviewAt },
    'UNMET(PROJECT)',
  ],
  'STREET_FALLBACK: unmet': [
    atStreet,
    street,
    { name: 'markUnmet', reason: 'no crane', reviewAt },
    'UNMET(UNMET)',
  ],
  'CLAIMED: scheduled': [
    () => steps.claimed(),
    branch,
    { name: 'scheduleOrder', appointedAt: local('2026-11-03 10:00'), residentAgreed: false },
    'SCHEDULED(null)',
  ],
  'CLAIMED: released to the pool': [
    () => steps.claimed(),
    branch,
    { name: 'releaseOrder', reason: 'ill' },
    'OPEN(null)',
  ],
  'SCHEDULED: released to the pool': [
    () => steps.scheduled(),
    branch,
    { name: 'releaseOrder', reason: 'ill' },
    'OPEN(null)',
  ],
  'SCHEDULED: scheduled again with the resident’s agreement': [
    () => steps.scheduled(),
    branch,
    { name: 'scheduleOrder', appointedAt: local('2026-11-05 10:00'), residentAgreed: true },
    'SCHEDULED(null)',
  ],
  'IN_SERVICE: finished with the code': [
    () => steps.inService(),
    ann,
    { name: 'finishService', code: CODES.finish },
    'DONE(null)',
  ],
  'IN_SERVICE: declared finished without a code': [
    () => steps.inService(),
    branch,
    { name: 'finishService' },
    'DONE(null)',
  ],
  'IN_SERVICE: interrupted for a second visit': [
    () => steps.inService(),
    ann,
    { name: 'interruptService', reason: 'part missing', appointedAt: local('2026-11-06 10:00') },
    'SCHEDULED(null)',
  ],
  'DONE: resolved': [
    () => steps.done(),
    resident,
    { name: 'confirmOrder', resolved: true },
    'CONFIRMED(null)',
  ],
  'DONE: the slip’s holder confirms': [
    () => steps.done(),
    people.holder,
    { name: 'confirmOrder', resolved: true },
    'CONFIRMED(null)',
  ],
  'DONE: not resolved, next round': [
    () => steps.done(),
    resident,
    { name: 'confirmOrder', resolved: false },
    'CLAIMED(null)',
  ],
  'DONE: not resolved, another team': [
    () => steps.done(),
    resident,
    { name: 'confirmOrder', resolved: false, anotherTeam: true },
    'OPEN(null)',
  ],
  'DONE: callback resolved': [
    () => steps.calledBack(),
    desk,
    { name: 'recordCallback', result: 'RESOLVED' },
    'CONFIRMED(null)',
  ],
  'DONE: callback unresolved': [
    () => steps.calledBack(),
    desk,
    { name: 'recordCallback', result: 'UNRESOLVED' },
    'CLAIMED(null)',
  ],
  'CONFIRMED: three stars': [() => steps.confirmed(), resident, rating(3), 'CLOSED(RATED)'],
  'CONFIRMED: two stars': [() => steps.confirmed(), resident, rating(2), 'RECTIFYING(null)'],
  'RECTIFYING: submitted': [
    () => steps.rectifying(),
    branch,
    { name: 'submitRectification', note: 'redone' },
    'RECHECKING(null)',
  ],
  'RECTIFYING: an appeal was upheld': [
    () => steps.rectifying(),
    product,
    { name: 'upholdAppeal', appealId: 'a' },
    'CLOSED(RATED)',
  ],
  'RECHECKING: passed': [
    () => steps.rechecking(),
    desk,
    { name: 'recheckOrder', result: 'PASS' },
    'CLOSED(RATED)',
  ],
  'RECHECKING: failed': [
    () => steps.rechecking(),
    desk,
    { name: 'recheckOrder', result: 'FAIL' },
    'CLAIMED(null)',
  ],
  'RECHECKING: an appeal was upheld': [
    () => steps.rechecking(),
    product,
    { name: 'upholdAppeal', appealId: 'a' },
    'CLOSED(RATED)',
  ],
  'SUSPENDED: resumed by hand': [suspended, desk, { name: 'resumeOrder' }, 'SCHEDULED(null)'],
  'SUSPENDED: withdrawn': [
    suspended,
    resident,
    { name: 'cancelOrder', reason: 'moved' },
    'CANCELLED(WITHDRAWN)',
  ],
  'UNMET: withdrawn': [unmet, resident, { name: 'cancelOrder', reason: 'moved' }, 'CANCELLED(WITHDRAWN)'],
};

function rating(stars: number): OrderCommand {
  return { name: 'rateOrder', stars, evaluationId: 'evaluation', ratedAt: local('2026-11-03 09:00') };
}

test.each(Object.entries(ROWS))('%s', (_, [from, actor, command, to]) => {
  expect(from().do(actor, command).ended).toBe(to);
});

/** What time alone does. */
const MISSED: Record<string, [from: () => Story, until: string, to: string]> = {
  'a missed open pool falls to the community': [
    () => steps.accepted(),
    'OPEN_POOL',
    'COMMUNITY_FALLBACK(null)',
  ],
  'a missed community pool falls to the street': [fellBack, 'COMMUNITY_POOL', 'STREET_FALLBACK(null)'],
  'a missed street pool stays, red': [atStreet, 'STREET_POOL', 'STREET_FALLBACK(null)'],
  'an unanswered invitation goes back to its pool': [invited, 'INVITATION_ANSWER', 'OPEN(null)'],
  'missed triage stays, red': [() => new Story(), 'TRIAGE', 'SUBMITTED(null)'],
  'silence after the service opens a callback and is never "resolved"': [
    () => steps.done(),
    'CONFIRMATION',
    'DONE(null)',
  ],
  'a rating window that passes closes it unrated': [() => steps.confirmed(), 'RATING', 'CLOSED(UNRATED)'],
  'a suspension ends on its date; the appointment has passed': [suspended, 'SUSPENSION', 'CLAIMED(null)'],
  'UNMET is opened for another try on its review date': [unmet, 'UNMET_REVIEW', 'OPEN(null)'],
};

test.each(Object.entries(MISSED))('%s', (_, [from, kind, to]) => {
  expect(from().miss(kind).ended).toBe(to);
});
