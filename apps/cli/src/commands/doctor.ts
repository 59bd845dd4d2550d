import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import type { Command } from '../command';
import { commandDataSource } from '../data-source';
import { databaseUrl } from '../database-url';
import { calendarWarnings } from '../doctor/calendar-warnings';
import { checkInvariants, INVARIANTS, type Finding } from '../doctor/check-invariants';
import { repair } from '../doctor/repair';

const UNDEFINED_TABLE = '42P01';
const NOT_MIGRATED =
  'The database has not been migrated: npm start does it, or node dist/apps/cli/src/main.js migrate.\n' +
  '数据库还没有升级到这个版本：请运行 npm start，或 node dist/apps/cli/src/main.js migrate。';

/** `npm run doctor [-- --repair]`: 0 healthy, 1 something is broken, 2 the arguments were not understood. */
export const doctorCommand: Command = {
  name: 'doctor',
  describe: '检查数据是否自洽 · check every invariant of the product [--repair]',
  async run(args) {
    const options = optionsOf(args);
    if (!options) {
      console.error('用法 · usage: npm run doctor [-- --repair]');
      return 2;
    }
    const dataSource = await commandDataSource(databaseUrl()).initialize();
    try {
      let findings = await checkInvariants(dataSource);
      if (options.repair) {
        await tellRepairs(dataSource);
        findings = await checkInvariants(dataSource);
      }
      return await tell(dataSource, findings);
    } catch (error) {
      throw (error as { code?: string }).code === UNDEFINED_TABLE ? new Error(NOT_MIGRATED) : error;
    } finally {
      await dataSource.destroy();
    }
  },
};

async function tellRepairs(dataSource: DataSource): Promise<void> {
  for (const { what, count } of await repair(dataSource)) {
    if (count > 0) console.log(`修复 · repaired: ${what.zh} · ${what.en}: ${count}`);
  }
}

async function tell(dataSource: DataSource, findings: readonly Finding[]): Promise<number> {
  const sentences = new Map(INVARIANTS.map(({ name, sentence }) => [name, sentence]));
  for (const { name, broken, sample } of findings) {
    const { zh, en } = sentences.get(name)!;
    console.log(
      `${broken === 0 ? '✓' : '✗'} ${name.padEnd(24)} ${zh} · ${en}${broken === 0 ? '' : `: ${broken}`}`,
    );
    for (const subject of sample) console.log(`    ${subject}`);
    if (broken > sample.length) console.log('    …');
  }
  for (const { zh, en } of await calendarWarnings(dataSource)) console.log(`! ${zh} · ${en}`);
  const broken = findings.reduce((sum, finding) => sum + finding.broken, 0);
  console.log(`RESULT invariants=${findings.length} broken=${broken}`);
  return broken === 0 ? 0 : 1;
}

function optionsOf(args: readonly string[]): { repair: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { repair: { type: 'boolean', default: false } },
    });
    return { repair: values.repair };
  } catch {
    return null;
  }
}
