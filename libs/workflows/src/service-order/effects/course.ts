import { inputOf } from '#libs/orders';
import { enterPool } from './pools';
import { effect, type OrderEffect } from './effect';

export const suspend = effect('suspend', (order, context) => {
  order.details.suspension = {
    from: order.status,
    until: inputOf(context, 'suspendOrder').until,
    at: context.facts.now,
  };
  order.details.suspension.from = context.order.status;
});

/** Back to the status before; an appointment that has passed meanwhile must be made again. */
export const resume = effect('resume', (order, { facts }) => {
  delete order.details.suspension;
  if (order.appointedAt && order.appointedAt <= facts.now) order.appointedAt = null;
});

export const shelve = (outcome: 'PROJECT' | 'UNMET'): OrderEffect =>
  effect(`shelve:${outcome}`, (order, context) => {
    order.outcome = outcome;
    order.details.unmet = { reviewAt: (context.command as { reviewAt: Date }).reviewAt };
    order.pool = null;
  });

export const tryAgain = effect('tryAgain', (order, context) => {
  order.outcome = null;
  delete order.details.unmet;
  enterPool('OPEN').apply(order, context);
});

export const backToTriage = effect('backToTriage', (order, { facts }) => {
  order.outcome = null;
  order.details.resubmittedAt = facts.now;
});

/** No dispute: whoever referred it may look at it again. */
export const forgetReferral = effect('forgetReferral', (order) => {
  delete order.details.referral;
});

export const openDeskCall = (purpose: 'NO_REPLY' | 'NO_SHOW'): OrderEffect =>
  effect(`openDeskCall:${purpose}`, (order, { facts, raise }) => {
    order.details.deskCall = { purpose, openedAt: facts.now };
    raise('DeskCallOpened', { purpose });
  });

export const closeDeskCall = effect('closeDeskCall', (order, { command }) => {
  if (command.name === 'recordDeskCall' && command.reached) {
    delete order.details.deskCall;
    order.details.residentNoShows = 0;
  }
});

/** Counts who did not come; the resident's second time opens a call by the desk. */
export const countNoShow = effect('countNoShow', (order, context) => {
  const { absent } = inputOf(context, 'reportNoShow');
  if (absent === 'PROVIDER') {
    order.details.providerNoShows = (order.details.providerNoShows ?? 0) + 1;
  } else {
    order.details.residentNoShows = (order.details.residentNoShows ?? 0) + 1;
    if (order.details.residentNoShows >= 2) openDeskCall('NO_SHOW').apply(order, context);
  }
  order.appointedAt = null;
});

export const urge = effect('urge', (order, { facts }) => {
  order.details.urgedAt = facts.now;
  order.details.urges = (order.details.urges ?? 0) + 1;
});

export const requestExtension = effect('requestExtension', (order, context) => {
  order.details.extension = {
    status: 'REQUESTED',
    workingDays: inputOf(context, 'requestExtension').workingDays,
    requestedAt: context.facts.now,
  };
});
export const decideExtension = effect('decideExtension', (order, context) => {
  const { extension } = order.details;
  if (!extension) return;
  extension.status = inputOf(context, 'decideExtension').granted ? 'GRANTED' : 'REFUSED';
  extension.decidedAt = context.facts.now;
});

export const recordSummons = effect('recordSummons', (order, context) => {
  const { departments, expectedAt } = inputOf(context, 'summonDepartments');
  order.details.summons = [
    ...(order.details.summons ?? []),
    { departments, expectedAt, at: context.facts.now },
  ];
});

export const receiptDelivered = effect('receiptDelivered', (order, { facts }) => {
  order.details.receiptDeliveredAt = facts.now;
});
