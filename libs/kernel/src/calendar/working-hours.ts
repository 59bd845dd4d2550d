import { err, ok } from '../result';
import type { Result } from '../result';
import { text } from '../text';
import type { Refusal } from '../workflow/definition';

/** Half-open: work begins at `from` and is over at `to`. Minutes of the local day, 0 to 1439. */
export interface WorkingInterval {
  readonly from: number;
  readonly to: number;
}

/** 08:30–11:30 and 13:00–17:00 (handbook §3, deadlines). */
export const DEFAULT_WORKING_HOURS: readonly WorkingInterval[] = [
  { from: 8 * 60 + 30, to: 11 * 60 + 30 },
  { from: 13 * 60, to: 17 * 60 },
];

/**
 * Whether the intervals can be a street's working hours: at least one, in order, apart from each other, and over
 * before midnight, so that the close of a day belongs to that day.
 */
export function areWorkingHours(intervals: readonly WorkingInterval[]): boolean {
  let lastClose = -1;
  for (const { from, to } of intervals) {
    if (!Number.isInteger(from) || !Number.isInteger(to)) return false;
    if (from <= lastClose || to <= from || to >= 24 * 60) return false;
    lastClose = to;
  }
  return intervals.length > 0;
}

/** Reads `08:30-11:30, 13:00-17:00`, as a street writes it into its configuration. */
export function parseWorkingHours(value: string): Result<readonly WorkingInterval[], Refusal> {
  const intervals = value
    .normalize('NFKC')
    .split(/[,、;]/)
    .map((part) => parseInterval(part.trim()));
  const whole = intervals.filter((interval) => interval !== null);
  if (whole.length === intervals.length && areWorkingHours(whole)) return ok(whole);
  return err({
    code: 'WORKING_HOURS_NOT_UNDERSTOOD',
    message: text(`看不懂工作时间“${value}”。`, `The working hours “${value}” are not understood.`),
    wayOut: text(
      '请按先后写成 08:30-11:30,13:00-17:00，各段不重叠，并在 24:00 前结束。',
      'Write them in order as 08:30-11:30,13:00-17:00, without overlap and ending before midnight.',
    ),
  });
}

function parseInterval(part: string): WorkingInterval | null {
  const match = /^(\d{1,2}):([0-5]\d)\s*[-–—~]\s*(\d{1,2}):([0-5]\d)$/.exec(part);
  if (!match) return null;
  const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
}
