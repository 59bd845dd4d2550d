import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WORKFLOWS } from '#libs/workflows';
import type { Command } from '../command';
import { figuresDocument } from '../docs/figures-document';
import { workflowDocument } from '../docs/workflow-document';

const FOLDER = path.join('docs', 'workflows');

export const docsWriteCommand: Command = {
  name: 'docs:write',
  describe: '从流程表和指标定义生成文档 · write docs/workflows/ and docs/figures.md from what they describe',
  run() {
    mkdirSync(FOLDER, { recursive: true });
    for (const file of strangers()) rmSync(file);
    for (const [file, content] of documents()) {
      writeFileSync(file, content);
      console.log(file);
    }
    return Promise.resolve();
  },
};

export const docsCheckCommand: Command = {
  name: 'docs:check',
  describe: '核对文档是否最新 · fail when docs/workflows/ or docs/figures.md is not what it describes',
  run() {
    const stale = [...documents()].flatMap(([file, content]) => {
      const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return committed === content ? [] : [file];
    });
    stale.push(...strangers());
    if (stale.length === 0) return Promise.resolve(0);
    console.error(`不是最新的 · out of date: ${stale.join(', ')}`);
    console.error('Way out · 解决办法: npm run build && node dist/apps/cli/src/main.js docs:write');
    return Promise.resolve(1);
  },
};

const documents = (): Map<string, string> =>
  new Map([
    ...WORKFLOWS.map((workflow): [string, string] => [
      path.join(FOLDER, `${workflow.type}.md`),
      workflowDocument(workflow),
    ]),
    [path.join('docs', 'figures.md'), figuresDocument()],
  ]);

/** Documents of workflows that are no more. */
function strangers(): string[] {
  const known = documents();
  const found = existsSync(FOLDER) ? readdirSync(FOLDER).map((file) => path.join(FOLDER, file)) : [];
  return found.filter((file) => file.endsWith('.md') && !known.has(file));
}
