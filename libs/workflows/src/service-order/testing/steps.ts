import type { ServiceOrder } from '#libs/orders';
import * as people from './people';
import { CODES, DAY, Story } from './story';

/** How a story comes to each status by the shortest way. Every step is a real command. */
export const accepted = (differing: Partial<ServiceOrder> = {}, at?: Date): Story =>
  new Story(differing, at).do(people.desk, { name: 'triageOrder', decision: 'ACCEPT' });

export const claimed = (differing: Partial<ServiceOrder> = {}, at?: Date): Story =>
  accepted(differing, at).do(people.branch, { name: 'claimOrder', organizationId: 'branch' });

export const scheduled = (differing: Partial<ServiceOrder> = {}): Story => schedule(claimed(differing));

export function schedule(story: Story, inMs = DAY): Story {
  return story.do(lead(story), {
    name: 'scheduleOrder',
    appointedAt: new Date(story.now.getTime() + inMs),
    residentAgreed: true,
  });
}

function start(story: Story, who = people.ann): Story {
  story.do(lead(story), { name: 'offerAssignment', personId: who.personId });
  story.do(who, { name: 'acceptAssignment' });
  return story.goTo(story.order.appointedAt!).do(who, { name: 'startService', code: CODES.start });
}

export const inService = (differing: Partial<ServiceOrder> = {}): Story => start(scheduled(differing));

const finish = (story: Story): Story => story.do(lead(story), { name: 'finishService', code: CODES.finish });

export const done = (differing: Partial<ServiceOrder> = {}): Story => finish(inService(differing));

/** A whole service, from CLAIMED to DONE. */
export const serve = (story: Story): Story => finish(start(schedule(story)));

export const confirmed = (differing: Partial<ServiceOrder> = {}): Story =>
  done(differing).do(people.resident, { name: 'confirmOrder', resolved: true });

export const rate = (story: Story, stars: number, ratedAt = story.now): Story =>
  story.do(people.resident, { name: 'rateOrder', stars, evaluationId: 'evaluation', ratedAt });

export const rectifying = (differing: Partial<ServiceOrder> = {}): Story => rate(confirmed(differing), 1);

export const rechecking = (differing: Partial<ServiceOrder> = {}): Story =>
  rectifying(differing).do(people.branch, { name: 'submitRectification', note: 'done again' });

/** Silent to the day the callback is opened. */
export const calledBack = (differing: Partial<ServiceOrder> = {}): Story =>
  done(differing).miss('CONFIRMATION');

const leads = {
  branch: people.branch,
  team: people.team,
  third: people.third,
  c01: people.community,
  street: people.streetAsProvider,
};

function lead(story: Story) {
  const of = leads[story.claimant as keyof typeof leads];
  if (!of) throw new Error(`nobody leads ${story.claimant}`);
  return of;
}
