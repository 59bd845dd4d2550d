import { text, type Refusal, type Text, type WorkingCalendar } from '#libs/kernel';
import { refusals } from './refusals';

/** Parts of a service that may be rated, each while it is fresh; RESULT is the one that closes the loop (handbook §4). */
export const STAGES = ['INTAKE', 'RESPONSE', 'PROCESS', 'RESULT', 'RECHECK'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_TEXT: Readonly<Record<Stage, Text>> = {
  INTAKE: text('受理', 'Intake'),
  RESPONSE: text('接单响应', 'Response'),
  PROCESS: text('服务过程', 'Process'),
  RESULT: text('服务结果', 'Result'),
  RECHECK: text('整改复评', 'After rectification'),
};

/** What decides when a stage may be rated. */
export interface OrderProgress {
  readonly status: string;
  readonly outcome: string | null;
  readonly closedAt: Date | null;
  /** Every change of status, oldest first, from the timeline. */
  readonly history: readonly { readonly status: string; readonly at: Date }[];
  /** Whether a recheck found the rectification done. */
  readonly recheckPassed: boolean;
}

export interface StageWindow {
  readonly opensAt: Date;
  /** Null: open until the order's own rating window closes it. */
  readonly closesAt: Date | null;
}

/** A stage stays fresh as long as the rating window of handbook §3: five working days. */
const FRESH_WORKING_DAYS = 5;
/** 追评: so long after closing, UNRATED and UNVERIFIED only (handbook §3, CLOSED). */
const LATE_RATING_DAYS = 30;
const DAY_MS = 24 * 3600_000;

const NOT_TAKEN_IN = ['SUBMITTED', 'NEEDS_INFO'];
const TAKEN = [
  'CLAIMED',
  'SCHEDULED',
  'IN_SERVICE',
  'DONE',
  'CONFIRMED',
  'RECTIFYING',
  'RECHECKING',
  'CLOSED',
];
const SERVED = ['IN_SERVICE', 'DONE', 'CONFIRMED', 'RECTIFYING', 'RECHECKING', 'CLOSED'];

/** When the stage may be rated, or null when it has not been reached (or is over for good). */
export function stageWindow(
  stage: Stage,
  order: OrderProgress,
  calendar: WorkingCalendar,
): StageWindow | null {
  const last = (...statuses: string[]): Date | null =>
    order.history.findLast((entry) => statuses.includes(entry.status))?.at ?? null;
  const fresh = (opensAt: Date | null | undefined): StageWindow | null =>
    opensAt ? { opensAt, closesAt: calendar.addWorkingDays(opensAt, FRESH_WORKING_DAYS) } : null;
  switch (stage) {
    case 'INTAKE':
      if (order.status === 'CANCELLED') return null;
      return fresh(order.history.find((entry) => !NOT_TAKEN_IN.includes(entry.status))?.at);
    case 'RESPONSE':
      return TAKEN.includes(order.status) ? fresh(last('CLAIMED') ?? last('SCHEDULED')) : null;
    case 'PROCESS':
      return SERVED.includes(order.status) ? fresh(last('IN_SERVICE')) : null;
    case 'RESULT':
      return resultWindow(order, last('DONE'));
    case 'RECHECK':
      return order.status === 'CLOSED' && order.recheckPassed ? fresh(last('CLOSED')) : null;
  }
}

/** Opens when the service is done: a paper may have been filled in before the confirmation reached us. */
function resultWindow(order: OrderProgress, doneAt: Date | null): StageWindow | null {
  if (!doneAt) return null;
  if (order.status === 'CONFIRMED') return { opensAt: doneAt, closesAt: null };
  const mayBeLate = order.outcome === 'UNRATED' || order.outcome === 'UNVERIFIED';
  if (order.status !== 'CLOSED' || !mayBeLate || !order.closedAt) return null;
  return { opensAt: doneAt, closesAt: new Date(order.closedAt.getTime() + LATE_RATING_DAYS * DAY_MS) };
}

/**
 * Why a rating of `stage` may not be given at `at`; null when it may. `at` is now, for a paper the day it was filled in
 * (handbook §4: "its window is judged by occurredAt").
 */
export function refuseStage(window: StageWindow | null, at: Date): Refusal | null {
  if (!window) return refusals.stageNotOpen;
  if (at < window.opensAt) return refusals.beforeItHappened;
  return window.closesAt && at > window.closesAt ? refusals.noLongerFresh : null;
}

/** The stages that may be rated now. */
export function stagesOpen(order: OrderProgress, calendar: WorkingCalendar, now: Date): Stage[] {
  return STAGES.filter((stage) => refuseStage(stageWindow(stage, order, calendar), now) === null);
}
