import { activeClaim, inputOf } from '#libs/orders';
import { effect, type OrderEffect } from './effect';

/** A time agreed with the resident also settles the call the desk was to make. */
export const schedule = effect('schedule', (order, { command }) => {
  order.appointedAt = (command as { appointedAt: Date }).appointedAt;
  delete order.details.deskCall;
});

/** Naming the time with the resident is a contact made. */
export const contactMade = effect('contactMade', (order, { facts, command }) => {
  if (command.name === 'recordContact' && !command.reached) return;
  const active = activeClaim(order);
  if (active && !active.contactedAt) active.contactedAt = facts.now;
});

export const rectificationContact = effect('rectificationContact', (order, { facts, command }) => {
  if (command.name === 'recordContact' && !command.reached) return;
  if (order.details.rectification && !order.details.rectification.contactedAt)
    order.details.rectification.contactedAt = facts.now;
});

export const offerAssignment = effect('offerAssignment', (order, context) => {
  const { personId, replacesPersonId } = inputOf(context, 'offerAssignment');
  const claimId = activeClaim(order)!.id;
  for (const assignment of order.assignments) {
    if (
      assignment.claimId === claimId &&
      assignment.personId === replacesPersonId &&
      assignment.status !== 'DECLINED'
    )
      assignment.status = 'REPLACED';
  }
  const open = order.assignments.some(
    (a) =>
      a.claimId === claimId && a.personId === personId && (a.status === 'OFFERED' || a.status === 'ACCEPTED'),
  );
  if (!open)
    order.assignments.push({
      id: context.facts.newId(),
      claimId,
      personId,
      status: 'OFFERED',
      offeredAt: context.facts.now,
      answeredAt: null,
    });
});

/** The lead who schedules may come in person: that is an offer and its acceptance in one. */
export const comeMyself = effect('comeMyself', (order, { command, origin, facts }) => {
  const claimId = activeClaim(order)?.id;
  if (command.name !== 'scheduleOrder' || !command.comingMyself || !claimId || origin.actor.kind !== 'PERSON')
    return;
  const { personId } = origin.actor;
  const mine = order.assignments.find(
    (a) =>
      a.claimId === claimId && a.personId === personId && (a.status === 'OFFERED' || a.status === 'ACCEPTED'),
  );
  if (mine) {
    mine.status = 'ACCEPTED';
    mine.answeredAt = facts.now;
    return;
  }
  order.assignments.push({
    id: facts.newId(),
    claimId,
    personId,
    status: 'ACCEPTED',
    offeredAt: facts.now,
    answeredAt: facts.now,
  });
});

const answerAssignment = (status: 'ACCEPTED' | 'DECLINED'): OrderEffect =>
  effect(`answerAssignment:${status}`, (order, { origin, facts }) => {
    const { actor } = origin;
    const mine = order.assignments.find(
      (a) => actor.kind === 'PERSON' && a.personId === actor.personId && a.status === 'OFFERED',
    );
    if (!mine) return;
    mine.status = status;
    mine.answeredAt = facts.now;
  });
export const acceptAssignment = answerAssignment('ACCEPTED');
export const declineAssignment = answerAssignment('DECLINED');

export const proposeMaterialCost = effect('proposeMaterialCost', (order, context) => {
  const { amountFen, what } = inputOf(context, 'proposeMaterialCost');
  order.details.materialCost = {
    amountFen,
    what: what.trim(),
    status: 'PROPOSED',
    proposedAt: context.facts.now,
    decidedAt: null,
  };
});
export const withdrawMaterialCost = effect('withdrawMaterialCost', (order) => {
  delete order.details.materialCost;
});
export const answerMaterialCost = (status: 'AGREED' | 'DECLINED'): OrderEffect =>
  effect(`answerMaterialCost:${status}`, (order, { facts }) => {
    if (!order.details.materialCost) return;
    order.details.materialCost.status = status;
    order.details.materialCost.decidedAt = facts.now;
  });

export const start = effect('start', (order, { facts }) => {
  order.details.startedAt = facts.now;
  const active = activeClaim(order);
  if (active && !active.contactedAt) active.contactedAt = facts.now;
});

export const finish = effect('finish', (order, { facts, command }) => {
  order.details.finishedAt = facts.now;
  order.details.finishProved =
    command.name === 'closeRoll' || (command.name === 'finishService' && command.code !== undefined);
  delete order.details.callback;
});

export const interrupt = effect('interrupt', (order, context) => {
  order.appointedAt = inputOf(context, 'interruptService').appointedAt;
  delete order.details.startedAt;
});
