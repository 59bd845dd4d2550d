import type { Command } from './command';
import { auditHeadsCommand } from './commands/audit-heads';
import { auditVerify } from './commands/audit-verify';
import { backupCommand, restoreCommand } from './commands/backup';
import { benchWordsCommand } from './commands/bench-words';
import { docsCheckCommand, docsWriteCommand } from './commands/docs';
import { demoFillCommand, demoPlayCommand } from './commands/demo';
import { doctorCommand } from './commands/doctor';
import { generateCommand } from './commands/generate';
import { insightsRebuildCommand, insightsVerifyCommand } from './commands/insights';
import { keysRotateCommand } from './commands/keys-rotate';
import { migrateCommand } from './commands/migrate';
import { migrationsCheckCommand } from './commands/migrations-check';
import { reportMonthlyCommand } from './commands/report-monthly';
import { schemaCheckCommand, schemaWriteCommand } from './commands/schema-check';
import { seedDemoCommand } from './commands/seed-demo';
import { welcomeCommand } from './commands/welcome';
import { databaseUrl } from './database-url';

/** All commands, in the order in which they are listed. */
export const COMMANDS: readonly Command[] = [
  migrateCommand,
  migrationsCheckCommand,
  schemaCheckCommand,
  schemaWriteCommand,
  docsCheckCommand,
  docsWriteCommand,
  seedDemoCommand,
  welcomeCommand,
  demoFillCommand,
  demoPlayCommand,
  doctorCommand,
  benchWordsCommand,
  generateCommand,
  insightsRebuildCommand,
  insightsVerifyCommand,
  reportMonthlyCommand,
  backupCommand,
  restoreCommand,
  auditHeadsCommand,
  keysRotateCommand,
  {
    name: 'audit:verify',
    describe: '核验留痕的哈希链 · verify the hash chains of the timeline',
    run: (args) => auditVerify(databaseUrl(), args),
  },
];
