import type { Command } from '../command';
import { databaseUrl } from '../database-url';
import { migrationsDrift } from '../migrate';

export const migrationsCheckCommand: Command = {
  name: 'migrations:check',
  describe: '核对实体与迁移是否一致 · fail when entities and migrations differ',
  async run() {
    const statements = await migrationsDrift(databaseUrl());
    if (statements.length === 0) return 0;
    console.error('Entities and migrations differ; TypeORM would still run · 实体与迁移不一致，尚缺：');
    for (const statement of statements) console.error(`  ${statement}`);
    console.error('Way out · 解决办法: node scripts/generate-schema.mjs');
    return 1;
  },
};
