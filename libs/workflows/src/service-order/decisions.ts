import type { OrderContext } from '#libs/orders';
import { activeClaim, inputOf, waitingLine } from '#libs/orders';

/** A fourth round goes to the street, by whatever path (handbook §3, next round). */
const ROUNDS = 3;

export const nextRound = { SAME_TEAM: 'CLAIMED', ANOTHER_TEAM: 'OPEN', TOO_MANY: 'STREET_FALLBACK' } as const;

/** Who takes the next round: the same team (首接负责), another one when asked for, the street when there were too many. */
export function decideNextRound({ order, command, facts }: OrderContext): keyof typeof nextRound {
  if (order.round >= ROUNDS) return 'TOO_MANY';
  const anotherAsked = 'anotherTeam' in command && command.anotherTeam === true;
  const active = activeClaim(order);
  const gone =
    facts.organization && facts.organization.id === active?.organizationId && !facts.organization.active;
  return anotherAsked || !active || gone ? 'ANOTHER_TEAM' : 'SAME_TEAM';
}

export const triageTargets = {
  ACCEPT: 'OPEN',
  INVITE: 'INVITED',
  ASK: 'NEEDS_INFO',
  REFER: 'REFERRED',
} as const;
export const decideTriage = (context: OrderContext): keyof typeof triageTargets =>
  inputOf(context, 'triageOrder').decision;

/** The desk reached the resident: the answer goes to triage, or nothing is needed any more. */
export function decideInfoCall(context: OrderContext): 'ANSWERED' | 'NOT_REACHED' | 'DROPPED' {
  const { reached, keep } = inputOf(context, 'recordDeskCall');
  if (!reached) return 'NOT_REACHED';
  return keep ? 'ANSWERED' : 'DROPPED';
}

export const poolTargets = {
  OPEN: 'OPEN',
  COMMUNITY_FALLBACK: 'COMMUNITY_FALLBACK',
  STREET_FALLBACK: 'STREET_FALLBACK',
} as const;
/** The pool an invitation came from. */
export const decidePool = ({ order }: OrderContext): keyof typeof poolTargets =>
  order.invitation?.fromPool ?? order.pool ?? 'OPEN';

export const handBackTargets = { NEXT_IN_LINE: 'INVITED', ...poolTargets } as const;
/** The first in the waiting line is invited, else the pool it was claimed from. */
export const decideHandBack = ({ order }: OrderContext): keyof typeof handBackTargets =>
  waitingLine(order).length > 0 ? 'NEXT_IN_LINE' : (activeClaim(order)?.fromPool ?? order.pool ?? 'OPEN');

export const noShowTargets = { AGAIN: 'CLAIMED', ...handBackTargets } as const;
/** Absent → a new appointment; the provider's second time → the claim is revoked. */
export function decideNoShow(context: OrderContext): keyof typeof noShowTargets {
  const input = inputOf(context, 'reportNoShow');
  const before = context.order.details.providerNoShows ?? 0;
  return input.absent === 'PROVIDER' && before >= 1 ? decideHandBack(context) : 'AGAIN';
}

/** Late rating of an order whose team is gone goes to the street. */
export function decideLateRating(context: OrderContext): 'GOOD' | 'BAD' | 'BAD_AND_GONE' {
  if (inputOf(context, 'rateOrder').stars >= 3) return 'GOOD';
  const { organization } = context.facts;
  const last = context.order.details.lastServed;
  return last && organization?.id === last.organizationId && organization.active ? 'BAD' : 'BAD_AND_GONE';
}

const CALLS = 3;
/** Resolved, not resolved, or nobody answered: the third failed call ends it. */
export function decideCallback(
  context: OrderContext,
): 'RESOLVED' | 'AGAIN' | 'UNVERIFIED' | keyof typeof nextRound {
  const { result } = inputOf(context, 'recordCallback');
  switch (result) {
    case 'RESOLVED':
      return 'RESOLVED';
    case 'UNRESOLVED':
      return decideNextRound(context);
    case 'NO_ANSWER':
      return (context.order.details.callback?.failed ?? 0) + 1 >= CALLS ? 'UNVERIFIED' : 'AGAIN';
  }
}

export function decideRecheck(
  context: OrderContext,
): 'PASS' | 'AGAIN' | 'UNVERIFIED' | keyof typeof nextRound {
  const { result } = inputOf(context, 'recheckOrder');
  switch (result) {
    case 'PASS':
      return 'PASS';
    case 'FAIL':
      return decideNextRound(context);
    case 'NO_ANSWER':
      return (context.order.details.rectification?.failedCalls ?? 0) + 1 >= CALLS ? 'UNVERIFIED' : 'AGAIN';
  }
}

/** The status before the suspension; an appointment that has passed meanwhile → CLAIMED. */
export function decideResume({ order, facts }: OrderContext): string {
  const from = order.details.suspension?.from ?? 'OPEN';
  return from === 'SCHEDULED' && order.appointedAt && order.appointedAt <= facts.now ? 'CLAIMED' : from;
}
