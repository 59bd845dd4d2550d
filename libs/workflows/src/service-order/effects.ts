import type { Effect } from '#libs/kernel';
import type { Claim, OrderContext, Pool, ServiceOrder, ServingTier } from '#libs/orders';
import { activeClaim, inputOf, isOfSession, waitingLine } from '#libs/orders';

type OrderEffect = Effect<OrderContext, ServiceOrder>;
const effect = (name: string, apply: OrderEffect['apply']): OrderEffect => ({ name, apply });

export const enterPool = (pool: Pool): OrderEffect =>
  effect(`enterPool:${pool}`, (order, { facts }) => {
    order.pool = pool;
    order.details.poolEnteredAt = facts.now;
  });

export const applyTriage = effect('applyTriage', (order, context) => {
  const input = inputOf(context, 'triageOrder');
  if (input.urgency) order.urgency = input.urgency;
  const { item } = context.facts.named;
  if (item) {
    order.itemId = item.id;
    order.risk = item.risk;
    order.complex = item.complex;
  }
  switch (input.decision) {
    case 'ACCEPT':
      return enterPool('OPEN').apply(order, context);
    case 'INVITE':
      enterPool('OPEN').apply(order, context);
      return invite(order, context, input.organizationId!);
    case 'ASK':
      order.details.needsInfo = { question: input.question!, askedAt: context.facts.now };
      delete order.details.deskCall;
      return;
    case 'REFER':
      return refer(order, context);
  }
});

const refer: OrderEffect['apply'] = (order, { command, origin, facts }) => {
  if (isOfSession(order)) order.details.leftSession = 'REFERRED';
  const { referral } = command as {
    referral: { kind: ServiceOrder['outcome']; ticketNumber?: string; duplicateOfId?: string };
  };
  order.outcome = referral.kind;
  order.details.referral = {
    decidedByPersonId: origin.actor.kind === 'PERSON' ? origin.actor.personId : null,
    decidedAt: facts.now,
    ...(referral.ticketNumber ? { ticketNumber: referral.ticketNumber } : {}),
    ...(referral.duplicateOfId ? { duplicateOfId: referral.duplicateOfId } : {}),
  };
};
export const referOrder = effect('referOrder', (order, context) => {
  endInvitation(order, context, 'WITHDRAWN', null);
  endActiveClaim(order, context, 'REFERRED');
  emptyLine(order, context, 'REFERRED');
  refer(order, context);
});

export const addSuppliedInfo = effect('addSuppliedInfo', (order, context) => {
  const text =
    context.command.name === 'supplyInfo'
      ? context.command.text
      : context.command.name === 'recordDeskCall'
        ? (context.command.note ?? '')
        : '';
  order.details.suppliedInfo = [...(order.details.suppliedInfo ?? []), { text, at: context.facts.now }];
  delete order.details.deskCall;
});

// ---- claims, the waiting line, invitations

const tierOf = (kind: string): ServingTier =>
  kind === 'STREET' ? 'STREET' : kind === 'COMMUNITY' ? 'COMMUNITY' : 'TEAM';

function newClaim(
  order: ServiceOrder,
  { facts }: OrderContext,
  organizationId: string,
  status: 'ACTIVE' | 'WAITING',
  tier: ServingTier,
): Claim {
  return {
    id: facts.newId(),
    organizationId,
    tier,
    round: order.round,
    fromPool: order.pool ?? 'OPEN',
    status,
    createdAt: facts.now,
    claimedAt: status === 'ACTIVE' ? facts.now : null,
    contactedAt: null,
    endedAt: null,
    endReason: null,
  };
}

function activate(
  order: ServiceOrder,
  context: OrderContext,
  organizationId: string,
  tier: ServingTier,
): void {
  for (const waiting of waitingLine(order)) {
    if (waiting.organizationId === organizationId) endClaim(waiting, context, 'CLAIMED');
  }
  order.claims.push(newClaim(order, context, organizationId, 'ACTIVE', tier));
  order.details.lastServed = { organizationId, tier };
  order.appointedAt = null;
}

export const claim = effect('claim', (order, context) =>
  activate(
    order,
    context,
    inputOf(context, 'claimOrder').organizationId,
    tierOf(context.facts.organization!.kind),
  ),
);

export const waitInLine = effect('waitInLine', (order, context) => {
  const { organizationId } = inputOf(context, 'waitInLine');
  order.claims.push(
    newClaim(order, context, organizationId, 'WAITING', tierOf(context.facts.organization!.kind)),
  );
});

export const leaveLine = effect('leaveLine', (order, context) => {
  const { organizationId } = inputOf(context, 'leaveLine');
  for (const waiting of waitingLine(order))
    if (waiting.organizationId === organizationId) endClaim(waiting, context, 'LEFT');
});

function endClaim(ended: Claim, { facts }: OrderContext, reason: string): void {
  ended.status = 'ENDED';
  ended.endedAt = facts.now;
  ended.endReason = reason;
}

function endActiveClaim(order: ServiceOrder, context: OrderContext, reason: string): void {
  const active = activeClaim(order);
  if (!active) return;
  endClaim(active, context, reason);
  for (const assignment of order.assignments) {
    if (assignment.claimId !== active.id || assignment.status === 'DECLINED') continue;
    // who came stays on record as having come
    if (assignment.status === 'OFFERED' || !order.details.finishedAt) assignment.status = 'REPLACED';
  }
  if (!isOfSession(order)) order.appointedAt = null;
}

function emptyLine(order: ServiceOrder, context: OrderContext, reason: string): void {
  for (const waiting of waitingLine(order)) endClaim(waiting, context, reason);
}

function invite(order: ServiceOrder, { facts }: OrderContext, organizationId: string): void {
  order.invitation = {
    id: facts.newId(),
    organizationId,
    fromPool: order.pool ?? 'OPEN',
    status: 'PENDING',
    invitedAt: facts.now,
    answeredAt: null,
    reason: null,
  };
}

export const inviteNamed = effect('inviteNamed', (order, context) =>
  invite(order, context, inputOf(context, 'inviteOrganization').organizationId),
);

function endInvitation(
  order: ServiceOrder,
  { facts }: OrderContext,
  status: 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'LAPSED',
  reason: string | null,
): void {
  if (order.invitation?.status !== 'PENDING') return;
  order.invitation.status = status;
  order.invitation.answeredAt = facts.now;
  order.invitation.reason = reason;
}

export const acceptInvitation = effect('acceptInvitation', (order, context) => {
  const invited = order.invitation!.organizationId;
  endInvitation(order, context, 'ACCEPTED', null);
  activate(order, context, invited, tierOf(context.facts.organization!.kind));
});
export const declineInvitation = effect('declineInvitation', (order, context) =>
  endInvitation(order, context, 'DECLINED', 'DECLINED'),
);
export const withdrawInvitation = effect('withdrawInvitation', (order, context) =>
  endInvitation(order, context, 'WITHDRAWN', 'WITHDRAWN'),
);
export const lapseInvitation = effect('lapseInvitation', (order, context) =>
  endInvitation(order, context, 'LAPSED', 'LAPSED'),
);

/** The claim ends; the first in line is invited, else the order goes back to the pool it was claimed from. */
export const handBack = (reason: 'RELEASED' | 'REVOKED' | 'NO_SHOW'): OrderEffect =>
  effect(`handBack:${reason}`, (order, context) => {
    const from = activeClaim(order)?.fromPool ?? order.pool ?? 'OPEN';
    const next = waitingLine(order)[0];
    endActiveClaim(order, context, reason);
    order.pool = from;
    // an order of a session or a standing order was claimed without ever having been in a pool: its clock begins here
    order.details.poolEnteredAt ??= context.facts.now;
    // what was this team's ends with its claim
    for (const key of ['extension', 'providerNoShows', 'deskCall', 'lastServed'] as const)
      delete order.details[key];
    if (!next) return;
    endClaim(next, context, 'INVITED');
    invite(order, context, next.organizationId);
  });

// ---- appointment, people, service

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

// ---- confirmation, callbacks, rating, rectification

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

// ---- pauses, ends, tries again

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

// ---- sessions

export const offerPlace = effect('offerPlace', (order, { facts }) => {
  order.details.placeOffer = { offeredAt: facts.now };
});
/** Passed over: the place goes to the next in line, and is not offered to this person again. */
export const withdrawPlaceOffer = effect('withdrawPlaceOffer', (order) => {
  delete order.details.placeOffer;
  order.details.offersLapsed = (order.details.offersLapsed ?? 0) + 1;
});
export const takePlace = effect('takePlace', (order) => {
  delete order.details.placeOffer;
});
