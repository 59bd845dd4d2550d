import type { DeadlineDefinition, DeadlineLength, DeadlineMark, Light, Pause } from '#libs/kernel';
import { dueAt, parseDeadlineLength, shareOfLength, unwrap } from '#libs/kernel';
import type { OrderFacts, OrderWorkflow } from './context';
import type { DeadlineState, ServiceOrder } from './order';

/** One deadline of one order, with what its moments are computed from. */
interface Running {
  readonly kind: string;
  readonly definition: DeadlineDefinition<ServiceOrder>;
  readonly order: ServiceOrder;
  readonly facts: OrderFacts;
  readonly startsAt: Date;
  readonly pauses: readonly Pause[];
}

/**
 * The deadlines in force for an order as it stands, derived from the workflow table, the calendar and the order's history.
 * Marks reached before stay reached while the deadline counts from the same moment, unless its moments moved past now
 * again (an extension, a pause). Pure.
 */
export function deadlinesInForce(
  workflow: OrderWorkflow,
  order: ServiceOrder,
  facts: OrderFacts,
): DeadlineState[] {
  return workflow.statuses[order.status]!.deadlines.flatMap((kind) => {
    const definition = workflow.deadlines[kind]!;
    const startsAt = definition.startsAt(order);
    if (!startsAt) return [];
    const running = {
      kind,
      definition,
      order,
      facts,
      startsAt,
      pauses: pausesSince(startsAt, definition.pausedIn, facts),
    };
    return [stateOf(running, stillReached(running))];
  });
}

/** The same deadline with one more mark reached. */
export function reachNextMark(
  kind: string,
  workflow: OrderWorkflow,
  order: ServiceOrder,
  facts: OrderFacts,
): DeadlineState | null {
  const state = order.deadlines.find((deadline) => deadline.kind === kind);
  const definition = workflow.deadlines[kind];
  if (!state || !definition || state.reached >= definition.marks.length) return null;
  const { startsAt } = state;
  const running = {
    kind,
    definition,
    order,
    facts,
    startsAt,
    pauses: pausesSince(startsAt, definition.pausedIn, facts),
  };
  return stateOf(running, state.reached + 1);
}

/** Keeps what deadlines going out of force had reached: a pool's while somebody is invited, all while suspended. */
export function rememberReached(before: readonly DeadlineState[], after: ServiceOrder): void {
  const left = before.filter(
    ({ kind, reached }) => reached > 0 && !after.deadlines.some((now) => now.kind === kind),
  );
  const back = after.deadlines.map(({ kind }) => kind);
  const marks = { ...after.details.reachedMarks };
  for (const kind of back) delete marks[kind];
  for (const { kind, startsAt, reached } of left) marks[kind] = { startsAt, reached };
  if (Object.keys(marks).length > 0) after.details.reachedMarks = marks;
  else delete after.details.reachedMarks;
}

function stillReached(running: Running): number {
  const { kind, definition, order, facts, startsAt } = running;
  const known =
    order.deadlines.find((deadline) => deadline.kind === kind) ?? order.details.reachedMarks?.[kind];
  if (known?.startsAt.getTime() !== startsAt.getTime()) return 0;
  const due = dueOf(running);
  if (!due) return known.reached;
  const ahead = definition.marks.slice(0, known.reached).findIndex((mark) => {
    const at = markMoment(running, mark, due);
    return at !== null && at > facts.now;
  });
  return ahead === -1 ? known.reached : ahead;
}

function stateOf(running: Running, reached: number): DeadlineState {
  const { kind, definition, startsAt } = running;
  const due = dueOf(running);
  const next = definition.marks[reached];
  return {
    kind,
    startsAt,
    dueAt: due,
    reached,
    nextMarkAt: due && next ? markMoment(running, next, due) : null,
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

function lengthOf({ kind, definition, order, facts }: Running): DeadlineLength {
  const length = { ...definition.length!, ...facts.deadlineOverrides[kind] };
  const chosen =
    order.urgency === 'URGENT'
      ? length.urgent
      : order.complex
        ? (length.complex ?? length.normal)
        : length.normal;
  return unwrap(parseDeadlineLength(chosen));
}

const extraOf = ({ definition, order }: Running): number => definition.extraWorkingDays?.(order) ?? 0;

/** Null while the clock stands still. */
function dueOf(running: Running): Date | null {
  const { definition, order } = running;
  if (definition.pausedIn.includes(order.status)) return null;
  return definition.date ? definition.date(order) : extendedBy(extraOf(running), running);
}

/** The end of the length and so many working days more; pauses count for both. */
function extendedBy(extra: number, running: Running): Date | null {
  const { startsAt, facts, pauses } = running;
  const length = lengthOf(running);
  if (length.unit === 'workingDays')
    return dueAt({ ...length, amount: length.amount + extra }, startsAt, facts.calendar, pauses);
  const due = dueAt(length, startsAt, facts.calendar, pauses);
  return due && extra > 0 ? later({ unit: 'workingDays', amount: extra }, due, running) : due;
}

function later(length: DeadlineLength, from: Date, { facts, pauses }: Running): Date | null {
  return dueAt(
    length,
    from,
    facts.calendar,
    pauses.filter(({ to }) => to === null || to > from),
  );
}

function markMoment(running: Running, mark: DeadlineMark, due: Date): Date | null {
  const { definition, startsAt, facts, pauses } = running;
  if (mark.at === 'due') return due;
  if ('after' in mark.at) return later(unwrap(parseDeadlineLength(mark.at.after)), due, running);
  if (!definition.length) return due;
  const length = lengthOf(running);
  if ('share' in mark.at)
    return dueAt(shareOfLength(length, mark.at.share), startsAt, facts.calendar, pauses);
  const before = unwrap(parseDeadlineLength(mark.at.before));
  const extra = extraOf(running);
  if (length.unit === before.unit) {
    const shortened = length.amount + extra - before.amount;
    return shortened > 0
      ? dueAt({ ...length, amount: shortened }, startsAt, facts.calendar, pauses)
      : startsAt;
  }
  if (before.unit === 'workingDays' && extra >= before.amount)
    return extendedBy(extra - before.amount, running);
  // "one working day before" a deadline of 24 h would be no warning at all: half the time stands in for it
  return dueAt(shareOfLength(length, 0.5), startsAt, facts.calendar, pauses);
}
