import { Presets, SingleBar } from 'cli-progress';
import { Client } from 'pg';
import { readMenu } from '#libs/catalogue';
import { PersonSealer } from '#libs/people';
import { databaseUrl } from '../database-url';
import { startInProcess } from '../demo/in-process';
import { FILL } from './fill.sql';
import { planOf } from './orders.sql';
import { FUNCTIONS, places } from './places.sql';
import { writeRecentTimelines } from './recent-timelines';
import { withoutIndexes } from './secondary-indexes';
import type { DistrictSize } from './size';

const BATCH = 50_000;
/** One connection fills while the other one's plan or timelines are worked out. */
const AT_ONCE = 2;
const TABLES = ['service_orders', 'claims', 'evaluations', 'rectifications', 'callbacks'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰平'];

/**
 * Fills an empty database with a district of invented people, set by set. Foreign keys are not looked at while rows go in and
 * hold by how they are made; checks and keys are kept; other indexes are built at the end.
 * @public loaded by its command when it is run
 */
export async function generateDistrict(env: NodeJS.ProcessEnv, size: DistrictSize): Promise<number> {
  const names = await sealedNames(env);
  const clients = await Promise.all(Array.from({ length: AT_ONCE }, connect));
  const [client] = clients as [Client];
  try {
    if (!(await isEmpty(client))) {
      console.error('The database is not empty: choose another one · 数据库不是空的，请换一个');
      return 2;
    }
    const begun = performance.now();
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
    await withoutIndexes(clients, TABLES, () => writeOrders(clients, size, menu.length));
    for (const table of [...TABLES, 'persons', 'memberships', 'timeline_entries', 'organizations', 'timers'])
      await client.query(`VACUUM (ANALYZE) ${table}`);
    const seconds = (performance.now() - begun) / 1000;
    console.log(
      `RESULT orders=${size.orders} seconds=${seconds.toFixed(0)} orders_per_s=${Math.round(size.orders / seconds)}`,
    );
    return 0;
  } finally {
    await Promise.all(clients.map((one) => one.end()));
  }
}

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl(), application_name: 'supermarket-generate' });
  await client.connect();
  for (const setting of SETTINGS) await client.query(setting);
  for (const statement of FUNCTIONS) await client.query(statement);
  return client;
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

async function writeOrders(clients: readonly Client[], size: DistrictSize, items: number): Promise<void> {
  const bar = new SingleBar(
    { format: '订单 · orders {bar} {value}/{total} · {rate}/s', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  const begun = performance.now();
  bar.start(size.orders, 0, { rate: 0 });
  const { rows } = await clients[0]!.query<{ now: string; yesterday: string }>(
    `SELECT floor(extract(epoch FROM app_now()))::bigint AS now, ((app_now() AT TIME ZONE 'Asia/Shanghai')::date - 1)::text AS yesterday`,
  );
  const { now, yesterday } = rows[0]!;
  let next = 1;
  let done = 0;
  const write = async (client: Client): Promise<void> => {
    while (next <= size.orders) {
      const from = next;
      const to = Math.min(from + BATCH - 1, size.orders);
      next = to + 1;
      await client.query('BEGIN');
      await client.query(planOf(size, items), [from, to, yesterday, now]);
      await writeRecentTimelines(client);
      for (const statement of FILL) await client.query(statement);
      await client.query('COMMIT');
      done += to - from + 1;
      bar.update(done, { rate: Math.round(done / ((performance.now() - begun) / 1000)) });
    }
  };
  await Promise.all(clients.map(write));
  bar.stop();
}

async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query('SELECT 1 FROM organizations LIMIT 1');
  return rows.length === 0;
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
