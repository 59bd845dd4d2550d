import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { DatabaseClock } from './database-clock';

/** Moves product time, for the demonstration and for tests. Production refuses, here and by a CHECK in the database. */
@Injectable()
export class ProductClock {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DatabaseClock) private readonly clock: DatabaseClock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'environment'>,
  ) {}

  /**
   * From now on product time runs `scale` times as fast (0: stands still) from `anchorApp`, or from where it is.
   * @throws Error in production
   */
  async setClock({ scale, anchorApp }: { scale: number; anchorApp?: Date }): Promise<void> {
    await this.move((manager) =>
      manager.query(
        `UPDATE app_clock SET anchor_app = coalesce($2::timestamptz, app_now()), anchor_real = clock_timestamp(),
           scale = $1, version = version + 1`,
        [scale, anchorApp ?? null],
      ),
    );
  }

  /** Product time becomes `instant` and runs on as fast as before. @throws Error in production */
  async jumpTo(instant: Date): Promise<void> {
    await this.move((manager) =>
      manager.query(
        'UPDATE app_clock SET anchor_app = $1, anchor_real = clock_timestamp(), version = version + 1',
        [instant],
      ),
    );
  }

  /** Product time is the database's clock again. @throws Error in production */
  async reset(): Promise<void> {
    await this.move((manager) =>
      manager.query(
        'UPDATE app_clock SET anchor_app = NULL, anchor_real = NULL, scale = 1, version = version + 1',
      ),
    );
  }

  private async move(change: (manager: EntityManager) => Promise<unknown>): Promise<void> {
    if (this.config.environment === 'production') throw new Error('production time cannot be moved');
    await this.dataSource.transaction(async (manager) => {
      await change(manager);
      // delayed jobs were asked for in the old time: ask again
      await manager.query(
        "UPDATE timers SET hinted_at = NULL WHERE state = 'ARMED' AND hinted_at IS NOT NULL",
      );
      await manager.query('NOTIFY clock');
    });
    await this.clock.refresh();
  }
}
