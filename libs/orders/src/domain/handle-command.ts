import type { Refusal, Result } from '#libs/kernel';
import { decideTransition, err, notAvailable, ok, text } from '#libs/kernel';
import type { CommandOrigin, OrderCommand } from './command';
import type { OrderContext, OrderFacts, OrderWorkflow } from './context';
import { noteCourse } from './course';
import { deadlinesInForce, rememberReached } from './deadlines';
import type { ServiceOrder } from './order';
import type { OrderChange, RaisedEvent } from './order-change';
import { organizationsConcerned, withSubject } from './order-event';
import { partiesOf } from './parties';
import { timelineDraft } from './timeline-draft';

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

export const notYours: Refusal = {
  code: 'NOT_YOURS',
  message: text('这一步不由您来办。', 'This step is not yours to take.'),
  wayOut: text(
    '请用有相应职责的账号登录，或联系社区党群服务站。',
    'Sign in with an account that has this duty, or contact the community station.',
  ),
};
