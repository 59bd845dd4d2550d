import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../command';

const FILE = 'schema.graphql';

/** Printed by the API itself: only it knows what it is made of. */
const PRINTER = path.resolve(__dirname, '../../../api/src/print-schema.js');

const currentSchema = (): string => execFileSync(process.execPath, [PRINTER], { encoding: 'utf8' });

export const schemaWriteCommand: Command = {
  name: 'schema:write',
  describe: '把接口定义写入 schema.graphql · write the API’s schema to schema.graphql',
  run() {
    writeFileSync(FILE, currentSchema());
    return Promise.resolve();
  },
};

export const schemaCheckCommand: Command = {
  name: 'schema:check',
  describe: '核对 schema.graphql 是否最新 · fail when schema.graphql is not the API’s schema',
  run() {
    const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
    const current = currentSchema();
    if (committed === current) return Promise.resolve(0);
    const known = new Set(committed.split('\n'));
    const changed = current.split('\n').find((line) => !known.has(line));
    console.error(
      `${FILE} 不是最新的 · is out of date${changed ? `, first at · 首处差异: ${changed.trim()}` : ''}`,
    );
    console.error('Way out · 解决办法: npm run build && node dist/apps/cli/src/main.js schema:write');
    return Promise.resolve(1);
  },
};
