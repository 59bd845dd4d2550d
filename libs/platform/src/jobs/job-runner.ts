import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { postgresPool } from '../database/unit-of-work';
import { errorLabel } from '../logging/error-label';
import { backoffMs } from '../work/backoff';
import { JobHandlers, JobLost, type LongWork } from './job-handlers';

/** How long a worker is believed to be alive after it last said so, seconds. */
const LEASE_SECONDS = 60;
const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

/** Runs jobs, one worker at a time each, whoever brings them. */
@Injectable()
export class JobRunner {
  private readonly log = new Logger(JobRunner.name);
  private readonly pool: Pool;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(JobHandlers) private readonly handlers: JobHandlers,
  ) {
    this.pool = postgresPool(dataSource);
  }

  /** Ids of jobs that could begin now, or whose worker fell silent; oldest first. */
  async due(limit: number, graceMs: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>({
      name: 'jobs_due',
      text: DUE,
      values: [limit, graceMs / 1000],
    });
    return rows.map(({ id }) => id);
  }

  /** Does the job unless it is done, not due, or in the hands of a worker that lives. @returns whether it ran */
  async run(id: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ kind: string; attempts: number }>({
      name: 'job_lease',
      text: LEASE,
      values: [id, LEASE_SECONDS],
    });
    const leased = rows[0];
    if (!leased) return false;
    const handler = this.handlers.get(leased.kind);
    if (!handler) {
      await this.fail(id, leased.attempts, 'NoHandler', null);
      return false;
    }
    // it was begun so often and never ended, not even with an error: it takes its worker down
    if (leased.attempts > MOST_ATTEMPTS) await this.giveUp(id, leased.attempts, 'NeverEnded', handler);
    else await this.attempt(id, leased.attempts, handler);
    return true;
  }

  private async attempt(id: string, attempt: number, handler: LongWork): Promise<void> {
    try {
      await handler.run({ id, attempt, alive: () => this.alive(id, attempt) });
      await this.pool.query(
        `UPDATE background_jobs SET state = 'DONE', ended_at = clock_timestamp(), leased_until = NULL
          WHERE id = $1 AND attempts = $2 AND state = 'RUNNING'`,
        [id, attempt],
      );
    } catch (error) {
      if (error instanceof JobLost) return;
      this.log.warn(`${handler.kind} ${id}, run ${attempt}: ${errorLabel(error)}`);
      await this.fail(id, attempt, errorLabel(error), handler);
    }
  }

  private async alive(id: string, attempt: number): Promise<void> {
    const { rowCount } = await this.pool.query(
      `UPDATE background_jobs SET leased_until = clock_timestamp() + make_interval(secs => $3::float8)
        WHERE id = $1 AND attempts = $2 AND state = 'RUNNING'`,
      [id, attempt, LEASE_SECONDS],
    );
    if (rowCount !== 1) throw new JobLost();
  }

  private async fail(id: string, attempt: number, label: string, handler: LongWork | null): Promise<void> {
    if (handler && attempt >= MOST_ATTEMPTS) return this.giveUp(id, attempt, label, handler);
    // without a handler this worker is older than the job: a newer one will take it
    await this.pool.query(
      `UPDATE background_jobs SET state = 'PENDING', leased_until = NULL, last_error = $3,
              not_before = clock_timestamp() + make_interval(secs => $4::float8)
        WHERE id = $1 AND attempts = $2 AND state = 'RUNNING'`,
      [id, attempt, label, backoffMs(attempt, FIRST_PAUSE_MS, LONGEST_PAUSE_MS) / 1000],
    );
  }

  private async giveUp(id: string, attempt: number, label: string, handler: LongWork): Promise<void> {
    this.log.error(`gave up: ${handler.kind} ${id} (${label})`);
    await handler.abandoned(id);
    await this.pool.query(
      `UPDATE background_jobs SET state = 'FAILED', leased_until = NULL, last_error = $3, ended_at = clock_timestamp()
        WHERE id = $1 AND attempts = $2 AND state = 'RUNNING'`,
      [id, attempt, label],
    );
  }
}

const MAY_BEGIN = `(state = 'PENDING' AND coalesce(not_before, '-infinity') <= clock_timestamp()
  OR state = 'RUNNING' AND leased_until <= clock_timestamp())`;

const LEASE = `
UPDATE background_jobs SET state = 'RUNNING', attempts = attempts + 1,
  leased_until = clock_timestamp() + make_interval(secs => $2::float8)
WHERE id = $1::uuid AND ${MAY_BEGIN} RETURNING kind, attempts`;

const DUE = `
SELECT id FROM background_jobs
WHERE state IN ('PENDING', 'RUNNING') AND ${MAY_BEGIN}
  AND created_at <= clock_timestamp() - make_interval(secs => $2::float8)
ORDER BY created_at LIMIT $1`;
