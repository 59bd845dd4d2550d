import type { Command } from '../command';
import { databaseUrl } from '../database-url';
import { migrate } from '../migrate';

export const migrateCommand: Command = {
  name: 'migrate',
  describe: '升级数据库结构 · bring the database schema up to date',
  run: () => migrate(databaseUrl()),
};
