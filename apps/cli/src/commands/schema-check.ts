import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Command } from '../command';

const FILE = 'schema.graphql';

/** Loaded when asked for: it brings the whole API along, which other commands need not wait for. */
async function currentSchema(): Promise<string> {
  const { apiSchema } = await import('../../../api/src/schema.js');
  return apiSchema();
}

export const schemaWriteCommand: Command = {
  name: 'schema:write',
  describe: '把接口定义写入 schema.graphql · write the API’s schema to schema.graphql',
  async run() {
    writeFileSync(FILE, await currentSchema());
  },
};

export const schemaCheckCommand: Command = {
  name: 'schema:check',
  describe: '核对 schema.graphql 是否最新 · fail when schema.graphql is not the API’s schema',
  async run() {
    const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
    const current = await currentSchema();
    if (committed === current) return 0;
    const known = new Set(committed.split('\n'));
    const changed = current.split('\n').find((line) => !known.has(line));
    console.error(
      `${FILE} 不是最新的 · is out of date${changed ? `, first at · 首处差异: ${changed.trim()}` : ''}`,
    );
    console.error('Way out · 解决办法: npm run build && node dist/apps/cli/src/main.js schema:write');
    return 1;
  },
};
