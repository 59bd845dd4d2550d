import type { Actor, PersonActor } from '#libs/kernel';
import type { CandidateOrganization, OrderCommand } from '#libs/orders';
import * as people from './testing/people';
import * as steps from './testing/steps';
import { CODES, DAY, local, Story } from './testing/story';

const { desk, street, district, resident, branch, team, ann, bo, holder, product, stranger } = people;
const claim = (organizationId = 'branch'): OrderCommand => ({ name: 'claimOrder', organizationId });
const accept: OrderCommand = { name: 'triageOrder', decision: 'ACCEPT' };

/** Who of everybody is not told that the step is somebody else's. */
function takers(story: Story, command: OrderCommand): string[] {
  return Object.entries(people.EVERYBODY).flatMap(([name, actor]) =>
    story.refusal(actor, command) === 'NOT_YOURS' ? [] : [name],
  );
}

describe('a step is given by those the table names', () => {
  it.each<[string, () => Story, OrderCommand, string[]]>([
    ['triage: the desk, the street, the product', () => new Story(), accept, ['desk', 'street', 'product']],
    [
      'supplying information',
      () => new Story().do(desk, { name: 'triageOrder', decision: 'ASK', question: '?' }),
      { name: 'supplyInfo', text: 'x' },
      ['resident', 'desk', 'holder'],
    ],
    [
      'claiming: those who lead an organisation',
      () => steps.accepted(),
      claim(),
      ['branch', 'team', 'community'],
    ],
    [
      'inviting: the desk and the street',
      () => steps.accepted(),
      { name: 'inviteOrganization', organizationId: 'team' },
      ['desk', 'street'],
    ],
    [
      'scheduling: the claimant, and the product for a standing order',
      () => steps.claimed(),
      { name: 'scheduleOrder', appointedAt: local('2026-11-05 10:00'), residentAgreed: true },
      ['branch', 'product'],
    ],
    ['releasing: the claimant', () => steps.claimed(), { name: 'releaseOrder', reason: 'ill' }, ['branch']],
    [
      'revoking: the desk and the street',
      () => steps.claimed(),
      { name: 'revokeClaim', reason: 'red' },
      ['desk', 'street'],
    ],
    [
      'finishing: the claimant and those who came',
      () => steps.inService(),
      { name: 'finishService' },
      ['branch', 'ann'],
    ],
    [
      'confirming: the resident and the slip’s holder',
      () => steps.done(),
      { name: 'confirmOrder', resolved: true },
      ['resident', 'holder'],
    ],
    [
      'calling back: a unit that did not serve',
      () => steps.calledBack(),
      { name: 'recordCallback', result: 'RESOLVED' },
      ['desk', 'street'],
    ],
    [
      'rating: the resident, the holder, a unit that did not serve typing for them, the product',
      () => steps.confirmed(),
      { name: 'rateOrder', stars: 5, evaluationId: 'e', ratedAt: local('2026-11-03 10:00') },
      ['resident', 'holder', 'desk', 'street', 'product'],
    ],
    [
      'rechecking: a unit that did not serve',
      () => steps.rechecking(),
      { name: 'recheckOrder', result: 'PASS' },
      ['desk', 'street'],
    ],
    [
      'cancelling: the resident and the desk',
      () => steps.claimed(),
      { name: 'cancelOrder', reason: 'x' },
      ['resident', 'desk'],
    ],
    [
      'suspending an order nobody has claimed: desk and street',
      () => steps.accepted(),
      { name: 'suspendOrder', reason: 'x', until: local('2026-11-05 10:00') },
      ['desk', 'street'],
    ],
    [
      'suspending a claimed order: also the claimant',
      () => steps.claimed(),
      { name: 'suspendOrder', reason: 'x', until: local('2026-11-05 10:00') },
      ['desk', 'street', 'branch'],
    ],
    ['the product’s own steps: nobody else', () => steps.accepted(), { name: 'poolTimedOut' }, ['product']],
  ])('%s', (_, story, command, who) => {
    expect(takers(story(), command).sort()).toEqual([...who].sort());
  });
});

describe('a claimant', () => {
  it.each<[string, Partial<CandidateOrganization>, string]>([
    ['that is not active', { active: false }, 'ORGANIZATION_INACTIVE'],
    ['that is pausing', { pausing: true }, 'ORGANIZATION_PAUSING'],
    ['whose area does not reach the order', { serviceAreaPaths: ['gjz/xzz/c02/'] }, 'OUTSIDE_SERVICE_AREA'],
    ['without the qualification', { qualified: false }, 'QUALIFICATION_MISSING'],
    ['at its load cap', { load: 3, loadCap: 3 }, 'LOAD_CAP_REACHED'],
    ['of another street', { streetId: 'elsewhere' }, 'ORGANIZATION_UNKNOWN'],
  ])('%s is refused, invited or not', (_, differing, code) => {
    const story = steps.accepted().do(desk, { name: 'inviteOrganization', organizationId: 'team' });
    story.organizations = { branch: differing, team: differing };
    expect(steps.accepted().refusal(branch, claim())).toBeNull();
    expect(story.refusal(team, { name: 'acceptInvitation' })).toBe(code);
    story.do(team, { name: 'declineInvitation', reason: 'no' });
    expect(story.refusal(branch, claim())).toBe(code);
  });

  it('one under its load cap is accepted', () => {
    const story = steps.accepted();
    story.organizations = { branch: { load: 2, loadCap: 3 } };
    expect(story.refusal(branch, claim())).toBeNull();
  });

  it('claims only for an organisation it leads', () => {
    expect(steps.accepted().refusal(branch, claim('team'))).toBe('NOT_LEADING_ORGANIZATION');
  });

  it('may only be revoked once the order is red', () => {
    const revoke: OrderCommand = { name: 'revokeClaim', reason: 'nobody called' };
    const story = steps.claimed().passTo('2026-11-03 14:29');
    expect(story.refusal(desk, revoke)).toBe('NOT_OVERDUE');
    expect(story.passTo('2026-11-03 14:30').do(desk, revoke).status).toBe('OPEN');
  });
});

describe('nobody deals with an order of his own', () => {
  it.each<[string, PersonActor, OrderCommand, () => Story]>([
    ['triages', desk, accept, () => new Story()],
    ['claims', branch, claim(), () => steps.accepted()],
    ['calls back on', desk, { name: 'recordCallback', result: 'RESOLVED' }, () => steps.calledBack()],
    ['rechecks', desk, { name: 'recheckOrder', result: 'PASS' }, () => steps.rechecking()],
  ])('%s it', (_, actor, command, from) => {
    const story = from();
    expect(story.refusal(actor, command)).toBeNull();
    story.order = { ...story.order, requesterId: actor.personId };
    expect(story.refusal(actor, command)).toBe('OWN_ORDER');
  });

  it('nor one of the same household or account', () => {
    const story = new Story();
    story.household = { desk: ['resident'] };
    expect(story.refusal(desk, accept)).toBe('OWN_ORDER');
  });

  it('nor is sent to his own door', () => {
    expect(steps.claimed().refusal(branch, { name: 'offerAssignment', personId: 'resident' })).toBe(
      'OWN_ORDER',
    );
  });

  it('but a desk triages what it entered for somebody else', () => {
    const story = new Story({ placedById: 'desk', channel: 'COUNTER' });
    expect(story.refusal(desk, accept)).toBeNull();
    expect(story.refusal(desk, { name: 'urgeOrder' })).toBeNull();
  });
});

describe('the team that served', () => {
  const both = { ...desk, personId: 'both', grants: [...desk.grants, ...branch.grants] };
  const volunteerAtTheDesk = { ...desk, personId: ann.personId };

  it.each([
    ['whoever leads it', both],
    ['whoever came', volunteerAtTheDesk],
  ])('does not call back: %s', (_, actor) => {
    expect(steps.calledBack().refusal(actor, { name: 'recordCallback', result: 'RESOLVED' })).toBe(
      'NOT_YOURS',
    );
    expect(steps.rechecking().refusal(actor, { name: 'recheckOrder', result: 'PASS' })).toBe('NOT_YOURS');
  });

  it('does not rate, neither in time nor late', () => {
    const rate: OrderCommand = {
      name: 'rateOrder',
      stars: 5,
      evaluationId: 'e',
      ratedAt: local('2026-11-03 10:00'),
    };
    for (const story of [steps.confirmed(), steps.confirmed().miss('RATING')]) {
      // another lead of the same team took it
      story.order = { ...story.order, requesterId: branch.personId };
      expect(story.refusal(branch, rate)).toBe('OWN_SERVICE');
    }
  });

  it('of the community is called back on by the street, of the street by the district', () => {
    const callback: OrderCommand = { name: 'recordCallback', result: 'RESOLVED' };
    const byCommunity = steps.serve(steps.accepted().do(people.community, claim('c01'))).miss('CONFIRMATION');
    expect([desk, street].map((actor) => byCommunity.refusal(actor, callback))).toEqual(['NOT_YOURS', null]);
    const byStreet = steps
      .serve(steps.accepted().do(people.streetAsProvider, claim('street')))
      .miss('CONFIRMATION');
    expect([desk, street, district].map((actor) => byStreet.refusal(actor, callback))).toEqual([
      'NOT_YOURS',
      'NOT_YOURS',
      null,
    ]);
  });

  it('has its extension decided by the community, the community’s by the street', () => {
    const asked: OrderCommand = {
      name: 'requestExtension',
      workingDays: 2,
      reason: 'parts',
      residentTold: true,
    };
    const decide: OrderCommand = { name: 'decideExtension', granted: true, reason: 'fair' };
    expect(takers(steps.claimed().do(branch, asked), decide)).toEqual(['desk', 'street']);
    const byCommunity = steps.accepted().do(people.community, claim('c01')).do(people.community, asked);
    expect(takers(byCommunity, decide)).toEqual(['street']);
  });

  it('after a release has no more say', () => {
    const story = steps.claimed().do(branch, { name: 'releaseOrder', reason: 'ill' });
    expect(story.refusal(branch, { name: 'addNote', note: 'hello' })).toBe('NOT_YOURS');
  });
});

describe('startService', () => {
  const begin: OrderCommand = { name: 'startService', code: CODES.start };

  it('needs an accepted assignment', () => {
    const story = steps.scheduled().do(branch, { name: 'offerAssignment', personId: 'ann' });
    expect(story.refusal(ann, begin)).toBe('NO_VOLUNTEER');
    expect(story.do(ann, { name: 'acceptAssignment' }).refusal(ann, begin)).toBeNull();
  });

  it('needs two people where the risk is high', () => {
    const story = steps.scheduled({ risk: 'HIGH' });
    for (const who of [ann, bo]) story.do(branch, { name: 'offerAssignment', personId: who.personId });
    expect(story.do(ann, { name: 'acceptAssignment' }).refusal(ann, begin)).toBe('TWO_PEOPLE_NEEDED');
    expect(story.do(bo, { name: 'acceptAssignment' }).refusal(ann, begin)).toBeNull();
  });

  it('needs the resident’s code', () => {
    const story = steps
      .scheduled()
      .do(branch, { name: 'offerAssignment', personId: 'ann' })
      .do(ann, { name: 'acceptAssignment' });
    expect(story.refusal(ann, { name: 'startService', code: '000000' })).toBe('WRONG_SERVICE_CODE');
  });

  it('is followed by a finish with the other code, or declared without one', () => {
    expect(steps.inService().refusal(ann, { name: 'finishService', code: CODES.start })).toBe(
      'WRONG_SERVICE_CODE',
    );
    expect(steps.inService().do(ann, { name: 'finishService' }).order.details.finishProved).toBe(false);
    expect(steps.done().order.details.finishProved).toBe(true);
  });
});

describe('a lead who schedules', () => {
  const schedule = {
    name: 'scheduleOrder',
    appointedAt: local('2026-11-03 10:00'),
    residentAgreed: true,
    comingMyself: true,
  } as const;

  it('may come in person', () => {
    const story = steps.claimed().do(branch, schedule);
    expect(story.order.assignments).toMatchObject([{ personId: branch.personId, status: 'ACCEPTED' }]);
    expect(story.refusal(branch, { name: 'startService', code: CODES.start })).toBeNull();
  });

  it('does not come to his own door', () => {
    const story = steps.claimed();
    story.order = { ...story.order, requesterId: branch.personId };
    expect(story.refusal(branch, schedule)).toBe('OWN_ORDER');
    expect(story.refusal(branch, { ...schedule, comingMyself: false })).toBeNull();
  });
});

describe('volunteers opt in', () => {
  it('may decline, and a stand-in takes the place', () => {
    const story = steps.scheduled().do(branch, { name: 'offerAssignment', personId: 'ann' });
    story
      .do(ann, { name: 'declineAssignment', reason: 'ill' })
      .do(branch, { name: 'offerAssignment', personId: 'bo' });
    expect(story.do(bo, { name: 'acceptAssignment' }).order.assignments.map(({ status }) => status)).toEqual([
      'DECLINED',
      'ACCEPTED',
    ]);
  });

  it('who accepted are replaced by whoever stands in', () => {
    const story = steps
      .scheduled()
      .do(branch, { name: 'offerAssignment', personId: 'ann' })
      .do(ann, { name: 'acceptAssignment' });
    story.do(branch, { name: 'offerAssignment', personId: 'bo', replacesPersonId: 'ann' });
    expect(story.order.assignments.map(({ personId, status }) => `${personId} ${status}`)).toEqual([
      'ann REPLACED',
      'bo OFFERED',
    ]);
    expect(story.refusal(ann, { name: 'startService', code: CODES.start })).toBe('NOT_YOURS');
  });

  it('accept only what was offered to them', () => {
    const story = steps.scheduled().do(branch, { name: 'offerAssignment', personId: 'ann' });
    expect(story.refusal(bo, { name: 'acceptAssignment' })).toBe('NOT_YOURS');
  });

  it('are of the street', () => {
    const story = steps.scheduled();
    story.named = { ...story.named, personId: 'somebody else' };
    expect(story.refusal(branch, { name: 'offerAssignment', personId: 'ann' })).toBe('PERSON_UNKNOWN');
  });

  it('who came stay on record when the order closes', () => {
    expect(steps.rate(steps.confirmed(), 5).order.assignments).toMatchObject([
      { personId: 'ann', status: 'ACCEPTED' },
    ]);
  });

  it('of a claim that was released come no more', () => {
    const story = steps
      .scheduled()
      .do(branch, { name: 'offerAssignment', personId: 'ann' })
      .do(ann, { name: 'acceptAssignment' });
    story.do(branch, { name: 'releaseOrder', reason: 'ill' });
    expect(story.order.assignments).toMatchObject([{ status: 'REPLACED' }]);
  });
});

describe('triage', () => {
  it('takes over the risk and the size of the item it names', () => {
    const story = new Story();
    story.named = { ...story.named, item: { id: 'roof', risk: 'HIGH', complex: true } };
    story.do(desk, { name: 'triageOrder', decision: 'ACCEPT', itemId: 'roof', urgency: 'URGENT' });
    expect(story.order).toMatchObject({ itemId: 'roof', risk: 'HIGH', complex: true, urgency: 'URGENT' });
  });

  it('names no item that is not on the shelf', () => {
    expect(new Story().refusal(desk, { name: 'triageOrder', decision: 'ACCEPT', itemId: 'gone' })).toBe(
      'ITEM_NOT_ON_SHELF',
    );
  });

  it.each<[string, OrderCommand]>([
    ['an organisation to invite', { name: 'triageOrder', decision: 'INVITE' }],
    ['a question to ask', { name: 'triageOrder', decision: 'ASK', question: ' ' }],
    ['a referral to refer by', { name: 'triageOrder', decision: 'REFER' }],
    [
      'a reason for the referral',
      { name: 'triageOrder', decision: 'REFER', referral: { kind: 'SPAM', reason: '' } },
    ],
  ])('asks for %s', (_, command) => {
    expect(new Story().refusal(desk, command)).toBe('INPUT_MISSING');
  });
});

it('a new time needs the resident’s agreement', () => {
  const again = (residentAgreed: boolean): OrderCommand => ({
    name: 'scheduleOrder',
    appointedAt: local('2026-11-06 10:00'),
    residentAgreed,
  });
  expect(steps.scheduled().refusal(branch, again(false))).toBe('RESIDENT_MUST_AGREE');
  expect(steps.scheduled().refusal(branch, again(true))).toBeNull();
});

it('a first contact is recorded once it was made, and takes its deadline out of force', () => {
  const story = steps.claimed().do(branch, { name: 'recordContact', reached: false });
  expect(story.kinds()).toContain('FIRST_CONTACT');
  expect(story.do(branch, { name: 'recordContact', reached: true }).kinds()).not.toContain('FIRST_CONTACT');
});

it('a stranger, a slip of another order and another community’s desk can do nothing', () => {
  const foreign: Actor = { ...holder, orderId: 'another' };
  for (const story of [new Story(), steps.accepted(), steps.claimed(), steps.done()]) {
    for (const actor of [stranger, foreign, people.otherDesk]) {
      expect(story.refusal(actor, { name: 'addNote', note: '我来看看' })).toBe('NOT_YOURS');
    }
  }
  expect(steps.claimed().pass(DAY).refusal(product, { name: 'urgeOrder' })).toBe('NOT_YOURS');
  expect(new Story().refusal(resident, accept)).toBe('NOT_YOURS');
});
