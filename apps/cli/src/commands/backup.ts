import path from 'node:path';
import { parseArgs } from 'node:util';
import { backupKey } from '../backup/backup-key';
import { restoreBackup } from '../backup/restore-backup';
import { takeBackup } from '../backup/take-backup';
import type { Command } from '../command';
import { commandDataSource } from '../data-source';
import { databaseUrl } from '../database-url';
import { checkInvariants } from '../doctor/check-invariants';

const sum = (rows: Readonly<Record<string, number>>) => Object.values(rows).reduce((all, n) => all + n, 0);

/** `npm run backup [-- FILE]`: a sealed backup of DATABASE_URL, by default `backup-<time>.sealed`. */
export const backupCommand: Command = {
  name: 'backup',
  describe: '备份 · write a sealed backup [FILE] (BACKUP_KEY)',
  async run([given]) {
    const key = backupKey(process.env);
    const file = path.resolve(given ?? `backup-${new Date().toISOString().replace(/[:.]/g, '-')}.sealed`);
    const begun = performance.now();
    const { rows, heads, sha256 } = await takeBackup(databaseUrl(), file, key);
    console.log(`${file}\nsha256 ${sha256}\nheads  ${heads}`);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`RESULT tables=${Object.keys(rows).length} rows=${sum(rows)} seconds=${seconds}`);
  },
};

/** `npm run restore -- FILE --into postgres://…`: into a new database, whose chains and invariants are then looked at. */
export const restoreCommand: Command = {
  name: 'restore',
  describe: '恢复到新的数据库 · restore FILE --into URL (BACKUP_KEY)',
  async run(args) {
    const options = optionsOf(args);
    if (!options) {
      console.error(
        '用法 · usage: npm run restore -- FILE --into postgres://user:password@host:5432/new-database',
      );
      return 2;
    }
    const { file, into } = options;
    const { rows, takenAt } = await restoreBackup(into, file, backupKey(process.env));
    const dataSource = await commandDataSource(into).initialize();
    try {
      const broken = (await checkInvariants(dataSource)).filter((finding) => finding.broken > 0);
      for (const { name, broken: count } of broken) console.error(`✗ ${name}: ${count}`);
      console.log(`备份时间 · taken at ${takenAt}`);
      console.log(`RESULT tables=${Object.keys(rows).length} rows=${sum(rows)} broken=${broken.length}`);
      return broken.length === 0 ? 0 : 1;
    } finally {
      await dataSource.destroy();
    }
  },
};

function optionsOf(args: readonly string[]): { file: string; into: string } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { into: { type: 'string' } },
      allowPositionals: true,
    });
    const [file] = positionals;
    return file && values.into && URL.canParse(values.into) ? { file, into: values.into } : null;
  } catch {
    return null;
  }
}
