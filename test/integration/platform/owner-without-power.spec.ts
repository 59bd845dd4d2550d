import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { DATABASE_ROLES } from '#libs/platform';
import { commandDataSource } from '../../../apps/cli/src/data-source';
import { checkInvariants } from '../../../apps/cli/src/doctor/check-invariants';
import { migrate, migrationsDrift } from '../../../apps/cli/src/migrate';
import { startApi } from '../../support/api-server';
import { requiredEnv } from '../../support/required-env';

/** As docs/operations.md asks: an owner who is no superuser migrates, and the processes sign in as somebody who owns nothing. */
describe('an installation without a superuser', () => {
  const name = requiredEnv('TEST_TEMPLATE').replace(/template$/, randomBytes(6).toString('hex'));
  const [owner, login] = [`${name}_owner`, `${name}_login`];
  const password = randomBytes(12).toString('hex');

  async function as(url: string, statements: readonly string[]): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      let rows: Record<string, unknown>[] = [];
      for (const statement of statements) rows = (await client.query(statement)).rows;
      return rows;
    } finally {
      await client.end();
    }
  }
  const asAdmin = (...statements: string[]) => as(requiredEnv('TEST_ADMIN_URL'), statements);
  const urlOf = (user: string): string => {
    const url = new URL(requiredEnv('TEST_ADMIN_URL'));
    Object.assign(url, { pathname: `/${name}`, username: user, password });
    return url.href;
  };

  beforeAll(async () => {
    await asAdmin(
      `CREATE ROLE ${owner} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS PASSWORD '${password}'`,
      `CREATE ROLE ${login} LOGIN NOINHERIT PASSWORD '${password}'`,
      `GRANT supermarket_api, supermarket_worker TO ${owner}, ${login}`,
      `CREATE DATABASE ${name} OWNER ${owner}`,
    );
  });
  afterAll(() =>
    asAdmin(
      `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
      `DROP ROLE IF EXISTS ${owner}`,
      `DROP ROLE IF EXISTS ${login}`,
    ),
  );

  it('migrates, serves and passes the doctor; the processes have nothing of their own', async () => {
    await migrate(urlOf(owner));
    expect(await migrationsDrift(urlOf(owner))).toEqual([]);

    const api = await startApi({ databaseUrl: urlOf(login) });
    try {
      expect(await api.post('{ streets { id } }')).toMatchObject({ data: { streets: [] } });
    } finally {
      await api.stop();
    }

    const dataSource = await commandDataSource(urlOf(login)).initialize();
    try {
      expect((await checkInvariants(dataSource)).filter(({ broken }) => broken > 0)).toEqual([]);
    } finally {
      await dataSource.destroy();
    }

    // whoever breaks out of the role finds nothing
    for (const statement of ['SELECT * FROM persons', 'DROP TABLE persons', 'TRUNCATE timeline_entries'])
      await expect(as(urlOf(login), ['RESET ROLE', statement])).rejects.toThrow(
        /permission denied|must be owner/,
      );
  });
});

describe('docker-compose.yml', () => {
  const read = (file: string): string => readFileSync(path.resolve(__dirname, '../../..', file), 'utf8');
  /** Services by name, each with its own lines. */
  const services = new Map(
    read('docker-compose.yml')
      .split(/^volumes:/m)[0]!
      .split(/^(?= {2}[a-z]+:$)/m)
      .map((part) => [/^ {2}([a-z]+):/.exec(part)?.[1] ?? 'shared', part] as const),
  );

  it('lets the migration alone sign in as the owner', () => {
    expect(services.get('shared')).toMatch(
      /DATABASE_URL: postgres:\/\/supermarket_login:\$\{APP_DATABASE_PASSWORD:\?/,
    );
    const owners = [...services]
      .filter(([, part]) => part.includes('postgres://supermarket:'))
      .map(([name]) => name);
    expect(owners).toEqual(['migrate']);
    expect(services.get('postgres')).toContain('roles.sh:/docker-entrypoint-initdb.d/');
    for (const name of ['api', 'worker']) expect(services.get(name)).toContain('*environment');
  });

  it('asks for every secret, and .env.example names each', () => {
    const asked = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name!);
    const secrets = ['POSTGRES_PASSWORD', 'APP_DATABASE_PASSWORD', 'JWT_SECRET', 'FIELD_ENCRYPTION_KEYS'];
    expect(new Set(asked)).toEqual(new Set([...secrets, 'BLIND_INDEX_KEY', 'TOKEN_KEY', 'BACKUP_KEY']));
    for (const name of asked) expect(read('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'));
  });

  it('makes the roles that the processes take, as somebody who owns nothing', () => {
    const roles = read('ops/postgres/roles.sh');
    for (const role of Object.values(DATABASE_ROLES))
      expect(roles).toContain(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;`);
    expect(roles).toContain('GRANT supermarket_api, supermarket_worker TO supermarket_login;');
    expect(roles).not.toContain('GRANT supermarket TO');
  });
});
