import type { Actor } from '#libs/kernel';
import type { OrderCommand } from '#libs/orders';
import * as people from './testing/people';
import * as steps from './testing/steps';
import { CODES, DAY, HOUR, local, Story } from './testing/story';

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

describe('NEEDS_INFO', () => {
  it('without an answer becomes a call by the desk, and a working day later CANCELLED(NO_REPLY)', () => {
    const story = needsInfo().miss('RESIDENT_ANSWER');
    expect(story.kinds()).toEqual(['DESK_CALL']);
    expect(story.now).toEqual(local('2026-11-09 17:00'));
    expect(story.miss('DESK_CALL').ended).toBe('CANCELLED(NO_REPLY)');
    expect(story.now).toEqual(local('2026-11-10 17:00'));
  });

  it('is asked again after a call that reached the resident', () => {
    const story = needsInfo()
      .miss('RESIDENT_ANSWER')
      .do(desk, { name: 'recordDeskCall', reached: true, keep: true, note: 'kitchen' });
    expect(story.status).toBe('SUBMITTED');
    expect(story.do(desk, ask).kinds()).toEqual(['RESIDENT_ANSWER']);
  });

  it('ends when the resident reached by phone needs nothing any more', () => {
    const story = needsInfo()
      .miss('RESIDENT_ANSWER')
      .do(desk, { name: 'recordDeskCall', reached: true, keep: false });
    expect(story.ended).toBe('CANCELLED(WITHDRAWN)');
  });

  it('waits on when nobody answers the phone', () => {
    const story = needsInfo()
      .miss('RESIDENT_ANSWER')
      .do(desk, { name: 'recordDeskCall', reached: false, keep: true });
    expect(story.ended).toBe('NEEDS_INFO(null)');
    expect(story.kinds()).toEqual(['DESK_CALL']);
  });
});

describe('SUSPENDED', () => {
  const until = local('2026-11-12 09:00');
  it.each([
    ['OPEN', () => steps.accepted()],
    ['COMMUNITY_FALLBACK', fellBack],
    ['STREET_FALLBACK', atStreet],
    ['CLAIMED', () => steps.claimed()],
  ])('from %s goes back there on its date', (status, from) => {
    const story = from().do(desk, { name: 'suspendOrder', reason: 'in hospital', until });
    expect(story.kinds()).toEqual(['SUSPENSION']);
    expect(story.miss('SUSPENSION').status).toBe(status);
    expect(story.now).toEqual(until);
  });

  it('keeps an appointment that still lies ahead', () => {
    const story = schedule('2026-11-20 10:00').do(desk, { name: 'suspendOrder', reason: 'away', until });
    expect(story.miss('SUSPENSION').status).toBe('SCHEDULED');
    expect(story.order.appointedAt).toEqual(local('2026-11-20 10:00'));
  });

  it('drops an appointment that has passed and asks for a new one', () => {
    const story = schedule('2026-11-05 10:00')
      .do(desk, { name: 'suspendOrder', reason: 'away', until })
      .miss('SUSPENSION');
    expect(story.status).toBe('CLAIMED');
    expect(story.order.appointedAt).toBeNull();
  });

  it('needs an explanation and a date ahead, within a year', () => {
    const suspend = (reason: string, date: Date): OrderCommand => ({
      name: 'suspendOrder',
      reason,
      until: date,
    });
    expect(steps.claimed().refusal(desk, suspend(' ', until))).toBe('INPUT_MISSING');
    expect(steps.claimed().refusal(desk, suspend('away', local('2026-11-01 09:00')))).toBe(
      'DATE_IN_THE_PAST',
    );
    expect(steps.claimed().refusal(desk, suspend('away', local('2028-11-01 09:00')))).toBe('DATE_TOO_FAR');
  });

  const schedule = (at: string) =>
    steps.claimed().do(branch, { name: 'scheduleOrder', appointedAt: local(at), residentAgreed: true });
});

describe('REFERRED', () => {
  const referred = () => new Story().do(desk, { name: 'triageOrder', decision: 'REFER', referral: refer() });
  const dispute: OrderCommand = { name: 'disputeReferral', reason: 'it is ours' };

  it('may be disputed within five working days, and another person decides', () => {
    const story = referred().goTo('2026-11-09 16:59').do(resident, dispute);
    expect(story.ended).toBe('SUBMITTED(null)');
    expect(story.refusal(desk, { name: 'triageOrder', decision: 'ACCEPT' })).toBe('ANOTHER_PERSON_DECIDES');
    expect(story.do(people.secondDesk, { name: 'triageOrder', decision: 'ACCEPT' }).status).toBe('OPEN');
  });

  it('may not be disputed later', () => {
    expect(referred().goTo('2026-11-09 17:01').refusal(resident, dispute)).toBe('DISPUTE_WINDOW_OVER');
  });

  it('gets a triage clock of its own when disputed', () => {
    const story = referred().goTo('2026-11-05 10:00').do(resident, dispute);
    expect(story.dueAt('TRIAGE')).toEqual(local('2026-11-06 17:00'));
  });

  it('keeps the outside ticket’s number', () => {
    expect(referred().order.details.referral).toMatchObject({
      ticketNumber: 'T1',
      decidedByPersonId: 'desk',
    });
  });

  const duplicate: OrderCommand = {
    name: 'triageOrder',
    decision: 'REFER',
    referral: { kind: 'DUPLICATE', reason: 'twice', duplicateOfId: 'first' },
  };
  const repeating = (status: string, id = 'first') => {
    const story = new Story();
    story.named = { ...story.named, duplicateOf: { id, status } };
    return story;
  };

  it('as a duplicate comes back when the other is cancelled, and the same person may triage it', () => {
    const story = repeating('OPEN').do(desk, duplicate);
    expect(story.ended).toBe('REFERRED(DUPLICATE)');
    expect(story.do(product, { name: 'duplicateCancelled' }).ended).toBe('SUBMITTED(null)');
    expect(story.refusal(desk, { name: 'triageOrder', decision: 'ACCEPT' })).toBeNull();
  });

  it.each(['CANCELLED', 'REFERRED'])('as a duplicate needs the other to go on, not be %s', (status) => {
    expect(repeating(status).refusal(desk, duplicate)).toBe('DUPLICATE_OF_NOTHING');
  });

  it('as a duplicate needs an order that exists in the street', () => {
    expect(new Story().refusal(desk, duplicate)).toBe('DUPLICATE_OF_NOTHING');
  });
});

describe('UNMET', () => {
  it.each(['convertToProject', 'markUnmet'] as const)(
    'by %s needs a written reason and a review date ahead',
    (name) => {
      expect(atStreet().refusal(street, { name, reason: '', reviewAt })).toBe('INPUT_MISSING');
      expect(
        atStreet().refusal(street, { name, reason: 'no crane', reviewAt: local('2026-10-01 09:00') }),
      ).toBe('DATE_IN_THE_PAST');
    },
  );

  it('is the street’s to decide, not the community’s', () => {
    expect(atStreet().refusal(desk, { name: 'markUnmet', reason: 'no crane', reviewAt })).toBe('NOT_YOURS');
  });

  it('opens in the open pool with a fresh clock', () => {
    const story = unmet().miss('UNMET_REVIEW');
    expect(story.deadline('OPEN_POOL').startsAt).toEqual(reviewAt);
    expect(story.order.details.unmet).toBeUndefined();
  });
});

describe('late rating 追评', () => {
  const unrated = () => steps.confirmed().miss('RATING');
  const unverified = () => {
    const story = steps.calledBack();
    for (const time of ['2026-11-06 15:00', '2026-11-09 10:00', '2026-11-10 10:00']) {
      story.goTo(time).do(desk, { name: 'recordCallback', result: 'NO_ANSWER' });
    }
    return story;
  };

  it.each([
    ['UNRATED', unrated],
    ['UNVERIFIED', unverified],
  ])('of an order CLOSED(%s) turns it into RATED', (outcome, from) => {
    const story = from();
    expect(story.ended).toBe(`CLOSED(${outcome})`);
    const { closedAt } = story.order;
    expect(steps.rate(story.pass(20 * DAY), 4).ended).toBe('CLOSED(RATED)');
    expect(story.order.closedAt).toEqual(closedAt);
  });

  it('with two stars or fewer wakes the last claim', () => {
    const story = steps.rate(unrated().pass(DAY), 2);
    expect(story.ended).toBe('RECTIFYING(null)');
    expect(story.claimant).toBe('branch');
    expect(story.kinds()).toEqual(['RECTIFICATION_CONTACT', 'RECTIFICATION']);
    expect(story.order.closedAt).toBeNull();
  });

  it('with two stars or fewer goes to the street when that organisation is gone', () => {
    const story = unrated().pass(DAY);
    story.organizations = { branch: { active: false } };
    expect(steps.rate(story, 1).ended).toBe('STREET_FALLBACK(null)');
  });

  it('is over after 30 days; a paper’s own date decides', () => {
    const story = unrated().pass(31 * DAY);
    expect(story.refusal(resident, { ...rating(5), ratedAt: story.now } as OrderCommand)).toBe(
      'RATING_WINDOW_OVER',
    );
    expect(story.refusal(resident, rating(5))).toBeNull();
  });

  it('is not for orders rated already', () => {
    const story = steps.rate(steps.confirmed(), 5);
    expect(story.refusal(resident, { ...rating(5), ratedAt: story.now } as OrderCommand)).toBe(
      'RATING_WINDOW_OVER',
    );
  });
});

describe('urging 催单', () => {
  it('is counted, and possible again after two hours', () => {
    const story = new Story().do(resident, { name: 'urgeOrder' });
    expect(story.pass(2 * HOUR - 1).refusal(resident, { name: 'urgeOrder' })).toBe('URGED_JUST_NOW');
    expect(story.pass(1).do(resident, { name: 'urgeOrder' }).order.details.urges).toBe(2);
  });

  it.each([
    ['a question to the resident', needsInfo],
    ['the resident’s confirmation', steps.done],
    ['the resident’s rating', steps.confirmed],
  ])('is not offered while the order waits for %s', (_, waiting) => {
    expect(waiting().refusal(resident, { name: 'urgeOrder' })).toBe('NOT_AVAILABLE_NOW');
  });
});

describe('cancelOrder', () => {
  const cancel: OrderCommand = { name: 'cancelOrder', reason: 'solved' };
  it.each([
    ['OPEN', () => steps.accepted()],
    ['INVITED', invited],
    ['COMMUNITY_FALLBACK', fellBack],
    ['STREET_FALLBACK', atStreet],
    ['NEEDS_INFO', needsInfo],
    ['CLAIMED', () => steps.claimed()],
    ['SCHEDULED', () => steps.scheduled()],
  ])('is possible in %s and leaves no claim, invitation or deadline behind', (_, from) => {
    const story = from().do(resident, cancel);
    expect(story.ended).toBe('CANCELLED(WITHDRAWN)');
    expect(story.claimant).toBeNull();
    expect(story.order.invitation?.status).not.toBe('PENDING');
    expect(story.kinds()).toEqual([]);
    expect(story.order.closedAt).toEqual(story.now);
  });

  it.each([
    ['IN_SERVICE', () => steps.inService()],
    ['DONE', () => steps.done()],
    ['CONFIRMED', () => steps.confirmed()],
  ])('is not possible any more in %s', (_, from) =>
    expect(from().refusal(resident, cancel)).toBe('NOT_AVAILABLE_NOW'),
  );
});
