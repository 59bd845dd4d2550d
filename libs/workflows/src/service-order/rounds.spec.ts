import type { OrderCommand } from '#libs/orders';
import { waitingLine } from '#libs/orders';
import * as people from './testing/people';
import * as steps from './testing/steps';
import { local, Story } from './testing/story';

const { desk, street, resident, branch, team, third, product, ann } = people;
const unresolved = (anotherTeam = false): OrderCommand => ({
  name: 'confirmOrder',
  resolved: false,
  anotherTeam,
});
const noAnswer: OrderCommand = { name: 'recordCallback', result: 'NO_ANSWER' };
const wait = (organizationId: string): OrderCommand => ({ name: 'waitInLine', organizationId });
const release: OrderCommand = { name: 'releaseOrder', reason: 'ill' };

describe('the next round', () => {
  it('is taken by the same organisation with a new claim, new clocks and nothing left of the last', () => {
    const story = steps.done().do(resident, unresolved());
    expect(story.order).toMatchObject({ status: 'CLAIMED', round: 2, appointedAt: null });
    expect(story.claimant).toBe('branch');
    expect(story.deadline('FINISH').startsAt).toEqual(story.now);
    expect(story.kinds()).toEqual(['FIRST_CONTACT', 'FINISH']);
    expect(story.order.details).not.toHaveProperty('finishedAt');
    expect(story.order.claims.filter(({ status }) => status === 'ACTIVE')).toHaveLength(1);
  });

  it('goes to another team when the resident asks, and the last one cannot take it again', () => {
    const story = steps.done().do(resident, unresolved(true));
    expect(story.order).toMatchObject({ status: 'OPEN', round: 2 });
    expect(story.refusal(branch, { name: 'claimOrder', organizationId: 'branch' })).toBe(
      'ANOTHER_TEAM_ASKED',
    );
    expect(story.refusal(desk, { name: 'inviteOrganization', organizationId: 'branch' })).toBe(
      'ANOTHER_TEAM_ASKED',
    );
    expect(story.refusal(team, { name: 'claimOrder', organizationId: 'team' })).toBeNull();
  });

  it('goes to another team when the last one is gone', () => {
    const story = steps.done();
    story.organizations = { branch: { active: false } };
    expect(story.do(resident, unresolved()).status).toBe('OPEN');
  });

  it('a fourth goes to the street, by whatever path', () => {
    const story = steps.done().do(resident, unresolved());
    steps.serve(story).do(resident, unresolved());
    expect(story.order).toMatchObject({ status: 'CLAIMED', round: 3 });
    steps.serve(story).do(resident, unresolved());
    expect(story.order).toMatchObject({ status: 'STREET_FALLBACK', round: 4, pool: 'STREET_FALLBACK' });
    expect(story.claimant).toBeNull();
  });

  it.each<[string, (story: Story) => Story]>([
    [
      'a callback',
      (story) => story.miss('CONFIRMATION').do(desk, { name: 'recordCallback', result: 'UNRESOLVED' }),
    ],
    [
      'a failed recheck',
      (story) =>
        steps
          .rate(story.do(resident, { name: 'confirmOrder', resolved: true }), 1)
          .do(branch, { name: 'submitRectification', note: 'redone' })
          .do(desk, { name: 'recheckOrder', result: 'FAIL' }),
    ],
  ])('a fourth through %s goes to the street as well', (_, end) => {
    const story = steps.done({ round: 3, claims: [] });
    expect(end(story).order).toMatchObject({ status: 'STREET_FALLBACK', round: 4 });
  });

  it('after the fourth comes back to the street each time', () => {
    const story = steps
      .done({ round: 3 })
      .do(resident, unresolved())
      .do(people.streetAsProvider, { name: 'claimOrder', organizationId: 'street' });
    expect(steps.serve(story).do(resident, unresolved()).order).toMatchObject({
      status: 'STREET_FALLBACK',
      round: 5,
    });
  });
});

describe('the waiting line', () => {
  const lined = () =>
    steps.claimed().pass(60_000).do(team, wait('team')).pass(60_000).do(third, wait('third')).pass(60_000);

  it('is first come, first invited, when the claim is released', () => {
    const story = lined().do(branch, release);
    expect(story.status).toBe('INVITED');
    expect(story.order.invitation).toMatchObject({
      organizationId: 'team',
      fromPool: 'OPEN',
      status: 'PENDING',
    });
    expect(waitingLine(story.order).map(({ organizationId }) => organizationId)).toEqual(['third']);
    expect(story.do(team, { name: 'acceptInvitation' }).claimant).toBe('team');
    expect(story.do(team, release).order.invitation).toMatchObject({ organizationId: 'third' });
  });

  it('goes back to the pool when the invited one declines', () => {
    expect(lined().do(branch, release).do(team, { name: 'declineInvitation', reason: 'no' }).status).toBe(
      'OPEN',
    );
  });

  it('can be left', () => {
    const story = lined().do(team, { name: 'leaveLine', organizationId: 'team' });
    expect(story.do(branch, release).order.invitation).toMatchObject({ organizationId: 'third' });
    expect(story.refusal(third, { name: 'leaveLine', organizationId: 'third' })).toBe('NOT_AVAILABLE_NOW');
  });

  it('holds nobody twice, nor whoever has the claim', () => {
    expect(lined().refusal(team, wait('team'))).toBe('ALREADY_IN_LINE');
    expect(lined().refusal(branch, wait('branch'))).toBe('ALREADY_IN_LINE');
    expect(lined().refusal(people.community, { name: 'leaveLine', organizationId: 'c01' })).toBe(
      'NOT_IN_LINE',
    );
  });

  it('is emptied when the order ends', () => {
    expect(waitingLine(lined().do(resident, { name: 'cancelOrder', reason: 'solved' }).order)).toEqual([]);
  });
});

describe('a no-show', () => {
  const absent = (who: 'PROVIDER' | 'RESIDENT'): OrderCommand => ({ name: 'reportNoShow', absent: who });
  const late = (story: Story) => story.goTo(new Date(story.order.appointedAt!.getTime() + 60_000));
  const again = (story: Story) => late(steps.schedule(story));

  it('of the provider asks for a new appointment, a second one revokes the claim', () => {
    const story = late(steps.scheduled()).do(resident, absent('PROVIDER'));
    expect(story.order).toMatchObject({ status: 'CLAIMED', appointedAt: null });
    expect(story.claimant).toBe('branch');
    again(story).do(resident, absent('PROVIDER'));
    expect(story.status).toBe('OPEN');
    expect(story.claimant).toBeNull();
  });

  it('of the provider, the second time, invites the first in line', () => {
    const story = late(steps.scheduled()).do(resident, absent('PROVIDER')).do(team, wait('team'));
    expect(again(story).do(resident, absent('PROVIDER')).order.invitation).toMatchObject({
      organizationId: 'team',
    });
  });

  it('of one team is not held against the next', () => {
    const story = late(steps.scheduled()).do(resident, absent('PROVIDER'));
    again(story).do(resident, absent('PROVIDER')).do(team, { name: 'claimOrder', organizationId: 'team' });
    expect(again(story).do(resident, absent('PROVIDER')).claimant).toBe('team');
  });

  const twiceAbsent = () =>
    again(late(steps.scheduled()).do(branch, absent('RESIDENT'))).do(branch, absent('RESIDENT'));

  it('of the resident asks for a new appointment, twice for a call by the desk, then CANCELLED(NO_SHOW)', () => {
    const story = late(steps.scheduled()).do(branch, absent('RESIDENT'));
    expect(story.kinds()).not.toContain('DESK_CALL');
    again(story).do(branch, absent('RESIDENT'));
    expect(story.status).toBe('CLAIMED');
    expect(story.dueAt('DESK_CALL')).toEqual(local('2026-11-05 17:00'));
    expect(story.miss('DESK_CALL').ended).toBe('CANCELLED(NO_SHOW)');
  });

  it('of the resident is settled by a call that reaches him', () => {
    const story = twiceAbsent().do(desk, { name: 'recordDeskCall', reached: true, keep: true });
    expect(story.status).toBe('CLAIMED');
    expect(story.kinds()).not.toContain('DESK_CALL');
    expect(again(story).do(branch, absent('RESIDENT')).kinds()).not.toContain('DESK_CALL');
  });

  it('of the resident ends the order when the call says so', () => {
    expect(twiceAbsent().do(desk, { name: 'recordDeskCall', reached: true, keep: false }).ended).toBe(
      'CANCELLED(NO_SHOW)',
    );
  });

  it('of the resident waits for the deadline when nobody answers', () => {
    const story = twiceAbsent().do(desk, { name: 'recordDeskCall', reached: false, keep: true });
    expect(story.status).toBe('CLAIMED');
    expect(story.miss('DESK_CALL').ended).toBe('CANCELLED(NO_SHOW)');
  });

  it('of the resident is settled by a new appointment too, and by a release', () => {
    const story = twiceAbsent();
    steps.schedule(story);
    expect(late(story).do(resident, absent('PROVIDER')).kinds()).not.toContain('DESK_CALL');
    const released = twiceAbsent()
      .do(branch, release)
      .do(team, { name: 'claimOrder', organizationId: 'team' });
    expect(released.kinds()).not.toContain('DESK_CALL');
  });

  it('is reported about the other side, after the appointed time', () => {
    expect(steps.scheduled().refusal(resident, absent('PROVIDER'))).toBe('NOT_YET_TIME');
    const story = late(steps.scheduled());
    expect(story.refusal(resident, absent('RESIDENT'))).toBe('ABSENCE_OF_THE_OTHER');
    expect(story.refusal(branch, absent('PROVIDER'))).toBe('ABSENCE_OF_THE_OTHER');
    expect(story.refusal(people.holder, absent('PROVIDER'))).toBeNull();
    for (const who of ['PROVIDER', 'RESIDENT'] as const) expect(story.refusal(desk, absent(who))).toBeNull();
  });
});

describe('callbacks', () => {
  it('are up to three calls on different days; the third that fails closes it UNVERIFIED', () => {
    const story = steps.calledBack();
    expect(story.goTo('2026-11-06 10:00').do(desk, noAnswer).status).toBe('DONE');
    expect(story.goTo('2026-11-06 16:00').refusal(desk, noAnswer)).toBe('CALLS_ON_DIFFERENT_DAYS');
    expect(story.goTo('2026-11-09 09:00').do(desk, noAnswer).status).toBe('DONE');
    expect(story.goTo('2026-11-10 09:00').do(desk, noAnswer).ended).toBe('CLOSED(UNVERIFIED)');
  });

  it('have two working days each', () => {
    const story = steps.calledBack().goTo('2026-11-06 10:00').do(desk, noAnswer);
    expect(story.dueAt('CALLBACK')).toEqual(local('2026-11-10 17:00'));
    expect(story.miss('CALLBACK').deadline('CALLBACK').light).toBe('RED');
    story.do(street, noAnswer);
    expect(story.deadline('CALLBACK')).toMatchObject({ light: 'GREEN', dueAt: local('2026-11-12 17:00') });
  });

  it('are not made before the resident was silent for three days', () => {
    expect(steps.done().refusal(desk, noAnswer)).toBe('NO_CALL_OPEN');
  });

  it('end when the resident confirms himself', () => {
    const story = steps.calledBack().do(resident, { name: 'confirmOrder', resolved: true });
    expect(story.kinds()).toEqual(['RATING']);
  });

  it('are opened anew in the next round', () => {
    const story = steps
      .calledBack()
      .do(desk, noAnswer)
      .pass(86_400_000)
      .do(desk, { name: 'recordCallback', result: 'UNRESOLVED' });
    steps.serve(story).miss('CONFIRMATION');
    expect(story.order.details.callback?.failed).toBe(0);
  });
});

describe('a bad review', () => {
  it('is red for the contact, then for the fix, and goes to the street five working days later', () => {
    const story = steps.rectifying().miss('RECTIFICATION_CONTACT');
    expect(story.deadline('RECTIFICATION_CONTACT').light).toBe('RED');
    story.do(branch, { name: 'recordContact', reached: true });
    expect(story.kinds()).toEqual(['RECTIFICATION']);
    expect(story.miss('RECTIFICATION').deadline('RECTIFICATION').light).toBe('RED');
    story.passTo('2026-11-17 17:00');
    expect(story.order).toMatchObject({ status: 'STREET_FALLBACK', pool: 'STREET_FALLBACK' });
    expect(story.claimant).toBeNull();
  });

  it('is closed with its rectification unverified after three calls that nobody answered', () => {
    const call: OrderCommand = { name: 'recheckOrder', result: 'NO_ANSWER' };
    const story = steps.rechecking().goTo('2026-11-04 10:00').do(desk, call);
    expect(story.goTo('2026-11-04 15:00').refusal(desk, call)).toBe('CALLS_ON_DIFFERENT_DAYS');
    expect(story.goTo('2026-11-05 10:00').do(desk, call).status).toBe('RECHECKING');
    expect(story.goTo('2026-11-06 10:00').do(desk, call).ended).toBe('CLOSED(RATED)');
    expect(story.order.details.rectification?.verified).toBe(false);
  });

  it('that passes the recheck is closed with its rectification verified', () => {
    expect(
      steps.rechecking().do(desk, { name: 'recheckOrder', result: 'PASS' }).order.details.rectification
        ?.verified,
    ).toBe(true);
  });

  it('that fails the recheck begins a round of its own, by another team when asked for', () => {
    const fail = (anotherTeam: boolean): OrderCommand => ({
      name: 'recheckOrder',
      result: 'FAIL',
      anotherTeam,
    });
    expect(steps.rechecking().do(desk, fail(false)).order).toMatchObject({ status: 'CLAIMED', round: 2 });
    expect(steps.rechecking().do(desk, fail(true)).order).toMatchObject({ status: 'OPEN', round: 2 });
  });
});

describe('a claim', () => {
  it('is held by one organisation only; the order is not there to claim any more', () => {
    expect(steps.claimed().refusal(team, { name: 'claimOrder', organizationId: 'team' })).toBe(
      'NOT_AVAILABLE_NOW',
    );
  });

  it('leaves the line when whoever waited in it claims', () => {
    const story = steps.claimed().do(team, wait('team')).do(branch, release).goTo('2026-11-02 11:30');
    story.fire('INVITATION_ANSWER');
    story.do(team, { name: 'claimOrder', organizationId: 'team' });
    expect(story.order.claims.filter(({ status }) => status !== 'ENDED')).toMatchObject([
      { organizationId: 'team', status: 'ACTIVE' },
    ]);
  });
});

it('a service that was interrupted is started again with the same people', () => {
  const story = steps
    .inService()
    .do(ann, { name: 'interruptService', reason: 'part missing', appointedAt: local('2026-11-05 10:00') });
  expect(story.kinds()).toEqual(['START', 'FINISH']);
  story.goTo('2026-11-05 10:00').do(ann, { name: 'startService', code: '111111' });
  expect(story.deadline('SERVICE_END').startsAt).toEqual(story.now);
});

it('the product never answers for a person', () => {
  expect(steps.done().refusal(product, { name: 'confirmOrder', resolved: true })).toBe('NOT_YOURS');
});
