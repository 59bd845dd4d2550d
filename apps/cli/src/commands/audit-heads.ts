import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { roleOption } from '#libs/platform';
import { chainHeads, lineOf } from '../backup/chain-heads';
import type { Command } from '../command';
import { databaseUrl } from '../database-url';

const BATCH = 1000;

/**
 * `npm run audit:heads -- --out FILE` keeps the ends of all chains outside the database, once a day and on another machine;
 * `-- --check FILE` finds a record that was rewritten or cut since, which the chains alone cannot show.
 * Exit code 0: as kept, 1: a chain no longer has the entry it ended with.
 */
export const auditHeadsCommand: Command = {
  name: 'audit:heads',
  describe: '导出或核对留痕链末端 · keep (--out FILE) or check (--check FILE) the ends of the chains',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' }, check: { type: 'string' } },
    });
    const client = new Client({ connectionString: databaseUrl(), options: roleOption('worker') });
    await client.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return values.check ? await check(client, values.check) : await keep(client, values.out);
    } finally {
      await client.end();
    }
  },
};

async function keep(client: Client, file: string | undefined): Promise<number> {
  const digest = createHash('sha256');
  let subjects = 0;
  const lines = async function* (): AsyncGenerator<string> {
    for await (const head of chainHeads(client)) {
      const line = lineOf(head);
      digest.update(line);
      subjects++;
      yield line;
    }
  };
  if (file) await pipeline(Readable.from(lines()), createGzip(), fs.createWriteStream(file));
  else for await (const _ of lines()); // only the digest is wanted
  console.log(`${new Date().toISOString()} ${digest.digest('hex')}`);
  console.log(`RESULT subjects=${subjects}`);
  return 0;
}

async function check(client: Client, file: string): Promise<number> {
  const lines = createInterface({ input: fs.createReadStream(file).pipe(createGunzip()) });
  const digest = createHash('sha256');
  let subjects = 0;
  let changed = 0;
  let batch: string[] = [];
  const look = async () => {
    const missing = await missingFrom(client, batch);
    for (const line of missing) console.error(`✗ ${line}`);
    changed += missing.length;
    batch = [];
  };
  for await (const line of lines) {
    digest.update(`${line}\n`);
    subjects++;
    if (batch.push(line) === BATCH) await look();
  }
  await look();
  console.log(`${digest.digest('hex')}`);
  console.log(`RESULT subjects=${subjects} changed=${changed}`);
  return changed === 0 ? 0 : 1;
}

async function missingFrom(client: Client, lines: readonly string[]): Promise<string[]> {
  const parts = lines.map((line) => line.split(' '));
  const { rows } = await client.query<{ line: string }>(
    `SELECT kept.id || ' ' || kept.seq || ' ' || kept.hash AS line
       FROM unnest($1::uuid[], $2::int[], $3::text[]) AS kept (id, seq, hash)
       LEFT JOIN timeline_entries t ON t.subject_id = kept.id AND t.seq = kept.seq AND t.hash = kept.hash
      WHERE t.subject_id IS NULL`,
    [parts.map(([id]) => id), parts.map(([, seq]) => Number(seq)), parts.map(([, , hash]) => hash)],
  );
  return rows.map(({ line }) => line);
}
