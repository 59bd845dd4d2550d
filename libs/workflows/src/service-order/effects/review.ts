import type { Claim, OrderContext, ServiceOrder } from '#libs/orders';
import { activeClaim, isOfSession } from '#libs/orders';
import { newClaim, activate, endActiveClaim, emptyLine, endInvitation } from './claims';
import { enterPool } from './pools';
import { effect, type OrderEffect } from './effect';

export const confirm = effect('confirm', (order, { facts }) => {
  order.details.confirmedAt = facts.now;
  delete order.details.callback;
});

export const openCallback = effect('openCallback', (order, { facts, raise }) => {
  order.details.callback = { openedAt: facts.now, dueFrom: facts.now, failed: 0 };
  raise('CallbackOpened', { purpose: 'SILENCE' });
});

export const countFailedCall = effect('countFailedCall', (order, { facts }) => {
  const { callback } = order.details;
  if (!callback) return;
  callback.failed += 1;
  callback.lastAttemptAt = facts.now;
  callback.dueFrom = facts.now;
});

export const closeAs = (outcome: NonNullable<ServiceOrder['outcome']>): OrderEffect =>
  effect(`closeAs:${outcome}`, (order, context) => {
    order.outcome = outcome;
    endActiveClaim(order, context, outcome);
    endInvitation(order, context, 'WITHDRAWN', outcome);
    emptyLine(order, context, outcome);
    delete order.details.callback;
    delete order.details.deskCall;
  });

export const beginRectification = effect('beginRectification', (order, context) => {
  order.details.rectification = { openedAt: context.facts.now, failedCalls: 0 };
  if (activeClaim(order)) return;
  const last = order.details.lastServed;
  if (last) {
    order.claims.push({
      ...newClaim(order, context, last.organizationId, 'ACTIVE', last.tier),
      contactedAt: null,
    });
  }
});

export const submitRectification = effect('submitRectification', (order, { facts }) => {
  if (order.details.rectification) order.details.rectification.submittedAt = facts.now;
});

export const countFailedRecheck = effect('countFailedRecheck', (order, { facts }) => {
  const { rectification } = order.details;
  if (!rectification) return;
  rectification.failedCalls += 1;
  rectification.lastCallAt = facts.now;
});

export const settleRectification = (verified: boolean): OrderEffect =>
  effect(`settleRectification:${verified}`, (order) => {
    if (order.details.rectification) order.details.rectification.verified = verified;
  });

/** A new round: new codes, clocks of the round from now. The same team goes on unless another is asked for. */
export const beginRound = (by: 'SAME_TEAM' | 'ANOTHER_TEAM'): OrderEffect =>
  effect(`beginRound:${by}`, (order, context) => {
    const last = activeClaim(order);
    endActiveClaim(order, context, 'NEXT_ROUND');
    rememberRefusedTeam(order, context, last);
    order.round += 1;
    clearRound(order);
    if (by === 'SAME_TEAM' && last) activate(order, context, last.organizationId, last.tier);
    else enterPool('OPEN').apply(order, context);
  });

/** The fourth round, or a repair nobody finished: the street takes it, with a clean slate. */
export const toStreet = effect('toStreet', (order, context) => {
  rememberRefusedTeam(order, context, activeClaim(order));
  endActiveClaim(order, context, 'TO_STREET');
  emptyLine(order, context, 'TO_STREET');
  order.round += 1;
  clearRound(order);
  enterPool('STREET_FALLBACK').apply(order, context);
});

/** "The resident may ask for another team": then this one does not take the order again. */
function rememberRefusedTeam(order: ServiceOrder, { command }: OrderContext, last: Claim | null): void {
  if (!last || !('anotherTeam' in command) || command.anotherTeam !== true) return;
  order.details.notAgain = [...(order.details.notAgain ?? []), last.organizationId];
}

function clearRound(order: ServiceOrder): void {
  const { details } = order;
  if (isOfSession(order)) details.leftSession = 'SERVED';
  order.appointedAt = null;
  for (const key of [
    'startedAt',
    'finishedAt',
    'finishProved',
    'confirmedAt',
    'callback',
    'rectification',
    'extension',
    'providerNoShows',
    'residentNoShows',
    'deskCall',
  ] as const) {
    delete details[key];
  }
}
