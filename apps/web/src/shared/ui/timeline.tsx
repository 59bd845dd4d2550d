import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../texts/words';

/** 受理 · 接单 · 排期 · 服务 · 确认 · 评价 */
export const STAGES = ['ACCEPTED', 'CLAIMED', 'SCHEDULED', 'SERVICE', 'CONFIRMED', 'RATED'] as const;
export type Stage = (typeof STAGES)[number];

/** The stage an order is in, by its status; those behind it are done. Null: it has left the course. */
const STAGE_OF: Readonly<Record<string, Stage>> = {
  SUBMITTED: 'ACCEPTED',
  NEEDS_INFO: 'ACCEPTED',
  OPEN: 'CLAIMED',
  INVITED: 'CLAIMED',
  COMMUNITY_FALLBACK: 'CLAIMED',
  STREET_FALLBACK: 'CLAIMED',
  WAITLISTED: 'CLAIMED',
  CLAIMED: 'SCHEDULED',
  SCHEDULED: 'SERVICE',
  IN_SERVICE: 'SERVICE',
  DONE: 'CONFIRMED',
  CONFIRMED: 'RATED',
  RECTIFYING: 'RATED',
  RECHECKING: 'RATED',
};

export const stageOf = (status: string): Stage | null => STAGE_OF[status] ?? null;

export interface StageLine {
  /** Who and when, once it has happened; or what is awaited now. */
  readonly notes: readonly ReactNode[];
}

interface TimelineProps {
  readonly label: string;
  readonly status: string;
  readonly lines: Partial<Record<Stage, StageLine>>;
}

/** Six stages, always shown: done, now, to come; by mark, number, colour and word. */
export function Timeline({ label, status, lines }: TimelineProps) {
  const now = stageOf(status);
  const at = status === 'CLOSED' ? STAGES.length : now === null ? -1 : STAGES.indexOf(now);
  return (
    <ol className="timeline" aria-label={label}>
      {STAGES.map((stage, n) => {
        const notes = lines[stage]?.notes ?? [];
        const state = n < at ? 'done' : n === at ? 'now' : notes.length > 0 && at < 0 ? 'done' : 'todo';
        return (
          <li key={stage} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="dot" aria-hidden>
              {state === 'done' ? <Check /> : n + 1}
            </span>
            <b>{say(`stage${stage}`)}</b>
            <span className="sr-only">
              {' '}
              {say(state === 'done' ? 'stageDone' : state === 'now' ? 'stageNow' : 'stageWaiting')}
            </span>
            {notes.map((note, line) => (
              <p key={line}>{note}</p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
