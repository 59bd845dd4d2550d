import { Presets, SingleBar } from 'cli-progress';
import { Client } from 'pg';
import { readMenu } from '#libs/catalogue';
import { PersonSealer } from '#libs/people';
import { databaseUrl } from '../database-url';
import { startInProcess } from '../demo/in-process';
import { FILL, planOf } from './orders.sql';
import { FUNCTIONS, places } from './places.sql';
import { writeRecentTimelines } from './recent-timelines';
import type { DistrictSize } from './size';

const BATCH = 50_000;
const TABLES = ['service_orders', 'claims', 'evaluations', 'rectifications', 'callbacks'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰平'];

/**
 * Fills an empty database with a district of invented people, set by set. Foreign keys are not looked at while rows go in and
 * hold by how they are made; indexes are built at the end.
 * @public loaded by its command when it is run
 */
export async function generateDistrict(env: NodeJS.ProcessEnv, size: DistrictSize): Promise<number> {
  const names = await sealedNames(env);
  const client = new Client({ connectionString: databaseUrl(), application_name: 'supermarket-generate' });
  await client.connect();
  try {
    if (!(await isEmpty(client))) {
      console.error('The database is not empty: choose another one · 数据库不是空的，请换一个');
      return 2;
    }
    for (const setting of SETTINGS) await client.query(setting);
    for (const statement of FUNCTIONS) await client.query(statement);
    const menu = readMenu().map(({ nameZh, categoryEn }) => ({
      item: nameZh,
      code: categoryEn
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, ''),
      name: categoryEn,
    }));
    for (const { text, values } of places(size))
      await client.query(
        text,
        values === 'names' ? [names] : values === 'menu' ? [JSON.stringify(menu)] : [],
      );
    const indexes = await dropIndexes(client);
    await writeOrders(client, size, menu.length);
    console.log('索引 · building indexes');
    for (const statement of indexes) await client.query(statement);
    for (const table of [...TABLES, 'persons', 'timeline_entries', 'organizations', 'timers'])
      await client.query(`VACUUM (ANALYZE) ${table}`);
    return 0;
  } finally {
    await client.end();
  }
}

const SETTINGS = [
  `SET app.streets = '*'`,
  'SET statement_timeout = 0',
  'SET synchronous_commit = off',
  `SET maintenance_work_mem = '512MB'`,
  `SET work_mem = '256MB'`,
  'SET jit = off',
  'SET session_replication_role = replica',
];

async function writeOrders(client: Client, size: DistrictSize, items: number): Promise<void> {
  const bar = new SingleBar(
    { format: '订单 · orders {bar} {value}/{total} · {rate}/s', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  const begun = performance.now();
  bar.start(size.orders, 0, { rate: 0 });
  const now = new Date();
  // yesterday: nothing lies in the future
  const today = new Date(now.getTime() + 8 * 3600_000).toISOString().slice(0, 10);
  for (let from = 1; from <= size.orders; from += BATCH) {
    const to = Math.min(from + BATCH - 1, size.orders);
    await client.query('BEGIN');
    await client.query(planOf(size, items), [from, to, today]);
    for (const statement of FILL) await client.query(statement, [now]);
    await writeRecentTimelines(client);
    await client.query('COMMIT');
    bar.update(to, { rate: Math.round(to / ((performance.now() - begun) / 1000)) });
  }
  bar.stop();
  console.log(
    `RESULT orders=${size.orders} seconds=${((performance.now() - begun) / 1000).toFixed(0)} orders_per_s=${Math.round(size.orders / ((performance.now() - begun) / 1000))}`,
  );
}

async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query('SELECT 1 FROM organizations LIMIT 1');
  return rows.length === 0;
}

/** Those that are no constraint. @returns the statements that make them again */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
      WHERE i.schemaname = current_schema() AND i.tablename = ANY($1)
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`,
    [TABLES],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Some hundred invented names, sealed with this installation's key; people share them. */
async function sealedNames(env: NodeJS.ProcessEnv): Promise<string[]> {
  const parts = await startInProcess(env);
  try {
    const sealer = parts.get(PersonSealer);
    return SURNAMES.flatMap((surname) =>
      GIVEN.map(
        (given) => sealer.seal({ name: `${surname}${given}`, phone: null, address: null }).nameEncrypted,
      ),
    );
  } finally {
    await parts.stop();
  }
}
