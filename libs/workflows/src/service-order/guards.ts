import type { Guard } from '#libs/kernel';
import { holdsRoleIn } from '#libs/kernel';
import type { CandidateOrganization, OrderContext } from '#libs/orders';
import { acceptedVolunteers, activeClaim, inputOf, isOfSession, lightOf, waitingLine } from '#libs/orders';
import { missing, refusals } from './refusals';

type OrderGuard = Guard<OrderContext>;
const YEAR_MS = 365 * 24 * 3600_000;
const URGE_AGAIN_MS = 2 * 3600_000;
const LATE_RATING_MS = 30 * 24 * 3600_000;

/** Ten thousand yuan: more is no volunteer service but a purchase. */
const MOST_FEN = 1_000_000;

const guard = (name: string, beforehand: boolean, refuse: OrderGuard['refuse']): OrderGuard => ({
  name,
  beforehand,
  refuse,
});

/** Rule 4 of handbook §3: nobody triages, claims or rechecks an order of his own. */
export const notOwnOrder = guard('notOwnOrder', true, ({ order, facts }) =>
  facts.actorPersonIds.includes(order.requesterId) ? refusals.ownOrder : null,
);

/** Who comes to serve does not come to his own door. */
export const notComingToMyself = guard('notComingToMyself', false, (context) =>
  inputOf(context, 'scheduleOrder').comingMyself ? notOwnOrder.refuse(context) : null,
);

/** A disputed referral is decided by another person (handbook §3, REFERRED). */
export const anotherPersonThanBefore = guard('anotherPersonThanBefore', true, ({ order, origin }) =>
  origin.actor.kind === 'PERSON' && order.details.referral?.decidedByPersonId === origin.actor.personId
    ? refusals.sameTriager
    : null,
);

export const leadsTheOrganization = guard('leadsTheOrganization', false, ({ origin, command }) => {
  const { organizationId } = command as { organizationId: string };
  return holdsRoleIn(origin.actor, 'PROVIDER_LEAD', organizationId) ? null : refusals.notLeading;
});

/** "An active organisation that is not pausing, whose area and qualifications match, under its load cap" (handbook §3). */
export const organizationMayServe = guard('organizationMayServe', false, (context) => {
  const { organization } = context.facts;
  if (!organization || organization.streetId !== context.order.streetId) return refusals.noSuchOrganization;
  if (!organization.active) return refusals.inactive;
  if (organization.pausing) return refusals.pausing;
  if (context.order.details.notAgain?.includes(organization.id)) return refusals.anotherTeamAsked;
  if (!serves(organization, context.order.communityPath)) return refusals.outsideArea;
  return organization.qualified ? null : refusals.unqualified;
});

export const underLoadCap = guard('underLoadCap', false, ({ facts, order }) =>
  !isOfSession(order) && facts.organization && facts.organization.load >= facts.organization.loadCap
    ? refusals.loadCap
    : null,
);

const serves = (organization: CandidateOrganization, path: string): boolean =>
  organization.serviceAreaPaths.some((area) => path.startsWith(area));

export const notYetInLine = guard('notYetInLine', false, ({ order, command }) => {
  const { organizationId } = command as { organizationId: string };
  const holds = activeClaim(order)?.organizationId === organizationId;
  return holds || waitingLine(order).some((claim) => claim.organizationId === organizationId)
    ? refusals.alreadyInLine
    : null;
});

export const inLine = guard('inLine', false, ({ order, command }) => {
  const { organizationId } = command as { organizationId: string };
  return waitingLine(order).some((claim) => claim.organizationId === organizationId)
    ? null
    : refusals.notInLine;
});

/** `revokeClaim` becomes possible once red (handbook §3, CLAIMED). */
export const isRed = guard('isRed', true, ({ order }) => (lightOf(order) === 'RED' ? null : refusals.notRed));

/** The named dates of the input lie ahead, within a year. */
export const datesAhead = (
  field: 'appointedAt' | 'until' | 'reviewAt' | 'expectedAt' | 'dueAt',
): OrderGuard =>
  guard(`${field}Ahead`, false, ({ command, facts }) => {
    const date = (command as unknown as Record<string, Date | undefined>)[field];
    if (!date) return missing(field);
    if (date <= facts.now) return { ...refusals.past, field };
    return date.getTime() - facts.now.getTime() > YEAR_MS ? { ...refusals.tooFar, field } : null;
  });

/** A text the step cannot do without. */
export const given = (field: 'reason' | 'text' | 'note'): OrderGuard =>
  guard(`${field}Given`, false, ({ command }) => {
    const value = (command as unknown as Record<string, string | undefined>)[field];
    return value?.trim() ? null : missing(field);
  });

export const triageInput = guard('triageInput', false, (context) => {
  const input = inputOf(context, 'triageOrder');
  if (input.itemId && context.facts.named.item?.id !== input.itemId) return refusals.noSuchItem;
  switch (input.decision) {
    case 'ACCEPT':
      return null;
    case 'INVITE':
      return input.organizationId ? organizationMayServe.refuse(context) : missing('organizationId');
    case 'ASK':
      return input.question?.trim() ? null : missing('question');
    case 'REFER':
      return referralInput.refuse(context);
  }
});

export const referralInput = guard('referralInput', false, ({ command, order, facts }) => {
  const { referral } = command as { referral?: { kind: string; reason: string; duplicateOfId?: string } };
  if (!referral) return missing('referral');
  if (!referral.reason.trim()) return missing('referral.reason');
  if (referral.kind !== 'DUPLICATE') return null;
  if (!referral.duplicateOfId) return missing('referral.duplicateOfId');
  const other = facts.named.duplicateOf;
  // two orders that each point at the other would both be forgotten
  const goesOn =
    other?.id === referral.duplicateOfId &&
    other.id !== order.id &&
    other.status !== 'REFERRED' &&
    other.status !== 'CANCELLED';
  return goesOn ? null : refusals.nothingToRepeat;
});

export const residentAgreed = guard('residentAgreed', false, (context) =>
  inputOf(context, 'scheduleOrder').residentAgreed ? null : refusals.residentMustAgree,
);

export const notASession = guard('notASession', true, ({ order }) =>
  isOfSession(order) ? refusals.notASession : null,
);
export const isASession = guard('isASession', true, ({ order }) =>
  isOfSession(order) ? null : refusals.onlyASession,
);

/** Who did not come to a session is known once it has begun. */
export const sessionHasBegun = guard('sessionHasBegun', true, ({ order, facts }) =>
  order.appointedAt && order.appointedAt > facts.now ? refusals.notYetTime : null,
);

/** Nobody is absent before the appointed time, and nobody reports his own side's word against the other's. */
export const noShowFits = guard('noShowFits', false, (context) => {
  const { order, facts, parties } = context;
  if (order.appointedAt && order.appointedAt > facts.now) return refusals.notYetTime;
  if (parties.has('DESK')) return null;
  const own =
    inputOf(context, 'reportNoShow').absent === 'PROVIDER'
      ? ['RESIDENT', 'HOLDER']
      : ['CLAIMANT', 'VOLUNTEER'];
  return own.some((party) => (parties as ReadonlySet<string>).has(party)) ? null : refusals.absenceNotYours;
});

/** The team that served does not rate (handbook §3 rule 4, §4 provenance). */
export const notServedByMe = guard('notServedByMe', true, ({ parties }) =>
  parties.has('CLAIMANT') || parties.has('VOLUNTEER') ? refusals.ownService : null,
);

export const personMayCome = guard('personMayCome', false, (context) => {
  const { personId } = inputOf(context, 'offerAssignment');
  if (context.facts.named.personId !== personId) return refusals.noSuchPerson;
  return personId === context.order.requesterId ? refusals.ownOrder : null;
});

/** An accepted assignment; two people where the risk is high (handbook §3, "Who may"). */
export const volunteersReady = guard('volunteersReady', true, ({ order }) => {
  const people = acceptedVolunteers(order).length;
  if (people === 0) return refusals.noVolunteer;
  return order.risk === 'HIGH' && people < 2 ? refusals.twoPeople : null;
});

export const materialCostInput = guard('materialCostInput', false, (context) => {
  const { amountFen, what } = inputOf(context, 'proposeMaterialCost');
  if (!Number.isInteger(amountFen) || amountFen < 1 || amountFen > MOST_FEN)
    return refusals.materialCostAmount;
  return what.trim() ? null : missing('what');
});

export const materialCostProposed = guard('materialCostProposed', true, ({ order }) =>
  order.details.materialCost?.status === 'PROPOSED' ? null : refusals.noMaterialCost,
);

/** Agreed costs hold: nobody is asked for more afterwards. */
export const materialCostNotAgreed = guard('materialCostNotAgreed', true, ({ order }) =>
  order.details.materialCost?.status === 'AGREED' ? refusals.materialCostAgreed : null,
);

/** Agreed beforehand: no service begins while the resident has not answered. */
export const materialCostAnswered = guard('materialCostAnswered', true, ({ order }) =>
  order.details.materialCost?.status === 'PROPOSED' ? refusals.materialCostOpen : null,
);

export const startCodeMatches = guard('startCodeMatches', false, (context) =>
  inputOf(context, 'startService').code === context.facts.codes.start ? null : refusals.wrongStartCode,
);

/** Declared without a code is allowed; a wrong code is not. */
export const finishCodeMatches = guard('finishCodeMatches', false, (context) => {
  const { code } = inputOf(context, 'finishService');
  return code === undefined || code === context.facts.codes.finish ? null : refusals.wrongFinishCode;
});

export const extensionNotUsed = guard('extensionNotUsed', true, ({ order }) =>
  order.details.extension ? refusals.extensionOnce : null,
);

export const extensionInput = guard('extensionInput', false, (context) => {
  const input = inputOf(context, 'requestExtension');
  if (input.workingDays < 1 || input.workingDays > 10) return refusals.extensionTooLong;
  return input.residentTold ? null : refusals.residentMustBeTold;
});

export const extensionAsked = guard('extensionAsked', true, ({ order }) =>
  order.details.extension?.status === 'REQUESTED' ? null : refusals.noExtensionAsked,
);

export const notUrgedJustNow = guard('notUrgedJustNow', true, ({ order, facts }) => {
  const last = order.details.urgedAt;
  return last && facts.now.getTime() - last.getTime() < URGE_AGAIN_MS ? refusals.urgedJustNow : null;
});

export const remarkOpen = guard('remarkOpen', true, ({ order }) =>
  order.details.openRemarks?.length ? null : refusals.nothingToAnswer,
);
export const incidentOpen = guard('incidentOpen', true, ({ order }) =>
  order.details.openIncidents?.length ? null : refusals.nothingToAnswer,
);
export const supervisionOpen = guard('supervisionOpen', true, ({ order }) =>
  order.details.openSupervision?.length ? null : refusals.nothingToAnswer,
);

/** Up to three calls, on different days (handbook §3, "resident confirms"). */
export const callbackOpenToday = guard('callbackOpenToday', true, ({ order, facts }) => {
  const { callback } = order.details;
  if (!callback) return refusals.nothingToCall;
  return sameDay(callback.lastAttemptAt, facts) ? refusals.callsOnDifferentDays : null;
});

export const recheckCallToday = guard('recheckCallToday', true, ({ order, facts }) =>
  sameDay(order.details.rectification?.lastCallAt, facts) ? refusals.callsOnDifferentDays : null,
);

const sameDay = (last: Date | undefined, facts: OrderContext['facts']): boolean =>
  last !== undefined && facts.calendar.localDate(last) === facts.calendar.localDate(facts.now);

export const deskCallOpen = guard('deskCallOpen', true, ({ order }) =>
  order.details.deskCall ? null : refusals.nothingToCall,
);

/** Within five working days of the referral. */
export const withinDisputeWindow = guard('withinDisputeWindow', true, ({ order, facts }) => {
  const decidedAt = order.details.referral?.decidedAt;
  return decidedAt && facts.now <= facts.calendar.addWorkingDays(decidedAt, 5)
    ? null
    : refusals.tooLateToDispute;
});

/** Late rating 追评: 30 days, UNRATED and UNVERIFIED only. A paper's own date decides (handbook §4). */
export const lateRatingOpen = guard('lateRatingOpen', true, ({ order, facts, command }) => {
  if (order.outcome !== 'UNRATED' && order.outcome !== 'UNVERIFIED') return refusals.tooLateToRate;
  const ratedAt = command.name === 'rateOrder' ? command.ratedAt : facts.now;
  const closedAt = order.closedAt ?? order.receivedAt;
  return ratedAt.getTime() - closedAt.getTime() <= LATE_RATING_MS ? null : refusals.tooLateToRate;
});

export const placeOnOffer = guard('placeOnOffer', true, ({ order }) =>
  order.details.placeOffer ? null : refusals.noPlaceOffered,
);

export const assignedToMe = guard('assignedToMe', true, ({ order, origin }) =>
  origin.actor.kind === 'PERSON' &&
  order.assignments.some(
    (a) => a.personId === (origin.actor as { personId: string }).personId && a.status === 'OFFERED',
  )
    ? null
    : refusals.assignmentNotYours,
);
