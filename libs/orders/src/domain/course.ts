import type { OrderCommand } from './command';
import { activeClaim, type OrderCourse, type ServiceOrder } from './order';

/**
 * Writes down what the figures of handbook §5 ask of an order and what a later step would overwrite: that nobody took it,
 * when it was first contacted, how each round ended. `before` is the order the command was given to; `after` the copy the
 * effects have changed already. Whether a time was kept is judged by the deadline then in force, so pauses, extensions and
 * a street's own lengths count as they did for the people who worked by them.
 */
export function noteCourse(
  before: ServiceOrder,
  after: ServiceOrder,
  command: OrderCommand,
  now: Date,
): void {
  const course: OrderCourse = { ...after.details.course };
  if (command.name === 'poolTimedOut') course.fellBackAt ??= now;
  if (after.status === 'UNMET' && before.status !== 'UNMET') course.unmetAt ??= now;
  noteContact(before, after, course, now);
  noteFinish(before, after, course, now);
  if (command.name === 'confirmOrder') {
    const organizationId = served(before);
    course.confirmations = [
      ...(course.confirmations ?? []),
      { round: before.round, organizationId, resolved: command.resolved },
    ];
  }
  if (Object.keys(course).length > 0) after.details.course = course;
}

/** The first contact under each claim. */
function noteContact(before: ServiceOrder, after: ServiceOrder, course: OrderCourse, now: Date): void {
  const claim = activeClaim(before);
  const contacted = after.claims.find(({ id }) => id === claim?.id)?.contactedAt;
  const inTime = isInTime(before, 'FIRST_CONTACT', now);
  if (!claim?.claimedAt || claim.contactedAt || !contacted || inTime === null) return;
  const { organizationId, claimedAt } = claim;
  course.contacts = [...(course.contacts ?? []), { organizationId, claimedAt, at: now, inTime }];
}

function noteFinish(before: ServiceOrder, after: ServiceOrder, course: OrderCourse, now: Date): void {
  if (
    before.status === 'DONE' ||
    after.status !== 'DONE' ||
    after.details.finishedAt?.getTime() !== now.getTime()
  )
    return;
  course.rounds = [
    ...(course.rounds ?? []),
    {
      round: before.round,
      organizationId: served(before),
      claimedAt: activeClaim(before)?.claimedAt ?? null,
      startedAt: before.details.startedAt ?? null,
      finishedAt: now,
      proved: after.details.finishProved === true,
      inTime: isInTime(before, 'FINISH', now),
    },
  ];
}

const served = (order: ServiceOrder): string | null =>
  activeClaim(order)?.organizationId ?? order.details.lastServed?.organizationId ?? null;

/** Null where the order has no such deadline: orders of a session. */
function isInTime(order: ServiceOrder, kind: string, now: Date): boolean | null {
  const deadline = order.deadlines.find((one) => one.kind === kind);
  if (!deadline) return null;
  return deadline.dueAt === null || now <= deadline.dueAt;
}
