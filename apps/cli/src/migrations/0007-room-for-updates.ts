import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An order's row is rewritten by every step, seven times and more within days: pages keep room for it, so that the new row
 * lies beside the old one and no index has to be touched.
 */
export class RoomForUpdates1763800000007 implements MigrationInterface {
  readonly name = 'RoomForUpdates1763800000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE service_orders SET (fillfactor = 70)');
    await runner.query('ALTER TABLE organization_loads SET (fillfactor = 50)');
    await runner.query('ALTER TABLE scores SET (fillfactor = 50)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scores RESET (fillfactor)');
    await runner.query('ALTER TABLE organization_loads RESET (fillfactor)');
    await runner.query('ALTER TABLE service_orders RESET (fillfactor)');
  }
}
