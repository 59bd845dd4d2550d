import type { OrderCommand } from '#libs/orders';
import { holdsSeat } from '#libs/orders';
import * as people from './testing/people';
import * as steps from './testing/steps';
import { local, Story } from './testing/story';

const { desk, resident, branch, product, holder } = people;
const booked = () => Story.ofSession('SCHEDULED');
const waiting = () => Story.ofSession('WAITLISTED');
const offered = () => waiting().do(product, { name: 'offerPlace' });
const held = () =>
  booked().goTo('2026-11-04 10:00').do(branch, { name: 'checkIn' }).do(branch, { name: 'closeRoll' });

describe('the waiting list', () => {
  it('has no place; an offered one is kept for two hours', () => {
    expect(holdsSeat(waiting().order)).toBe(false);
    const story = offered();
    expect(holdsSeat(story.order)).toBe(true);
    expect(story.dueAt('PLACE_OFFER')).toEqual(local('2026-11-02 11:00'));
  });

  it.each([resident, holder, desk])('gives the place to whoever takes it', (actor) => {
    const story = offered().do(actor, { name: 'acceptPlace' });
    expect(story.status).toBe('SCHEDULED');
    expect(holdsSeat(story.order)).toBe(true);
    expect(story.kinds()).toEqual(['START']);
  });

  it('lets an offer lapse to the next, who keeps waiting no longer', () => {
    const story = offered().miss('PLACE_OFFER');
    expect(story.status).toBe('WAITLISTED');
    expect(holdsSeat(story.order)).toBe(false);
    expect(story.events).toContain('PlaceOfferLapsed');
    expect(story.refusal(resident, { name: 'acceptPlace' })).toBe('NO_PLACE_OFFERED');
  });

  it('frees the place of whoever declines', () => {
    const story = offered().do(resident, { name: 'declinePlace' });
    expect(story.ended).toBe('CANCELLED(WITHDRAWN)');
    expect(holdsSeat(story.order)).toBe(false);
  });

  it('ends when the session begins, offer or not', () => {
    expect(waiting().miss('SESSION_START').ended).toBe('CANCELLED(NO_PLACE)');
    const late = waiting().goTo('2026-11-04 09:00').do(product, { name: 'offerPlace' });
    expect(late.miss('SESSION_START').ended).toBe('CANCELLED(NO_PLACE)');
  });

  it('is offered by the product alone', () => {
    for (const actor of [resident, desk, branch])
      expect(waiting().refusal(actor, { name: 'offerPlace' })).toBe('NOT_YOURS');
  });
});

describe('an order for a session', () => {
  it('starts and finishes with the session’s roll', () => {
    const story = held();
    expect(story.status).toBe('DONE');
    expect(story.order.details.finishProved).toBe(true);
    expect(story.do(resident, { name: 'confirmOrder', resolved: true }).status).toBe('CONFIRMED');
  });

  it('of somebody absent is closed ABSENT, once the session has begun', () => {
    expect(booked().refusal(branch, { name: 'markAbsent' })).toBe('NOT_YET_TIME');
    expect(booked().goTo('2026-11-04 10:30').do(branch, { name: 'markAbsent' }).ended).toBe('CLOSED(ABSENT)');
  });

  it.each([booked, waiting])('is cancelled with it', (from) => {
    expect(from().do(branch, { name: 'cancelSession', reason: 'ill' }).ended).toBe(
      'CANCELLED(SESSION_CANCELLED)',
    );
  });

  it('stands outside first contact, finish and load cap', () => {
    expect(booked().kinds()).toEqual(['START']);
    expect(held().kinds()).toEqual(['CONFIRMATION']);
  });

  it.each<OrderCommand>([
    { name: 'scheduleOrder', appointedAt: local('2026-11-05 10:00'), residentAgreed: true },
    { name: 'releaseOrder', reason: 'x' },
    { name: 'startService', code: '111111' },
    { name: 'offerAssignment', personId: 'ann' },
    { name: 'suspendOrder', reason: 'x', until: local('2026-11-05 10:00') },
    { name: 'waitInLine', organizationId: 'branch' },
  ])('does not take $name', (command) => {
    expect(booked().refusal(branch, command)).toBe('NOT_A_SESSION');
  });

  it.each<OrderCommand>([
    { name: 'checkIn' },
    { name: 'markAbsent' },
    { name: 'cancelSession', reason: 'x' },
  ])('alone takes $name', (command) =>
    expect(steps.scheduled().refusal(branch, command)).toBe('ONLY_A_SESSION'),
  );

  it('that did not solve the matter is redone as any other order, all the way', () => {
    const story = held().do(resident, { name: 'confirmOrder', resolved: false });
    expect(story.kinds()).toEqual(['FIRST_CONTACT', 'FINISH']);
    expect(holdsSeat(story.order)).toBe(true);
    expect(steps.serve(story).do(resident, { name: 'confirmOrder', resolved: true }).status).toBe(
      'CONFIRMED',
    );
  });

  it('that was referred and taken back is served as any other order', () => {
    const story = booked().do(desk, { name: 'referOrder', referral: { kind: 'OUT_OF_SCOPE', reason: 'x' } });
    expect(holdsSeat(story.order)).toBe(false);
    story.do(resident, { name: 'disputeReferral', reason: 'it is ours' });
    story
      .do(people.secondDesk, { name: 'triageOrder', decision: 'ACCEPT' })
      .do(branch, { name: 'claimOrder', organizationId: 'branch' });
    expect(holdsSeat(story.order)).toBe(false);
    expect(steps.serve(story).status).toBe('DONE');
  });

  it('is withdrawn by the resident before it begins, and the place is free', () => {
    const story = booked().do(resident, { name: 'cancelOrder', reason: 'ill' });
    expect(story.ended).toBe('CANCELLED(WITHDRAWN)');
    expect(holdsSeat(story.order)).toBe(false);
  });
});
