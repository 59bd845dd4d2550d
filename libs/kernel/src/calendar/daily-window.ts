import { DAY_MS, MINUTE_MS } from './calendar-date';
import type { WorkingInterval } from './working-hours';

/** The part of each working day during which a clock runs. All values are milliseconds; offsets count from midnight. */
export class DailyWindow {
  /** How long the clock runs on one working day. */
  readonly totalMs: number;
  private readonly spans: readonly { from: number; to: number; before: number }[];

  constructor(intervals: readonly WorkingInterval[]) {
    let before = 0;
    this.spans = intervals.map((interval) => {
      const span = { from: interval.from * MINUTE_MS, to: interval.to * MINUTE_MS, before };
      before += span.to - span.from;
      return span;
    });
    this.totalMs = before;
  }

  /** How far the clock has come by `offset`. */
  elapsedAt(offset: number): number {
    let elapsed = 0;
    for (const { from, to } of this.spans) elapsed += Math.min(Math.max(offset - from, 0), to - from);
    return elapsed;
  }

  /** The first moment at which the clock shows `elapsed`: an interval's end rather than the next one's beginning. */
  earliestOffsetOf(elapsed: number): number {
    const span = this.spans.find(({ from, to, before }) => elapsed > before && elapsed <= before + to - from);
    return span ? span.from + (elapsed - span.before) : 0;
  }

  /** The last moment at which the clock shows `elapsed`: an interval's beginning rather than the last one's end. */
  latestOffsetOf(elapsed: number): number {
    const span = this.spans.find(({ from, to, before }) => elapsed >= before && elapsed < before + to - from);
    return span ? span.from + (elapsed - span.before) : DAY_MS;
  }

  /** Whether the clock runs in the millisecond that begins at `offset`. */
  isOpenAt(offset: number): boolean {
    return this.spans.some(({ from, to }) => offset >= from && offset < to);
  }
}
