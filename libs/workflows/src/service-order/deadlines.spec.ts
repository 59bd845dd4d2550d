import type { ServiceOrder } from '#libs/orders';
import { deadlines } from './deadlines';
import * as people from './testing/people';
import * as steps from './testing/steps';
import { DAY, HOUR, local, MONDAY, Story } from './testing/story';

const { desk, resident, branch } = people;
const NORMAL: Partial<ServiceOrder> = {};
const URGENT: Partial<ServiceOrder> = { urgency: 'URGENT' };
const COMPLEX: Partial<ServiceOrder> = { complex: true };
const FRIDAY = local('2026-11-06 16:00');
const undelivered = { details: { text: 'x' } };
const invite = (story: Story) => story.do(desk, { name: 'inviteOrganization', organizationId: 'team' });
const ask = (story: Story) => story.do(desk, { name: 'triageOrder', decision: 'ASK', question: 'which?' });

/** Lengths of handbook §3 from Monday 2 November 2026, 09:00, or from the moment named. */
const LENGTHS: Record<string, [kind: string, story: () => Story, due: string]> = {
  'receipt: 3 minutes': ['RECEIPT', () => new Story(undelivered), '2026-11-02 09:03'],
  'receipt, urgent: 3 minutes': [
    'RECEIPT',
    () => new Story({ ...URGENT, ...undelivered }),
    '2026-11-02 09:03',
  ],
  'triage: 1 working day': ['TRIAGE', () => new Story(), '2026-11-03 17:00'],
  'triage of a Friday afternoon: the close of Monday': [
    'TRIAGE',
    () => new Story({}, FRIDAY),
    '2026-11-09 17:00',
  ],
  'triage, urgent: 2 hours': ['TRIAGE', () => new Story(URGENT), '2026-11-02 11:00'],
  'triage, urgent, of a Friday evening: 2 hours': [
    'TRIAGE',
    () => new Story(URGENT, local('2026-11-06 23:00')),
    '2026-11-07 01:00',
  ],
  'resident’s answer: 5 working days': ['RESIDENT_ANSWER', () => ask(new Story()), '2026-11-09 17:00'],
  'resident’s answer, urgent: 1 day': ['RESIDENT_ANSWER', () => ask(new Story(URGENT)), '2026-11-03 09:00'],
  'invitation: 2 working hours': ['INVITATION_ANSWER', () => invite(steps.accepted()), '2026-11-02 11:00'],
  'invitation over lunch: 2 working hours': [
    'INVITATION_ANSWER',
    () => invite(steps.accepted({}, local('2026-11-02 10:30'))),
    '2026-11-02 14:00',
  ],
  'invitation of a Friday: on Monday': [
    'INVITATION_ANSWER',
    () => invite(steps.accepted({}, FRIDAY)),
    '2026-11-09 09:30',
  ],
  'invitation, urgent: 30 minutes': [
    'INVITATION_ANSWER',
    () => invite(steps.accepted(URGENT)),
    '2026-11-02 09:30',
  ],
  'open pool: 24 hours': ['OPEN_POOL', () => steps.accepted(), '2026-11-03 09:00'],
  'open pool of a Friday: stands still over the weekend': [
    'OPEN_POOL',
    () => steps.accepted({}, FRIDAY),
    '2026-11-09 16:00',
  ],
  'open pool before an added working Saturday: goes on': [
    'OPEN_POOL',
    () => steps.accepted({}, local('2026-10-09 16:00')),
    '2026-10-10 16:00',
  ],
  'open pool, urgent: 2 hours, never stops': [
    'OPEN_POOL',
    () => steps.accepted(URGENT, local('2026-11-07 23:00')),
    '2026-11-08 01:00',
  ],
  'community fallback: 24 hours': [
    'COMMUNITY_POOL',
    () => steps.accepted().miss('OPEN_POOL'),
    '2026-11-04 09:00',
  ],
  'community fallback, urgent: 2 hours': [
    'COMMUNITY_POOL',
    () => steps.accepted(URGENT).miss('OPEN_POOL'),
    '2026-11-02 13:00',
  ],
  'street fallback: 2 working days': [
    'STREET_POOL',
    () => steps.accepted().miss('OPEN_POOL').miss('COMMUNITY_POOL'),
    '2026-11-06 17:00',
  ],
  'street fallback, urgent: 4 hours': [
    'STREET_POOL',
    () => steps.accepted(URGENT).miss('OPEN_POOL').miss('COMMUNITY_POOL'),
    '2026-11-02 17:00',
  ],
  'first contact: 24 hours': ['FIRST_CONTACT', () => steps.claimed(), '2026-11-03 09:00'],
  'first contact, urgent: 2 hours': ['FIRST_CONTACT', () => steps.claimed(URGENT), '2026-11-02 11:00'],
  'start: 2 hours after the appointed time': ['START', () => steps.scheduled(), '2026-11-03 11:00'],
  'start, urgent: 30 minutes after it': ['START', () => steps.scheduled(URGENT), '2026-11-03 09:30'],
  'end of a started service: 24 hours': ['SERVICE_END', () => steps.inService(), '2026-11-04 09:00'],
  'end of a started service, urgent: 4 hours': [
    'SERVICE_END',
    () => steps.inService(URGENT),
    '2026-11-03 13:00',
  ],
  'finish: 5 working days': ['FINISH', () => steps.claimed(), '2026-11-09 17:00'],
  'finish, complex: 15 working days': ['FINISH', () => steps.claimed(COMPLEX), '2026-11-23 17:00'],
  'finish, urgent: 24 hours': ['FINISH', () => steps.claimed({ ...URGENT, ...COMPLEX }), '2026-11-03 09:00'],
  'the resident confirms: 3 days': ['CONFIRMATION', () => steps.done(), '2026-11-06 09:00'],
  'the resident confirms, urgent: 3 days': ['CONFIRMATION', () => steps.done(URGENT), '2026-11-06 09:00'],
  'callback: 2 working days': ['CALLBACK', () => steps.calledBack(), '2026-11-10 17:00'],
  'rating window: 5 working days': ['RATING', () => steps.confirmed(), '2026-11-10 17:00'],
  'bad review, contact: 1 working day': [
    'RECTIFICATION_CONTACT',
    () => steps.rectifying(),
    '2026-11-04 17:00',
  ],
  'bad review, fix: 5 working days': ['RECTIFICATION', () => steps.rectifying(), '2026-11-10 17:00'],
  'bad review, fix, complex: 15 working days': [
    'RECTIFICATION',
    () => steps.rectifying(COMPLEX),
    '2026-11-24 17:00',
  ],
  'bad review, fix, urgent: 5 working days': [
    'RECTIFICATION',
    () => steps.rectifying(URGENT),
    '2026-11-10 17:00',
  ],
  'bad review, recheck: 5 working days': ['RECHECK', () => steps.rechecking(), '2026-11-10 17:00'],
  'a free place: 2 hours': [
    'PLACE_OFFER',
    () => Story.ofSession('WAITLISTED').do(people.product, { name: 'offerPlace' }),
    '2026-11-02 11:00',
  ],
  'a waiting list: until the session begins': [
    'SESSION_START',
    () => Story.ofSession('WAITLISTED'),
    '2026-11-04 10:00',
  ],
};

test.each(Object.entries(LENGTHS))('%s', (_, [kind, story, due]) => {
  expect(story().dueAt(kind)).toEqual(local(due));
});

/** When each mark of a deadline is reached, with the lamp it lights. */
const MARKS: Record<string, [kind: string, story: () => Story, marks: [string, string][]]> = {
  'triage: red when due': ['TRIAGE', () => new Story(), [['2026-11-03 17:00', 'RED']]],
  'open pool: a nudge at half time': ['OPEN_POOL', () => steps.accepted(), [['2026-11-02 21:00', 'YELLOW']]],
  'resident’s answer: a reminder after one working day': [
    'RESIDENT_ANSWER',
    () => ask(new Story()),
    [['2026-11-03 17:00', 'GREEN']],
  ],
  'street fallback: red when due': [
    'STREET_POOL',
    () => steps.accepted().miss('OPEN_POOL').miss('COMMUNITY_POOL'),
    [
      ['2026-11-05 17:00', 'YELLOW'],
      ['2026-11-06 17:00', 'RED'],
    ],
  ],
  'first contact: yellow, then red': [
    'FIRST_CONTACT',
    () => steps.claimed(),
    [
      ['2026-11-03 09:00', 'YELLOW'],
      ['2026-11-03 14:30', 'RED'],
    ],
  ],
  'start: red': ['START', () => steps.scheduled(), [['2026-11-03 11:00', 'RED']]],
  'end of a started service: a reminder, then red': [
    'SERVICE_END',
    () => steps.inService(),
    [
      ['2026-11-04 09:00', 'YELLOW'],
      ['2026-11-04 13:00', 'RED'],
    ],
  ],
  'finish: yellow a working day before, red on the first day over, then the street': [
    'FINISH',
    () => steps.claimed(),
    [
      ['2026-11-06 17:00', 'YELLOW'],
      ['2026-11-09 17:00', 'RED'],
      ['2026-11-10 17:00', 'RED'],
    ],
  ],
  'finish, urgent: yellow at half time': [
    'FINISH',
    () => steps.claimed(URGENT),
    [
      ['2026-11-02 21:00', 'YELLOW'],
      ['2026-11-03 09:00', 'RED'],
      ['2026-11-04 17:00', 'RED'],
    ],
  ],
  'callback: red': ['CALLBACK', () => steps.calledBack(), [['2026-11-10 17:00', 'RED']]],
  'bad review, contact: red': [
    'RECTIFICATION_CONTACT',
    () => steps.rectifying(),
    [['2026-11-04 17:00', 'RED']],
  ],
  'bad review, recheck: red': ['RECHECK', () => steps.rechecking(), [['2026-11-10 17:00', 'RED']]],
};

test.each(Object.entries(MARKS))('%s', (_, [kind, from, marks]) => {
  const story = from();
  const reached = marks.map(() => {
    const at = story.deadline(kind).nextMarkAt!;
    story.passTo(at);
    return [at, story.deadline(kind).light];
  });
  expect(reached).toEqual(marks.map(([at, light]) => [local(at), light]));
});

describe('every deadline', () => {
  it.each(Object.keys(deadlines))('%s is tested above or by its own date', (kind) => {
    const tested = Object.values(LENGTHS).map(([of]) => of);
    expect([...tested, 'DESK_CALL', 'SUSPENSION', 'UNMET_REVIEW']).toContain(kind);
  });

  it('takes the street’s and the item’s own length', () => {
    const story = new Story();
    story.overrides = { OPEN_POOL: { normal: '6 poolHours' }, RESIDENT_ANSWER: { normal: '3 workingDays' } };
    expect(story.do(desk, { name: 'triageOrder', decision: 'ACCEPT' }).dueAt('OPEN_POOL')).toEqual(
      local('2026-11-02 15:00'),
    );
  });

  it('rounds the share of working days up to whole ones', () => {
    const story = new Story();
    story.overrides = { RESIDENT_ANSWER: { normal: '7 workingDays' } };
    expect(ask(story).deadline('RESIDENT_ANSWER').nextMarkAt).toEqual(local('2026-11-04 17:00'));
  });
});

describe('NEEDS_INFO and SUSPENDED', () => {
  it('pause the triage clock, which then goes on', () => {
    const story = ask(new Story(URGENT).goTo('2026-11-02 10:00')).goTo('2026-11-02 20:00');
    story.do(resident, { name: 'supplyInfo', text: 'kitchen' });
    expect(story.dueAt('TRIAGE')).toEqual(local('2026-11-02 21:00'));
  });

  it('do not pause their own clocks', () => {
    const story = ask(new Story());
    expect(story.kinds()).toEqual(['RESIDENT_ANSWER']);
    expect(story.dueAt('RESIDENT_ANSWER')).not.toBeNull();
  });

  it('pause a pool, which has as much left afterwards', () => {
    const story = steps
      .accepted()
      .goTo('2026-11-02 15:00')
      .do(desk, { name: 'suspendOrder', reason: 'away', until: local('2026-11-04 12:00') });
    story.miss('SUSPENSION');
    expect(story.dueAt('OPEN_POOL')).toEqual(local('2026-11-05 06:00'));
  });

  it('pause the finish of the round by whole working days', () => {
    const story = steps
      .claimed()
      .goTo('2026-11-03 10:00')
      .do(desk, { name: 'suspendOrder', reason: 'away', until: local('2026-11-05 12:00') });
    story.miss('SUSPENSION');
    expect(story.dueAt('FINISH')).toEqual(local('2026-11-12 17:00'));
  });

  it('keep lamps lit and tell nobody twice', () => {
    const story = steps.claimed().passTo('2026-11-09 17:00');
    const told = story.events.filter((type) => type === 'DeadlineMarkReached').length;
    story.do(desk, { name: 'suspendOrder', reason: 'away', until: local('2026-11-10 12:00') });
    expect(story.kinds()).toEqual(['SUSPENSION']);
    story.miss('SUSPENSION');
    expect(story.deadline('FINISH')).toMatchObject({ light: 'RED', reached: 2 });
    expect(story.events.filter((type) => type === 'DeadlineMarkReached')).toHaveLength(told + 1);
  });

  it('are counted once each, however often they come', () => {
    const story = new Story(URGENT);
    for (const [from, to] of [
      ['2026-11-02 09:30', '2026-11-02 12:00'],
      ['2026-11-02 12:30', '2026-11-02 18:00'],
    ] as const) {
      ask(story.goTo(from)).goTo(to).do(resident, { name: 'supplyInfo', text: 'more' });
    }
    expect(story.dueAt('TRIAGE')).toEqual(local('2026-11-02 19:00'));
  });
});

describe('a pool’s clock', () => {
  it('runs on while an organisation thinks about an invitation', () => {
    const story = invite(steps.accepted().goTo('2026-11-02 20:00'))
      .goTo('2026-11-03 08:40')
      .do(people.team, { name: 'declineInvitation', reason: 'no' });
    expect(story.dueAt('OPEN_POOL')).toEqual(local('2026-11-03 09:00'));
  });

  it('that ran out meanwhile falls back at once', () => {
    const story = invite(steps.accepted(URGENT).goTo('2026-11-02 10:50')).goTo('2026-11-02 11:20');
    expect(story.fire('INVITATION_ANSWER')).toBe(true);
    expect(story.status).toBe('OPEN');
    expect(story.dueAt('OPEN_POOL')).toEqual(local('2026-11-02 11:00'));
    expect(story.passTo(story.now).status).toBe('COMMUNITY_FALLBACK');
  });

  it('stands still during a claim: after a release what was left of it goes on', () => {
    const story = steps
      .accepted()
      .goTo('2026-11-02 17:00')
      .do(branch, { name: 'claimOrder', organizationId: 'branch' });
    story.goTo('2026-11-04 10:00').do(branch, { name: 'releaseOrder', reason: 'ill' });
    expect(story.dueAt('OPEN_POOL')).toEqual(local('2026-11-05 02:00'));
  });

  it('nudges once, whatever comes between', () => {
    const story = invite(steps.accepted().passTo('2026-11-02 22:00'))
      .goTo('2026-11-03 08:00')
      .do(people.team, { name: 'declineInvitation', reason: 'no' });
    expect(story.deadline('OPEN_POOL')).toMatchObject({ reached: 1, light: 'YELLOW' });
    expect(story.commands.filter((name) => name === 'mark:OPEN_POOL')).toHaveLength(1);
  });

  it('of the community goes on when the claim from it is released', () => {
    const story = steps
      .accepted()
      .miss('OPEN_POOL')
      .goTo('2026-11-03 19:00')
      .do(people.community, { name: 'claimOrder', organizationId: 'c01' });
    story.goTo('2026-11-05 09:00').do(people.community, { name: 'releaseOrder', reason: 'ill' });
    expect(story.status).toBe('COMMUNITY_FALLBACK');
    expect(story.dueAt('COMMUNITY_POOL')).toEqual(local('2026-11-05 23:00'));
  });
});

describe('an extension', () => {
  const ask10 = { name: 'requestExtension', workingDays: 10, reason: 'parts', residentTold: true } as const;
  const grant = { name: 'decideExtension', granted: true, reason: 'fair' } as const;

  it('moves the finish by its working days, and the warning with it', () => {
    const story = steps
      .claimed()
      .do(branch, { ...ask10, workingDays: 3 })
      .do(desk, grant);
    expect(story.dueAt('FINISH')).toEqual(local('2026-11-12 17:00'));
    expect(story.deadline('FINISH').nextMarkAt).toEqual(local('2026-11-11 17:00'));
  });

  it('of an urgent order warns a working day before its end', () => {
    const story = steps
      .claimed(URGENT)
      .do(branch, { ...ask10, workingDays: 3 })
      .do(desk, grant);
    expect(story.dueAt('FINISH')).toEqual(local('2026-11-06 17:00'));
    expect(story.deadline('FINISH').nextMarkAt).toEqual(local('2026-11-05 17:00'));
  });

  it('granted after red puts the lamp out and warns again', () => {
    const story = steps.claimed().passTo('2026-11-09 18:00').do(branch, ask10).do(desk, grant);
    expect(story.deadline('FINISH')).toMatchObject({
      light: 'GREEN',
      reached: 0,
      dueAt: local('2026-11-23 17:00'),
    });
  });

  it('counts pauses that come after the first end', () => {
    const story = steps
      .claimed()
      .do(branch, { ...ask10, workingDays: 5 })
      .do(desk, grant)
      .passTo('2026-11-11 09:00');
    story
      .do(desk, { name: 'suspendOrder', reason: 'away', until: local('2026-11-12 12:00') })
      .miss('SUSPENSION');
    expect(story.dueAt('FINISH')).toEqual(local('2026-11-18 17:00'));
  });

  it('is asked for once, for at most ten working days, the resident told', () => {
    const story = steps.claimed();
    expect(story.refusal(branch, { ...ask10, workingDays: 11 })).toBe('EXTENSION_TOO_LONG');
    expect(story.refusal(branch, { ...ask10, workingDays: 0 })).toBe('EXTENSION_TOO_LONG');
    expect(story.refusal(branch, { ...ask10, residentTold: false })).toBe('RESIDENT_MUST_BE_TOLD');
    expect(story.do(branch, ask10).refusal(branch, ask10)).toBe('EXTENSION_ONCE');
    story.do(desk, { ...grant, granted: false });
    expect(story.refusal(branch, ask10)).toBe('EXTENSION_ONCE');
    expect(story.dueAt('FINISH')).toEqual(local('2026-11-09 17:00'));
  });

  it('ends with the claim it was given to', () => {
    const story = steps
      .claimed()
      .do(branch, ask10)
      .do(desk, grant)
      .do(branch, { name: 'releaseOrder', reason: 'ill' });
    story.do(people.team, { name: 'claimOrder', organizationId: 'team' });
    expect(story.dueAt('FINISH')).toEqual(local('2026-11-09 17:00'));
  });
});

describe('a timer', () => {
  it('that comes early, twice or after the deadline is gone does nothing', () => {
    const story = steps.accepted();
    expect(story.goTo('2026-11-02 20:59').fire('OPEN_POOL')).toBe(false);
    expect(story.goTo('2026-11-02 21:00').fire('OPEN_POOL')).toBe(true);
    expect(story.fire('OPEN_POOL')).toBe(false);
    expect(story.fire('FINISH')).toBe(false);
    story
      .do(branch, { name: 'claimOrder', organizationId: 'branch' })
      .goTo(new Date(MONDAY.getTime() + 3 * DAY));
    expect(story.fire('OPEN_POOL')).toBe(false);
  });

  it('that comes hours late has the effect once', () => {
    const story = steps.accepted().goTo(new Date(MONDAY.getTime() + 90 * HOUR));
    expect(story.fire('OPEN_POOL')).toBe(true);
    expect(story.fire('OPEN_POOL')).toBe(true);
    expect(story.status).toBe('COMMUNITY_FALLBACK');
    expect(story.deadline('COMMUNITY_POOL').startsAt).toEqual(story.now);
  });
});

it('a receipt that was delivered takes its deadline out of force', () => {
  const story = new Story({ ...NORMAL, ...undelivered });
  expect(story.kinds()).toContain('RECEIPT');
  expect(story.do(people.product, { name: 'acknowledgeReceipt' }).kinds()).toEqual(['TRIAGE']);
});
