import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { acrossStreets } from '../database/street-scope';
import { postgresPool, UnitOfWork } from '../database/unit-of-work';
import { errorLabel } from '../logging/error-label';
import { Queues } from '../queues/queues';
import { withTimeout } from '../queues/with-timeout';

export interface Check {
  readonly name: 'database' | 'queues' | 'relay';
  readonly ok: boolean;
  /** A label or a number, nothing private. */
  readonly detail: string;
}

export interface Health {
  /** `degraded`: orders are taken and timers fire, but messages wait. Only `down` must take traffic away. */
  readonly status: 'ok' | 'degraded' | 'down';
  readonly checks: readonly Check[];
}

const PATIENCE_MS = 2000;
/** Events older than this say that no relay is at work. */
const RELAY_LATE_SECONDS = 30;

/** Whether this process can serve. Without the database it cannot; without queues or relay it can, only later. */
@Injectable()
export class HealthChecks {
  private readonly pool: Pool;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Optional() @Inject(Queues) private readonly queues: Queues | null,
  ) {
    this.pool = postgresPool(dataSource);
  }

  async ready(): Promise<Health> {
    const checks = await Promise.all([
      check('database', async () => {
        await this.pool.query('SELECT app_now()');
        return 'answers';
      }),
      check('queues', async () => {
        if (!this.queues) return 'not used';
        await Promise.all(this.queues.all().map((queue) => queue.ping()));
        return this.queues.backend;
      }),
      check('relay', () => this.relayAge()),
    ]);
    const [database, ...others] = checks;
    const status = !database.ok ? 'down' : others.every(({ ok }) => ok) ? 'ok' : 'degraded';
    return { status, checks };
  }

  private async relayAge(): Promise<string> {
    const rows = await acrossStreets('METRICS', () =>
      this.unitOfWork.atomic((tx) =>
        tx.query<{ seconds: number }>(
          `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0)::float8 AS seconds
             FROM outbox_events WHERE relayed_at IS NULL`,
        ),
      ),
    );
    const seconds = Math.round(rows[0]!.seconds);
    if (seconds > RELAY_LATE_SECONDS) throw new RelayLate(`${seconds} s`);
    return `${seconds} s`;
  }
}

class RelayLate extends Error {
  override readonly name = 'RelayLate';
}

async function check(name: Check['name'], work: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await withTimeout(work(), PATIENCE_MS, name) };
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    const detail = cause instanceof RelayLate ? cause.message : errorLabel(cause);
    return { name, ok: false, detail };
  }
}
