import { Client } from 'pg';
import { ownerDataSource } from './data-source';
import { applyRowSecurity } from './row-security/apply-row-security';

/** Any number that no other lock of this database uses. */
const MIGRATION_LOCK = 7_112_026;

/**
 * Brings the schema up to date, then roles and row-level security. Safe to call from several starts at once: they wait for each other.
 * A database that was ever migrated with NODE_ENV=production stays marked as production.
 *
 * @throws Error when the database cannot be reached or a migration fails; a failed one leaves nothing behind.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const lock = new Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = await ownerDataSource(databaseUrl).initialize();
    try {
      await dataSource.runMigrations({ transaction: 'each' });
      await applyRowSecurity(dataSource);
    } finally {
      await dataSource.destroy();
    }
    await markEnvironment(lock, process.env.NODE_ENV ?? 'development');
  } finally {
    await lock.end(); // also lets the lock go
  }
}

async function markEnvironment(client: Client, environment: string): Promise<void> {
  try {
    await client.query(`UPDATE app_clock SET environment = $1 WHERE environment NOT IN ('production', $1)`, [
      environment,
    ]);
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'app_clock_real_in_production') throw error;
    throw new Error(
      'This database holds a demonstration: its clock was moved, which production refuses. ' +
        'Use an empty database for production, or run with DEMO_MODE=true and without NODE_ENV=production.',
      { cause: error },
    );
  }
}

/**
 * Statements TypeORM would still run to make the schema match the entities; empty when nothing drifted.
 * Expects a migrated database.
 */
export async function migrationsDrift(databaseUrl: string): Promise<string[]> {
  const dataSource = await ownerDataSource(databaseUrl).initialize();
  try {
    const sql = await dataSource.driver.createSchemaBuilder().log();
    return sql.upQueries.map(({ query }) => query);
  } finally {
    await dataSource.destroy();
  }
}
