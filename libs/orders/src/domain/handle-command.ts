import type { Refusal, Result } from '#libs/kernel';
import { decideTransition, err, notAvailable, ok, text } from '#libs/kernel';
import type { OrderCommand, CommandOrigin } from './command';
import type { OrderContext, OrderFacts, OrderWorkflow } from './context';
import { noteCourse } from './course';
import { deadlinesInForce, reachNextMark, rememberReached } from './deadlines';
import { activeClaim, supervisionKey, type ServiceOrder } from './order';
import { partiesOf } from './parties';

/** Something to tell, before it has an id. */
export interface RaisedEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One line of the order's timeline, before it is chained. */
export interface TimelineDraft {
  readonly command: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly round: number;
  readonly reasonCode: string | null;
  /** Free words; erasable, kept out of the hash. */
  readonly note: string | null;
  /** Ids and codes only. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly origin: CommandOrigin;
}

/** What a command made of an order: the new order, what to write on its timeline, what to tell. */
export interface OrderChange {
  readonly order: ServiceOrder;
  readonly timeline: readonly TimelineDraft[];
  readonly events: readonly RaisedEvent[];
}

export type OrderRefused =
  { readonly type: 'NOT_YOURS' } | { readonly type: 'REFUSED'; readonly refusal: Refusal };

/**
 * Gives one command to an order. Pure: the workflow table decides, effects change a copy, deadlines are derived anew.
 * A refusal changes nothing.
 */
export function handleCommand(
  workflow: OrderWorkflow,
  before: ServiceOrder,
  command: OrderCommand,
  origin: CommandOrigin,
  facts: OrderFacts,
): Result<OrderChange, OrderRefused> {
  const raised: RaisedEvent[] = [];
  const parties = partiesOf(origin.actor, before);
  const context: OrderContext = {
    order: before,
    command,
    origin,
    parties,
    facts,
    raise: (type, payload = {}) => void raised.push({ type, payload }),
  };
  const decided = decideTransition(workflow, {
    status: before.status,
    command: command.name,
    parties,
    context,
  });
  if (!decided.ok) {
    switch (decided.error.type) {
      case 'NotYours':
        return err({ type: 'NOT_YOURS' });
      case 'Refused':
        return err({ type: 'REFUSED', refusal: decided.error.refusal });
      case 'NotAvailableNow':
      case 'UnknownCommand':
        return err({ type: 'REFUSED', refusal: notAvailable(workflow.statuses[before.status]!.text) });
    }
  }
  const { to, transition } = decided.value;
  const after = structuredClone(before);
  after.status = to;
  for (const effect of transition.effects ?? []) effect.apply(after, context);
  noteCourse(before, after, command, facts.now);
  settle(workflow, before, after, facts);

  const entered = to !== before.status ? workflow.statuses[to]!.entered : undefined;
  const own = workflow.commands[command.name]!.event;
  const events = [...new Set([own, ...(entered ? [entered] : [])])].map((type) => ({ type, payload: {} }));
  return ok({
    order: after,
    timeline: [timelineDraft(before.status, after, command, origin, facts)],
    events: [...events, ...raised].map(({ type, payload }) =>
      withSubject(
        { type, payload: { ...organizationsConcerned(before, after), ...payload } },
        after,
        command.name,
      ),
    ),
  });
}

/**
 * A deadline's next mark has come: lights its lamp, tells people, and gives the command the table names for it.
 * Null when there is nothing to do any more (late, early, stale or repeated firing).
 */
export function reachMark(
  workflow: OrderWorkflow,
  before: ServiceOrder,
  kind: string,
  origin: CommandOrigin,
  facts: OrderFacts,
): OrderChange | null {
  const due = before.deadlines.find((deadline) => deadline.kind === kind)?.nextMarkAt;
  const state = reachNextMark(kind, workflow, before, facts);
  if (!due || !state || due > facts.now) return null;
  const mark = workflow.deadlines[kind]!.marks[state.reached - 1]!;
  const marked = structuredClone(before);
  marked.deadlines = marked.deadlines.map((deadline) => (deadline.kind === kind ? state : deadline));
  const called = mark.light === 'RED' ? CALLED_TO_ACCOUNT.filter(([told]) => mark.tell.includes(told)) : [];
  if (called.length > 0) {
    const keys = called.map(([, tier]) => supervisionKey(kind, before.round, tier));
    marked.details.openSupervision = [...new Set([...(before.details.openSupervision ?? []), ...keys])];
  }
  const event = withSubject(
    {
      type: 'DeadlineMarkReached',
      payload: { kind, mark: state.reached, light: mark.light ?? null, tell: [...mark.tell] },
    },
    marked,
    'deadline',
  );
  const entry: TimelineDraft = {
    command: 'deadlineMarkReached',
    fromStatus: before.status,
    toStatus: before.status,
    round: before.round,
    reasonCode: kind,
    note: null,
    data: { kind, mark: state.reached, dueAt: due.toISOString() },
    at: facts.now,
    origin,
  };
  if (!mark.send) {
    marked.version = before.version + 1;
    return { order: marked, timeline: [entry], events: [event] };
  }
  const sent = handleCommand(workflow, marked, { name: mark.send } as OrderCommand, origin, facts);
  if (!sent.ok)
    throw new Error(`${workflow.type}: ${mark.send} was refused to the timer ${kind} in ${before.status}`);
  return { ...sent.value, timeline: [entry, ...sent.value.timeline], events: [event, ...sent.value.events] };
}

/** Whom a red mark tells, and as which tier they answer for it 督办. */
const CALLED_TO_ACCOUNT = [
  ['SECRETARY', 'COMMUNITY'],
  ['STREET', 'STREET'],
] as const;

/** Opens an order: the first line of its timeline, and its deadlines. */
export function openOrder(
  workflow: OrderWorkflow,
  order: ServiceOrder,
  origin: CommandOrigin,
  facts: OrderFacts,
): OrderChange {
  if (!workflow.initial.includes(order.status))
    throw new Error(`${workflow.type} does not open in ${order.status}`);
  const opened = structuredClone(order);
  opened.deadlines = deadlinesInForce(workflow, opened, {
    ...facts,
    history: [{ status: order.status, at: facts.now }],
  });
  const entry: TimelineDraft = {
    command: 'placeOrder',
    fromStatus: null,
    toStatus: order.status,
    round: order.round,
    reasonCode: null,
    note: order.details.text,
    data: { itemId: order.itemId, sessionId: order.sessionId, urgency: order.urgency, risk: order.risk },
    at: facts.now,
    origin,
  };
  return {
    order: opened,
    timeline: [entry],
    events: [withSubject({ type: 'OrderPlaced', payload: {} }, opened, 'placeOrder')],
  };
}

function settle(workflow: OrderWorkflow, before: ServiceOrder, after: ServiceOrder, facts: OrderFacts): void {
  const status = workflow.statuses[after.status]!;
  after.version = before.version + 1;
  if (status.kind === 'final') {
    after.closedAt = after.status === before.status ? before.closedAt : facts.now;
  } else {
    after.closedAt = null;
    if (after.outcome !== null && after.status !== 'UNMET') after.outcome = null;
  }
  const history =
    after.status === before.status
      ? facts.history
      : [...facts.history, { status: after.status, at: facts.now }];
  after.deadlines = deadlinesInForce(workflow, after, { ...facts, history });
  rememberReached(before.deadlines, after);
}

/** Organisations a step concerns that hold no claim after it: the one invited, and the one whose claim it ended. */
function organizationsConcerned(before: ServiceOrder, after: ServiceOrder) {
  const former = activeClaim(before)?.organizationId ?? null;
  return {
    invitedOrganizationId: after.status === 'INVITED' ? (after.invitation?.organizationId ?? null) : null,
    formerOrganizationId: former === activeClaim(after)?.organizationId ? null : former,
  };
}

/** What every event says of its order: ids, codes and places, nothing personal. */
function withSubject(event: RaisedEvent, order: ServiceOrder, command: string): RaisedEvent {
  return {
    type: event.type,
    payload: {
      orderId: order.id,
      code: order.code,
      communityId: order.communityId,
      communityPath: order.communityPath,
      organizationId: activeClaim(order)?.organizationId ?? order.details.lastServed?.organizationId ?? null,
      requesterId: order.requesterId,
      status: order.status,
      outcome: order.outcome,
      round: order.round,
      channel: order.channel,
      command,
      ...event.payload,
    },
  };
}

/** Fields of commands that a timeline may keep in its hash: ids, codes, numbers and dates. */
const TRACED = [
  'organizationId',
  'personId',
  'replacesPersonId',
  'decision',
  'stars',
  'evaluationId',
  'appealId',
  'remarkId',
  'incidentId',
  'supervisionId',
  'kind',
  'closed',
  'workingDays',
  'amountFen',
  'granted',
  'resolved',
  'result',
  'reached',
  'absent',
  'keep',
  'anotherTeam',
  'urgency',
  'itemId',
  'residentAgreed',
  'residentTold',
] as const;
const TRACED_DATES = ['appointedAt', 'until', 'reviewAt', 'expectedAt', 'ratedAt', 'dueAt'] as const;

function timelineDraft(
  fromStatus: string,
  after: ServiceOrder,
  command: OrderCommand,
  origin: CommandOrigin,
  facts: OrderFacts,
): TimelineDraft {
  const input = command as unknown as Record<string, unknown>;
  const referral = input['referral'] as
    { kind?: string; reason?: string; duplicateOfId?: string; ticketNumber?: string } | undefined;
  const data: Record<string, unknown> = {};
  for (const key of TRACED) if (input[key] !== undefined) data[key] = input[key];
  for (const key of TRACED_DATES) if (input[key] instanceof Date) data[key] = input[key].toISOString();
  if (referral?.duplicateOfId) data['duplicateOfId'] = referral.duplicateOfId;
  const note =
    input['reason'] ??
    input['note'] ??
    input['question'] ??
    input['text'] ??
    input['what'] ??
    referral?.reason ??
    null;
  return {
    command: command.name,
    fromStatus,
    toStatus: after.status,
    round: after.round,
    reasonCode: after.outcome ?? referral?.kind ?? null,
    note: typeof note === 'string' && note !== '' ? note : null,
    data,
    at: facts.now,
    origin,
  };
}

export const notYours: Refusal = {
  code: 'NOT_YOURS',
  message: text('这一步不由您来办。', 'This step is not yours to take.'),
  wayOut: text(
    '请用有相应职责的账号登录,或联系社区党群服务站。',
    'Sign in with an account that has this duty, or contact the community station.',
  ),
};
