import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { postgresPool } from '../database/unit-of-work';
import { PollingLoop } from '../work/polling-loop';

const EVERY_MS = 60_000;
const BATCH = 200;

/** Removes files that expired: pictures nobody attached, exports after their week. */
@Injectable()
export class FilePurger implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly pool: Pool;
  private readonly loop: PollingLoop;

  constructor(@Inject(DataSource) dataSource: DataSource) {
    this.pool = postgresPool(dataSource);
    this.loop = new PollingLoop({
      name: FilePurger.name,
      everyMs: EVERY_MS,
      work: async () => (await this.purge()) === BATCH,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns how many went; rows that stand for them follow by their foreign keys */
  async purge(): Promise<number> {
    const { rowCount } = await this.pool.query(
      `DELETE FROM stored_files WHERE id IN (
         SELECT id FROM stored_files WHERE expires_at <= app_now()
          ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
      [BATCH],
    );
    return rowCount ?? 0;
  }
}
