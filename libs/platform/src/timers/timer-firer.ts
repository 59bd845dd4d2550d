import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { postgresPool } from '../database/unit-of-work';
import { withCorrelation } from '../logging/correlation';
import { errorLabel } from '../logging/error-label';
import { Metrics, type TimerOutcome, type TimerSource } from '../metrics/metrics';
import { TimerHandlers } from './timer-handlers';
import { IN_FORCE, type TimerRef } from './timer-writes';

interface TimerRow {
  subject_type: string;
  street_id: string;
  is_due: boolean;
  late_seconds: number;
}

/**
 * Looks at a timer and, when it is in force and due by the database's clock, lets its handler fire. Whoever comes early,
 * late, twice or with an old generation does no harm. Failures stay in the row: the sweeper comes back after a pause that
 * doubles up to five minutes.
 */
@Injectable()
export class TimerFirer {
  private readonly log = new Logger(TimerFirer.name);
  private readonly pool: Pool;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(TimerHandlers) private readonly handlers: TimerHandlers,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {
    this.pool = postgresPool(dataSource);
  }

  /** @throws only when the database is away */
  async fire(timer: TimerRef, source: TimerSource): Promise<TimerOutcome> {
    const outcome = await withCorrelation(`${timer.subjectId}-${timer.kind}`, () => this.tryFire(timer));
    this.metrics.timerFires.inc({ source, outcome });
    return outcome;
  }

  private async tryFire(timer: TimerRef): Promise<TimerOutcome> {
    const row = await this.inForce(timer);
    if (!row) return 'stale';
    if (!row.is_due) return 'early';
    try {
      const handler = this.handlers.get(row.subject_type);
      if (!handler) throw new NoTimerHandler();
      await handler.fire({ ...pick(timer), streetId: row.street_id });
      if ((await this.inForce(timer))?.is_due) throw new TimerNotSettled();
    } catch (error) {
      return this.recordFailure(timer, errorLabel(error));
    }
    this.metrics.timerLateness.observe(Math.max(0, row.late_seconds));
    return 'done';
  }

  private async inForce({ subjectId, kind, generation }: TimerRef): Promise<TimerRow | undefined> {
    const { rows } = await this.pool.query<TimerRow>({
      name: 'timer_in_force',
      text: `
SELECT subject_type, street_id, due_at <= app_now() AS is_due,
  extract(epoch FROM app_now() - due_at)::float8 / coalesce(nullif((SELECT scale FROM app_clock), 0), 1) AS late_seconds
FROM timers WHERE subject_id = $1 AND kind = $2 AND generation = $3 AND ${IN_FORCE}`,
      values: [subjectId, kind, generation],
    });
    return rows[0];
  }

  private async recordFailure(
    { subjectId, kind, generation }: TimerRef,
    label: string,
  ): Promise<TimerOutcome> {
    const { rowCount } = await this.pool.query(
      `UPDATE timers SET failures = failures + 1, last_error = $4,
         not_before = clock_timestamp() + make_interval(secs => least(power(2, least(failures, 20)), 300))
       WHERE subject_id = $1 AND kind = $2 AND generation = $3 AND ${IN_FORCE}`,
      [subjectId, kind, generation, label],
    );
    // somebody else was faster, and that is what the handler stumbled over
    if (rowCount === 0) return 'stale';
    this.log.warn(`timer ${kind} of ${subjectId} failed: ${label}`);
    return 'failed';
  }
}

/** No lib of this process fires timers of that subject type. */
class NoTimerHandler extends Error {
  override readonly name = 'NoTimerHandler';
}

/** The handler returned without `settleTimer` among its writes; it would be called again and again. */
class TimerNotSettled extends Error {
  override readonly name = 'TimerNotSettled';
}

const pick = ({ subjectId, kind, generation }: TimerRef): TimerRef => ({ subjectId, kind, generation });
