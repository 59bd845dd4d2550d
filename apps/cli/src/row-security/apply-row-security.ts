import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { PUBLIC_ROWS } from '#libs/product';
import { GRANTS } from './grants';
import { provideRoles } from './roles';
import { policiesOf, streetTables } from './street-policies';

/**
 * Puts roles, grants and policies as the entities ask for them, after every migration that changed any: a new table with a
 * street is under row-level security without anybody having to think of it. Does nothing when nothing changed.
 */
export async function applyRowSecurity(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await provideRoles(runner);
    await runner.query(
      'CREATE TABLE IF NOT EXISTS row_security (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), applied text NOT NULL)',
    );
    const statements = await rowSecurity(dataSource);
    const wanted = createHash('sha256').update(statements.join(';\n')).digest('hex');
    const [state] = (await runner.query('SELECT applied FROM row_security')) as { applied: string }[];
    if (state?.applied === wanted) return;
    await runner.startTransaction();
    for (const statement of [...(await oldPolicies(dataSource)), ...statements])
      await runner.query(statement);
    await runner.query(
      'INSERT INTO row_security (applied) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET applied = EXCLUDED.applied',
      [wanted],
    );
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/** By the tables that are there, too: a grant on all tables covers those that no entity describes. */
async function rowSecurity(dataSource: DataSource): Promise<string[]> {
  const tables = await dataSource.query<{ name: string }[]>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1',
  );
  return [
    `-- tables: ${tables.map(({ name }) => name).join(' ')}`,
    ...GRANTS,
    ...streetTables(dataSource.entityMetadatas).flatMap((table) =>
      policiesOf(table, PUBLIC_ROWS[table.name]),
    ),
  ];
}

async function oldPolicies(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ statement: string }[]>(
    `SELECT format('DROP POLICY %I ON %I', policyname, tablename) AS statement
       FROM pg_policies WHERE schemaname = current_schema()`,
  );
  return rows.map(({ statement }) => statement);
}
