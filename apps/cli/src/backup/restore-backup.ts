import { Client, type ClientBase } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { migrate } from '../migrate';
import { digestOfHeads } from './chain-heads';
import { decodeFrames, type BackupManifest, type TableStart } from './frames';
import { RESUME } from './resume';
import { readSealed } from './sealed-file';
import { migrationsOf, quoted } from './tables';

/**
 * Brings a backup back into a database that has nothing yet (made when it is not there). Either all of it is there
 * afterwards, or nothing but the empty schema.
 * @throws Error when the file is not genuine, the database is not empty, or the schema is another
 */
export async function restoreBackup(databaseUrl: string, file: string, key: Buffer): Promise<BackupManifest> {
  const expected = await inspect(file, key);
  await provideEmptyDatabase(databaseUrl);
  await migrate(databaseUrl);
  const client = new Client({ connectionString: databaseUrl, application_name: 'supermarket-restore' });
  await client.connect();
  try {
    if ((await migrationsOf(client)).join() !== expected.migrations.join()) throw new Error(OTHER_SCHEMA);
    await client.query('BEGIN');
    await withoutPolicies(client, async () => {
      await fill(client, file, key);
      await compare(client, expected);
      for (const [name, last] of Object.entries(expected.sequences))
        await client.query('SELECT setval($1::regclass, $2)', [name, last]);
      for (const statement of RESUME) await client.query(statement);
    });
    await client.query('COMMIT');
    return expected;
  } finally {
    await client.end(); // an open transaction ends with it
  }
}

/** Reads the file to its end: from here on it is known to be genuine. */
async function inspect(file: string, key: Buffer): Promise<BackupManifest> {
  let manifest: BackupManifest | null = null;
  for await (const frame of decodeFrames(readSealed(file, key)))
    if (frame.kind === 'END') manifest = frame.manifest;
  if (!manifest) throw new Error('the backup is cut off · 备份文件不完整');
  return manifest;
}

async function fill(client: ClientBase, file: string, key: Buffer): Promise<void> {
  let into: CopyStreamQuery | null = null;
  for await (const frame of decodeFrames(readSealed(file, key))) {
    if (into && frame.kind !== 'DATA') {
      await ended(into);
      into = null;
    }
    if (frame.kind === 'TABLE') into = await begin(client, frame.table);
    if (frame.kind === 'DATA') await written(into!, frame.bytes);
  }
}

async function begin(client: ClientBase, { name, columns }: TableStart): Promise<CopyStreamQuery> {
  // rows the migrations made; a table that only grows has none
  const { rowCount } = await client.query(`SELECT FROM "${name}" LIMIT 1`);
  if (rowCount! > 0) await client.query(`DELETE FROM "${name}"`);
  return client.query(copyFrom(`COPY "${name}" (${quoted(columns)}) FROM STDIN`));
}

/** COPY FROM is refused to whom policies bind, and they bind the owner too: he lifts them inside the transaction. */
async function withoutPolicies(client: ClientBase, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await client.query(`ALTER TABLE "${name}" DISABLE ROW LEVEL SECURITY`);
  await work();
  for (const { name } of rows) await client.query(`ALTER TABLE "${name}" ENABLE ROW LEVEL SECURITY`);
}

const written = (stream: CopyStreamQuery, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => stream.write(bytes, (error) => (error ? reject(error) : resolve())));

const ended = (stream: CopyStreamQuery): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.once('error', reject).once('finish', resolve);
    stream.end();
  });

/** @throws Error naming the table that is not as it was; nothing is committed then */
async function compare(client: ClientBase, expected: BackupManifest): Promise<void> {
  for (const [table, count] of Object.entries(expected.rows)) {
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM "${table}"`);
    if (Number(rows[0]!.n) !== count)
      throw new Error(`${table}: ${rows[0]!.n} rows came back instead of ${count}`);
  }
  if ((await digestOfHeads(client)) !== expected.heads)
    throw new Error('the ends of the chains are not those of the backup · 留痕链末端与备份不符');
}

async function provideEmptyDatabase(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const admin = new Client({ connectionString: url.href });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}`);
  } finally {
    await admin.end();
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_tables WHERE schemaname = 'public' LIMIT 1");
    if (rowCount! > 0) throw new Error(NOT_EMPTY);
  } finally {
    await client.end();
  }
}

const NOT_EMPTY =
  'That database has tables already: a backup is restored into a new one. · 目标数据库已有数据表：请恢复到新的数据库。';
const OTHER_SCHEMA =
  'The backup is of another version of this product: restore it with that version, then migrate. · ' +
  '备份来自其他版本：请用该版本恢复后再升级。';
