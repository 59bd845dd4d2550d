import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { cliEntry, projectRoot } from './project.mjs';
import { Halt } from './steps.mjs';

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
  if (fs.existsSync(cliEntry)) await migrate(adminUrl, name);
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

/** The same command as in production, in a process of its own: it resolves `#libs/*` to the build, as node does. */
function migrate(adminUrl, name) {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const child = spawn(process.execPath, ['--enable-source-maps', cliEntry, 'migrate'], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: url.href },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else {
        const reason = {
          en: 'The migrations failed on an empty database.',
          zh: '在空数据库上执行迁移失败。',
        };
        reject(new Halt({ ...reason, detail: output }));
      }
    });
  });
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
