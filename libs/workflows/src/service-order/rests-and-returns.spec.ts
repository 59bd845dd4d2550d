import type { OrderCommand } from '#libs/orders';
import * as people from './testing/people';
import * as steps from './testing/steps';
import { DAY, HOUR, local, Story } from './testing/story';

const { desk, street, resident, branch, product } = people;
const ask: OrderCommand = { name: 'triageOrder', decision: 'ASK', question: 'which tap?' };
const refer = (kind: 'SPAM' | 'HOTLINE_12345' = 'SPAM') => ({ kind, reason: 'not ours', ticketNumber: 'T1' });
const reviewAt = local('2026-12-01 09:00');

const fellBack = () => steps.accepted().miss('OPEN_POOL');
const atStreet = () => fellBack().miss('COMMUNITY_POOL');
const invited = () => steps.accepted().do(desk, { name: 'inviteOrganization', organizationId: 'team' });
const unmet = () => atStreet().do(street, { name: 'markUnmet', reason: 'nobody has a crane', reviewAt });
const needsInfo = () => new Story().do(desk, ask);

function rating(stars: number): OrderCommand {
  return { name: 'rateOrder', stars, evaluationId: 'evaluation', ratedAt: local('2026-11-03 09:00') };
}

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
