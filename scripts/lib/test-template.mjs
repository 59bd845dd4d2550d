import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { inProject } from './project.mjs';

const migrationRunner = inProject('dist/apps/cli/src/migrate.js');

/**
 * One migrated database that every test database is cloned from.
 * @param {string} adminUrl a server on which databases may be created
 * @returns {Promise<{ name: string, prefix: string, dropAll: () => Promise<void> }>} `prefix` begins the name of every
 *   database of this run; `dropAll` removes them all
 */
export async function createTemplate(adminUrl) {
  const prefix = `test_${randomBytes(4).toString('hex')}`;
  const name = `${prefix}_template`;
  await execute(adminUrl, `CREATE DATABASE ${name}`);
  if (fs.existsSync(migrationRunner)) await migrate(adminUrl, name);
  const dropAll = async () => {
    const rows = await execute(
      adminUrl,
      `SELECT datname FROM pg_database WHERE datname LIKE '${prefix}\\_%'`,
    );
    for (const { datname } of rows)
      await execute(adminUrl, `DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  };
  return { name, prefix, dropAll };
}

/** By the build, as node resolves `#libs/*`: Jest's own resolution is not there yet in a set-up. */
async function migrate(adminUrl, name) {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const migrations = createRequire(import.meta.url)(migrationRunner);
  await migrations.migrate(url.href);
}

async function execute(url, statement) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
