import type { CommandOrigin, OrderCommand } from './command';
import type { OrderFacts, OrderWorkflow } from './context';
import { reachNextMark } from './deadlines';
import { handleCommand } from './handle-command';
import { supervisionKey, type ServiceOrder } from './order';
import type { OrderChange, TimelineDraft } from './order-change';
import { withSubject } from './order-event';

/** Whom a red mark tells, and as which tier they answer for it 督办. */
const CALLED_TO_ACCOUNT = [
  ['SECRETARY', 'COMMUNITY'],
  ['STREET', 'STREET'],
] as const;

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
