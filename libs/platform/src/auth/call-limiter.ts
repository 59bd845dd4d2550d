import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WriteStatement } from '../database/combined-statement';
import { TokenHasher } from '../crypto/token-hasher';
import { TooManyRequestsError } from '../graphql/expected-error';

/** Old counts are removed once in so many calls of a process. */
const PURGE_EVERY = 500;

/** At most `calls` calls by one subject within `seconds` of product time, counted from the first of them. */
export interface CallRule {
  /** Lower case with dashes: `sign-in-code-by-phone`. */
  readonly name: string;
  readonly calls: number;
  readonly seconds: number;
}

export interface CallVerdict {
  readonly allowed: boolean;
  /** Product seconds until the count begins afresh. */
  readonly retryAfterSeconds: number;
}

/**
 * Counts calls where all API processes see it. Asked inside the resolver's service, so that a thousand aliases of one
 * field in one request are a thousand calls. Its count stands even when the caller's own unit of work is undone.
 */
@Injectable()
export class CallLimiter {
  private calls = 0;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(TokenHasher) private readonly hasher: TokenHasher,
  ) {}

  /** Counts this call. Throws TooManyRequestsError when it is one too many. */
  async require(rule: CallRule, subject: string): Promise<void> {
    const { allowed, retryAfterSeconds } = await this.take(rule, subject);
    if (!allowed) throw new TooManyRequestsError(retryAfterSeconds);
  }

  /** Counts this call and says whether it is within the rule. `subject` (a phone, an address) is stored hashed. */
  async take(rule: CallRule, subject: string): Promise<CallVerdict> {
    const [row] = await this.dataSource.query<{ count: number; wait: number }[]>(TAKE, [
      this.keyOf(rule, subject),
      rule.seconds,
    ]);
    // swept along the way, by whoever makes the rows; a failure is the next sweep's work
    if (++this.calls % PURGE_EVERY === 0) this.purge().catch(() => undefined);
    return { allowed: row!.count <= rule.calls, retryAfterSeconds: Math.max(1, row!.wait) };
  }

  /**
   * The same as part of the caller's own write: counts, and lets the write land only within the rule. For calls that are
   * right nearly always: it costs no commit of its own, but counts nothing when the unit is undone, so what fails has to be
   * counted by `require`. Beyond the rule the unit is tried again: ask `require` there, which refuses in words.
   */
  counted(rule: CallRule, subject: string): WriteStatement {
    return { text: COUNT, values: [this.keyOf(rule, subject), rule.seconds, rule.calls], expectRows: 1 };
  }

  /** Forgets the count, as after a sign-in that went well. */
  async clear(rule: CallRule, subject: string): Promise<void> {
    await this.dataSource.query('DELETE FROM call_limits WHERE key = $1', [this.keyOf(rule, subject)]);
  }

  /** Removes counts whose window is long over; returns how many. */
  async purge(): Promise<number> {
    const rows = await this.dataSource.query<{ removed: number }[]>(PURGE);
    return rows[0]!.removed;
  }

  private keyOf(rule: CallRule, subject: string): string {
    return `${rule.name}:${this.hasher.ofCode(subject, `limit:${rule.name}`)}`;
  }
}

const COUNT = `
INSERT INTO call_limits AS l (key, window_start, window_end, count)
SELECT $1, t.now, t.now + make_interval(secs => $2), 1 FROM (SELECT app_now() AS now) AS t
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN l.window_end <= excluded.window_start THEN 1 ELSE l.count + 1 END,
  window_start = CASE WHEN l.window_end <= excluded.window_start THEN excluded.window_start ELSE l.window_start END,
  window_end = CASE WHEN l.window_end <= excluded.window_start THEN excluded.window_end ELSE l.window_end END
WHERE l.window_end <= excluded.window_start OR l.count < $3::integer`;

const TAKE = `
INSERT INTO call_limits AS l (key, window_start, window_end, count)
VALUES ($1, app_now(), app_now() + make_interval(secs => $2), 1)
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN l.window_end <= app_now() THEN 1 ELSE least(l.count + 1, 1000000) END,
  window_start = CASE WHEN l.window_end <= app_now() THEN app_now() ELSE l.window_start END,
  window_end = CASE WHEN l.window_end <= app_now() THEN app_now() + make_interval(secs => $2) ELSE l.window_end END
RETURNING count, ceil(extract(epoch FROM window_end - app_now()))::int AS wait`;

const PURGE = `
WITH gone AS (DELETE FROM call_limits WHERE window_end < app_now() - interval '1 hour' RETURNING 1)
SELECT count(*)::int AS removed FROM gone`;
