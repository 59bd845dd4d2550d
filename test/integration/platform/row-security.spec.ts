import { DataSource } from 'typeorm';
import {
  acrossStreets,
  admitToStreets,
  DATABASE_ROLES,
  DISTRICT,
  openStreetScope,
  postgresPool,
  UnitOfWork,
} from '#libs/platform';
import { PeopleService } from '#libs/people';
import { ownerDataSource } from '../../../apps/cli/src/data-source';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { ids } from '../../support/orders-app';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

/** Tables that belong to no street. A new one without `street_id` has to be thought about here. */
const NO_STREET = [
  'account_persons',
  'accounts',
  'app_clock',
  'call_limits',
  'event_deliveries',
  'idempotency_keys',
  'local_messages',
  'migrations',
  'notice_reads',
  'one_time_codes',
  'recovery_codes',
  'row_security',
  'second_factors',
  'service_categories',
  'sessions',
  'sign_in_tickets',
];

let database: TestDatabase;
let owner: DataSource;
let api: GraphqlServer;
let unitOfWork: UnitOfWork;
const streets = { own: ids.uuid(), other: ids.uuid() };
const persons = { own: ids.uuid(), other: ids.uuid(), ofDistrict: ids.uuid() };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await ownerDataSource(database.url).initialize();
  for (const [id, street] of [
    [persons.own, streets.own],
    [persons.other, streets.other],
    [persons.ofDistrict, null],
  ])
    await owner.query(`INSERT INTO persons (id, street_id, name_encrypted) VALUES ($1, $2, 'sealed')`, [
      id,
      street,
    ]);
  api = await startApi({ databaseUrl: database.url, env: { DATABASE_POOL: '2' } });
  unitOfWork = api.app.get(UnitOfWork, { strict: false });
}, 30_000);

afterAll(async () => {
  await api.stop();
  await owner.destroy();
  await database.drop();
});

const within = <T>(allowed: readonly string[], work: () => Promise<T>): Promise<T> =>
  openStreetScope(() => {
    admitToStreets(allowed);
    return work();
  });
const SEEN = 'SELECT id FROM persons ORDER BY id';
const seen = async (): Promise<string[]> =>
  (await unitOfWork.atomic((tx) => tx.query<{ id: string }>(SEEN))).map(({ id }) => id);
const write = (text: string, values: readonly unknown[]) => () =>
  unitOfWork.atomic((tx) => {
    tx.write({ text, values, expectRows: 1 });
    return Promise.resolve();
  });

describe('the schema', () => {
  it('has every table with a street under row-level security, for its owner too', async () => {
    const tables = await owner.query<{ name: string; forced: boolean; policies: string[] }[]>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
              ARRAY(SELECT DISTINCT unnest(roles)::text FROM pg_policies p WHERE p.tablename = c.relname ORDER BY 1) AS policies
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'street_id' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(tables.length).toBeGreaterThan(25);
    const policies = [DATABASE_ROLES.api, DATABASE_ROLES.worker];
    expect(tables.filter((table) => !table.forced || table.policies.join() !== policies.join())).toEqual([]);
  });

  it('knows by name what belongs to no street', async () => {
    const tables = await owner.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'street_id')
        ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(NO_STREET);
  });

  it('has no view or function that sees more than its caller', async () => {
    const loopholes = await owner.query(
      `SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
       UNION ALL SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace`,
    );
    expect(loopholes).toEqual([]);
  });
});

describe('the API at the database', () => {
  it('is neither owner nor superuser, and stays so after RESET ROLE', async () => {
    const client = await postgresPool(api.app.get(DataSource)).connect();
    try {
      await client.query('RESET ROLE');
      const { rows } = await client.query(
        'SELECT current_user AS name, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user',
      );
      expect(rows).toEqual([{ name: DATABASE_ROLES.api, rolsuper: false, rolbypassrls: false }]);
      await expect(client.query('ALTER TABLE persons NO FORCE ROW LEVEL SECURITY')).rejects.toThrow('owner');
    } finally {
      client.release();
    }
  });

  it('may not rewrite the record or the log of reveals', async () => {
    for (const sql of [
      'DELETE FROM timeline_entries',
      'UPDATE timeline_entries SET seq = 0',
      'DELETE FROM reveals',
    ])
      await expect(
        acrossStreets('METRICS', () => unitOfWork.transaction((tx) => tx.query(sql))),
      ).rejects.toThrow('permission denied');
  });
});

describe('a statement of the API', () => {
  it('sees nothing before somebody was admitted', async () => {
    expect(await seen()).toEqual([]);
    expect(await openStreetScope(seen)).toEqual([]);
  });

  it('sees the own street and what belongs to the district, even when no service checks', async () => {
    const expected = [persons.own, persons.ofDistrict].sort();
    expect(await within([streets.own], seen)).toEqual(expected);
    // a service that answers code, not callers: it checks nothing
    const people = api.app.get(PeopleService, { strict: false });
    const found = await within([streets.own], () => people.factsOf(Object.values(persons)));
    expect([...found.keys()].sort()).toEqual(expected);
  });

  it('sees all streets only where it says why', async () => {
    expect(await acrossStreets('METRICS', seen)).toHaveLength(3);
  });

  it('writes nothing in another street', async () => {
    const insert = write(
      'INSERT INTO persons (id, street_id, name_encrypted) VALUES ($1::uuid, $2::uuid, $3)',
      [ids.uuid(), streets.other, 'x'],
    );
    await expect(within([streets.own], insert)).rejects.toThrow('row-level security');
    const update = 'UPDATE persons SET birth_year = 1950 WHERE id = $1::uuid';
    await within([streets.own], write(update, [persons.own]));
    await expect(within([streets.own], write(update, [persons.other]))).rejects.toThrow(
      '0 rows instead of 1',
    );
    const move = 'UPDATE persons SET street_id = $2::uuid WHERE id = $1::uuid';
    await expect(within([streets.own], write(move, [persons.own, streets.other]))).rejects.toThrow(
      'row-level security',
    );
  });

  it('writes rows of the district for people of the district only', async () => {
    const update = write('UPDATE persons SET birth_year = 1960 WHERE id = $1::uuid', [persons.ofDistrict]);
    await expect(within([streets.own], update)).rejects.toThrow('0 rows instead of 1');
    await within([DISTRICT], update);
  });

  it('leaves no scope on the connection, whether it went well or not', async () => {
    const pool = postgresPool(api.app.get(DataSource));
    const unscoped = async () =>
      (
        await pool.query(
          "SELECT current_setting('app.streets', true) AS streets, (SELECT count(*)::int FROM persons) AS n",
        )
      ).rows[0];
    for (const how of ['atomic', 'transaction'] as const) {
      await within([streets.own], () => unitOfWork[how]((tx) => tx.query(SEEN)));
      expect(await unscoped()).toEqual({ streets: '', n: 0 });
      await expect(
        within([streets.own], () => unitOfWork[how]((tx) => tx.query('SELECT 1/0'))),
      ).rejects.toThrow('division by zero');
      expect(await unscoped()).toEqual({ streets: '', n: 0 });
    }
  });

  it('never sees through the scope of the borrower before, two hundred at once on two connections', async () => {
    const scopes = [[streets.own], [streets.other], [], [streets.own, streets.other]];
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const scope = scopes[n % scopes.length]!;
        if (n % 7 === 0)
          await within(scope, () => unitOfWork.atomic((tx) => tx.query('SELECT 1/0'))).catch(() => null);
        const found = await within(scope, seen);
        return found.filter((id) => id !== persons.ofDistrict).length === scope.length;
      }),
    );
    expect(answers.filter((right) => !right)).toEqual([]);
  });

  it('keeps its plan and changes its scope', async () => {
    // past the fifth run PostgreSQL may keep one plan for all values
    for (let n = 0; n < 24; n++) {
      const street = n % 2 === 0 ? 'own' : 'other';
      const found = await within([streets[street]], seen);
      expect(found).toContain(persons[street]);
      expect(found).toHaveLength(2);
    }
  });

  it('carries its scope through each statement of a transaction', async () => {
    const counts = await within([streets.own], () =>
      unitOfWork.transaction(async (tx) => {
        const before = await tx.query(SEEN);
        const across = await acrossStreets('METRICS', () => tx.query(SEEN));
        return [before.length, across.length, (await tx.query(SEEN)).length];
      }),
    );
    expect(counts).toEqual([2, 3, 2]);
  });
});
