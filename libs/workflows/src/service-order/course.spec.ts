import type { OrderCommand } from '#libs/orders';
import * as people from './testing/people';
import * as steps from './testing/steps';
import { DAY, local, MONDAY, Story } from './testing/story';

const { branch, desk, resident } = people;
const unresolved: OrderCommand = { name: 'confirmOrder', resolved: false };

describe('what the figures need of an order', () => {
  it('is nothing before anything has happened', () => {
    expect(new Story().order.details.course).toBeUndefined();
  });

  it('the first contact of a claim, kept in time and not', () => {
    const prompt = steps
      .claimed()
      .pass(DAY / 2)
      .do(branch, { name: 'recordContact', reached: true });
    expect(prompt.order.details.course?.contacts).toEqual([
      { organizationId: 'branch', claimedAt: MONDAY, at: prompt.now, inTime: true },
    ]);
    const late = steps
      .claimed()
      .pass(2 * DAY)
      .do(branch, { name: 'recordContact', reached: true });
    expect(late.order.details.course?.contacts).toMatchObject([{ inTime: false }]);
  });

  it('nobody reached is no contact, and a second contact under a claim is not told again', () => {
    const story = steps.claimed().do(branch, { name: 'recordContact', reached: false });
    expect(story.order.details.course).toBeUndefined();
    story.do(branch, { name: 'recordContact', reached: true });
    story.do(branch, { name: 'recordContact', reached: true });
    expect(story.order.details.course?.contacts).toHaveLength(1);
  });

  it('when its pool ran out first, though it fell further and was taken', () => {
    const story = steps.accepted();
    const fell = story.dueAt('OPEN_POOL')!;
    story.miss('OPEN_POOL').miss('COMMUNITY_POOL');
    expect(story.order.details.course).toEqual({ fellBackAt: fell });
  });

  it('each finished round with its time kept or not, and what the resident said of it', () => {
    const story = steps.done().do(resident, unresolved);
    story.goTo(local('2026-11-16 09:00'));
    steps.serve(story).do(resident, { name: 'confirmOrder', resolved: true });
    expect(story.order.details.course?.rounds).toMatchObject([
      { round: 1, organizationId: 'branch', proved: true, inTime: true },
      { round: 2, organizationId: 'branch', proved: true, inTime: false },
    ]);
    expect(story.order.details.course?.confirmations).toEqual([
      { round: 1, organizationId: 'branch', resolved: false },
      { round: 2, organizationId: 'branch', resolved: true },
    ]);
  });

  it('a finish within a granted extension is in time', () => {
    const story = steps
      .claimed()
      .do(branch, { name: 'requestExtension', workingDays: 5, reason: 'parts', residentTold: true })
      .do(desk, { name: 'decideExtension', granted: true, reason: 'yes' })
      .goTo(local('2026-11-11 09:00'));
    expect(steps.serve(story).order.details.course?.rounds).toMatchObject([{ inTime: true }]);
  });

  it('that it was marked unmet stays, though it is tried again', () => {
    const story = steps.accepted().miss('OPEN_POOL').miss('COMMUNITY_POOL');
    const at = story.now;
    story.do(people.street, { name: 'markUnmet', reason: 'nobody can', reviewAt: local('2026-12-01 09:00') });
    story.miss('UNMET_REVIEW');
    expect(story.order).toMatchObject({ status: 'OPEN', details: { course: { unmetAt: at } } });
  });

  it('a session promises no finish', () => {
    const story = Story.ofSession('SCHEDULED').goTo('2026-11-04 10:00');
    story.do(branch, { name: 'checkIn' }).do(branch, { name: 'closeRoll' });
    expect(story.order.details.course?.rounds).toMatchObject([{ inTime: null, proved: true }]);
    expect(story.order.details.course?.contacts).toBeUndefined();
  });
});
