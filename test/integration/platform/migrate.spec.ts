import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate, migrationsDrift } from '../../../apps/cli/src/migrate';
import { requiredEnv } from '../../support/required-env';

describe('migrating', () => {
  const name = requiredEnv('TEST_TEMPLATE').replace(/template$/, randomBytes(6).toString('hex'));
  let url: string;

  async function asAdmin(statement: string): Promise<void> {
    const admin = new Client({ connectionString: requiredEnv('TEST_ADMIN_URL') });
    await admin.connect();
    await admin.query(statement).finally(() => admin.end());
  }

  async function query<Row extends object>(statement: string): Promise<Row[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    return (await client.query<Row>(statement).finally(() => client.end())).rows;
  }

  beforeEach(async () => {
    await asAdmin(`CREATE DATABASE ${name}`);
    const address = new URL(requiredEnv('TEST_ADMIN_URL'));
    address.pathname = `/${name}`;
    url = address.href;
  });

  afterEach(() => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`));

  it('works when three processes start at once, and again when nothing is left to do', async () => {
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const before = await query('SELECT name FROM migrations');
    await migrate(url);
    expect(await query('SELECT name FROM migrations')).toEqual(before);
    expect(before.length).toBeGreaterThanOrEqual(2);
  });

  it('leaves a schema that matches the entities', async () => {
    await migrate(url);
    expect(await migrationsDrift(url)).toEqual([]);
  });

  it('notices when the schema has drifted from the entities', async () => {
    await migrate(url);
    await query('ALTER TABLE timers DROP COLUMN last_error');
    expect(await migrationsDrift(url)).toEqual([expect.stringContaining('last_error')]);
  });

  it('marks a production database for good, and refuses one whose clock was moved', async () => {
    await migrate(url);
    await query('UPDATE app_clock SET anchor_real = now(), anchor_app = now(), scale = 60');
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(migrate(url)).rejects.toThrow(/empty database/);
      await query('UPDATE app_clock SET anchor_real = NULL, anchor_app = NULL, scale = 1');
      await migrate(url);
    } finally {
      process.env['NODE_ENV'] = 'test';
    }
    await migrate(url);
    expect(await query('SELECT environment FROM app_clock')).toEqual([{ environment: 'production' }]);
  });
});
