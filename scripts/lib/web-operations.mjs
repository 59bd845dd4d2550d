import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { inProject, projectRoot } from './project.mjs';
import { Halt } from './steps.mjs';

const generated = inProject('apps/web/src/generated');
const manifest = inProject('persisted-operations.json');

/**
 * Generates the typed operations of the screens from schema.graphql and their `.graphql` files. An operation that does not
 * fit the schema is told with its place.
 * @returns {string} the list of operations by SHA-256, as persisted-operations.json holds it
 */
export function generateOperations() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      inProject('node_modules/@graphql-codegen/cli/cjs/bin.js'),
      '--config',
      'apps/web/codegen.ts',
      '--errors-only',
    ],
    { cwd: projectRoot, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' } },
  );
  if (status !== 0) {
    throw new Halt({
      en: 'The operations of the screens do not fit the schema.',
      zh: '界面的查询与接口定义不一致。',
      detail: `${stdout}${stderr}`,
      waysOut: ['correct the .graphql file named above · 更正上面所列的 .graphql 文件'],
    });
  }
  const documents = JSON.parse(fs.readFileSync(`${generated}/persisted-documents.json`, 'utf8'));
  for (const [hash, text] of Object.entries(documents)) {
    if (createHash('sha256').update(text).digest('hex') !== hash)
      throw new Error(`hash of ${text.slice(0, 60)}`);
  }
  return `${JSON.stringify(documents, null, 2)}\n`;
}

/** Writes the list of operations that production takes, when it has changed. */
export function writeManifest(text) {
  if (readManifest() !== text) fs.writeFileSync(manifest, text);
}

export const readManifest = () => (fs.existsSync(manifest) ? fs.readFileSync(manifest, 'utf8') : '');
