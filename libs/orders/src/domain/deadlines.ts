import type { DeadlineDefinition, DeadlineLength, DeadlineMark, Light, Pause } from '#libs/kernel';
import { dueAt, parseDeadlineLength, unwrap } from '#libs/kernel';
import type { OrderFacts, OrderWorkflow } from './context';
import type { DeadlineState, ServiceOrder } from './order';

type Definition = DeadlineDefinition<ServiceOrder>;

/**
 * The deadlines in force for an order as it stands, derived from the workflow table, the calendar and the order's history.
 * Marks reached before stay reached as long as the deadline counts from the same moment. Pure.
 */
export function deadlinesInForce(workflow: OrderWorkflow, order: ServiceOrder, facts: OrderFacts): DeadlineState[] {
  const states: DeadlineState[] = [];
  for (const kind of workflow.statuses[order.status]!.deadlines) {
    const definition = workflow.deadlines[kind]!;
    const startsAt = definition.startsAt(order);
    if (!startsAt) continue;
    const before = order.deadlines.find((d) => d.kind === kind && d.startsAt.getTime() === startsAt.getTime());
    states.push(deadlineState(kind, definition, order, facts, startsAt, before?.reached ?? 0));
  }
  return states;
}

/** The same deadline with one more mark reached. */
export function reachNextMark(kind: string, workflow: OrderWorkflow, order: ServiceOrder, facts: OrderFacts): DeadlineState | null {
  const state = order.deadlines.find((deadline) => deadline.kind === kind);
  const definition = workflow.deadlines[kind];
  if (!state || !definition || state.reached >= definition.marks.length) return null;
  return deadlineState(kind, definition, order, facts, state.startsAt, state.reached + 1);
}

function deadlineState(kind: string, definition: Definition, order: ServiceOrder, facts: OrderFacts, startsAt: Date, reached: number): DeadlineState {
  const pauses = pausesSince(startsAt, definition.pausedIn, facts);
  const running = !definition.pausedIn.includes(order.status);
  const due = running ? dueMoment(kind, definition, order, facts, startsAt, pauses) : null;
  const next = definition.marks[reached];
  return {
    kind,
    startsAt,
    dueAt: due,
    reached,
    nextMarkAt: due && next ? markMoment(kind, next, definition, order, facts, startsAt, due, pauses) : null,
    light: definition.marks.slice(0, reached).reduce<Light>((light, mark) => mark.light ?? light, 'GREEN'),
  };
}

/** Spans in which the clock stood still, read off the statuses the order has been in. */
function pausesSince(startsAt: Date, pausedIn: readonly string[], facts: OrderFacts): Pause[] {
  return facts.history
    .map((entry, i) => ({ status: entry.status, from: entry.at, to: facts.history[i + 1]?.at ?? null }))
    .filter((span) => pausedIn.includes(span.status) && (span.to === null || span.to > startsAt))
    .map(({ from, to }) => ({ from: from < startsAt ? startsAt : from, to }));
}

function lengthOf(kind: string, definition: Definition, order: ServiceOrder, facts: OrderFacts): DeadlineLength {
  const length = { ...definition.length!, ...facts.deadlineOverrides[kind] };
  const chosen = order.urgency === 'URGENT' ? length.urgent : order.complex ? (length.complex ?? length.normal) : length.normal;
  return unwrap(parseDeadlineLength(chosen));
}

function dueMoment(kind: string, definition: Definition, order: ServiceOrder, facts: OrderFacts, startsAt: Date, pauses: readonly Pause[]): Date | null {
  if (definition.date) return definition.date(order);
  const due = dueAt(lengthOf(kind, definition, order, facts), startsAt, facts.calendar, pauses);
  const extra = definition.extraWorkingDays?.(order) ?? 0;
  return due && extra > 0 ? facts.calendar.addWorkingDays(due, extra) : due;
}

function markMoment(kind: string, mark: DeadlineMark, definition: Definition, order: ServiceOrder, facts: OrderFacts, startsAt: Date, due: Date, pauses: readonly Pause[]): Date | null {
  if (mark.at === 'due') return due;
  if ('after' in mark.at) return dueAt(unwrap(parseDeadlineLength(mark.at.after)), due, facts.calendar, pauses.filter((p) => p.to === null || p.to > due));
  if (!definition.length) return due;
  const length = lengthOf(kind, definition, order, facts);
  if ('share' in mark.at) return dueAt({ ...length, amount: length.amount * mark.at.share }, startsAt, facts.calendar, pauses);
  const before = unwrap(parseDeadlineLength(mark.at.before));
  const extra = definition.extraWorkingDays?.(order) ?? 0;
  // in another unit "one working day before 24 h" would be no warning at all: half the time stands in for it
  const shortened = before.unit === length.unit ? length.amount + extra - before.amount : length.amount / 2;
  return shortened > 0 ? dueAt({ ...length, amount: shortened }, startsAt, facts.calendar, pauses) : startsAt;
}
