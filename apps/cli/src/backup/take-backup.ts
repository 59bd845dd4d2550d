import { writeFile } from 'node:fs/promises';
import { Client, type ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { roleOption } from '#libs/platform';
import { digestOfHeads } from './chain-heads';
import { encodeFrame, type BackupManifest } from './frames';
import { writeSealed } from './sealed-file';
import { migrationsOf, quoted, sequencesOf, tablesInOrder } from './tables';

export interface TakenBackup extends BackupManifest {
  /** Of the file as it is on the disk. */
  readonly sha256: string;
}

/**
 * Writes everything the product knows into one sealed file, beside live traffic: one REPEATABLE READ snapshot, streamed table
 * by table. `<file>.manifest.json` says in clear what is in it: counts and digests, nothing of anybody.
 */
export async function takeBackup(databaseUrl: string, file: string, key: Buffer): Promise<TakenBackup> {
  const client = new Client({
    connectionString: databaseUrl,
    options: roleOption('worker'),
    application_name: 'supermarket-backup',
  });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const taken: { manifest?: BackupManifest } = {};
    const sha256 = await writeSealed(
      file,
      key,
      contentOf(client, (manifest) => (taken.manifest = manifest)),
    );
    const backup: TakenBackup = { ...taken.manifest!, sha256 };
    await writeFile(`${file}.manifest.json`, `${JSON.stringify(backup, null, 2)}\n`);
    return backup;
  } finally {
    await client.end();
  }
}

async function* contentOf(
  client: ClientBase,
  finished: (manifest: BackupManifest) => void,
): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ now: Date }>('SELECT now()');
  const header = { takenAt: rows[0]!.now.toISOString(), migrations: await migrationsOf(client) };
  yield encodeFrame({ kind: 'HEADER', header });
  const counts: Record<string, number> = {};
  for (const table of await tablesInOrder(client)) {
    yield encodeFrame({ kind: 'TABLE', table });
    // a SELECT: COPY of a whole table is refused to whom policies bind
    const rowsOut = client.query(
      copyTo(`COPY (SELECT ${quoted(table.columns)} FROM "${table.name}") TO STDOUT`),
    );
    for await (const bytes of rowsOut) yield encodeFrame({ kind: 'DATA', bytes: bytes as Buffer });
    counts[table.name] = rowsOut.rowCount;
  }
  const manifest: BackupManifest = {
    ...header,
    rows: counts,
    sequences: await sequencesOf(client),
    heads: await digestOfHeads(client),
  };
  yield encodeFrame({ kind: 'END', manifest });
  finished(manifest);
}
