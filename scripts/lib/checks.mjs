import { spawn } from 'node:child_process';
import { cliEntry, inProject, projectRoot } from './project.mjs';

/**
 * @typedef {object} Check
 * @property {string} name what it looks at
 * @property {string[]} command arguments for node
 * @property {string} mend what to do when it fails
 */

const bin = (file, ...args) => [inProject('node_modules', file), ...args];

/** Reads the source alone. @type {Check[]} */
export const sourceChecks = [
  {
    // first: the types of the screens' operations are generated here
    name: 'operations of the screens and their list',
    command: [inProject('scripts/codegen.mjs'), '--check'],
    mend: 'npm run codegen, and commit persisted-operations.json',
  },
  {
    name: 'format',
    command: bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    mend: 'npm run format',
  },
  { name: 'lint', command: bin('eslint/bin/eslint.js', '.'), mend: 'npm run lint -- --fix mends some of it' },
  {
    name: 'types',
    command: bin('typescript/bin/tsc', '--noEmit', '--pretty', 'false'),
    mend: 'mend the types',
  },
  {
    name: 'types of the screens',
    command: bin('typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'apps/web/tsconfig.json'),
    mend: 'mend the types',
  },
  {
    name: 'types of the browser tests',
    command: bin('typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'test/browser/tsconfig.json'),
    mend: 'mend the types',
  },
  {
    name: 'import rules and cycles',
    command: bin('dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs', 'test'),
    mend: 'the rules and their reasons are in .dependency-cruiser.cjs',
  },
  {
    name: 'licences',
    command: [inProject('scripts/licences.mjs')],
    mend: 'choose another package, or put its licence on the list in scripts/licences.mjs with a reason',
  },
  {
    name: 'guards of the controls',
    command: [inProject('scripts/check-controls.mjs')],
    mend: 'scripts/lib/controls.mjs names guards by their text: change it with the guard',
  },
  {
    name: 'promises of the documents',
    command: [inProject('scripts/check-promises.mjs')],
    mend: 'docs name what there is: mend the document, or bring back what it promises',
  },
  { name: 'dead code', command: bin('knip/bin/knip.js', '--no-progress'), mend: 'remove it, or use it' },
];

/** Looks at the build of the screens. @type {Check[]} */
export const buildChecks = [
  {
    name: 'bytes of the screens',
    command: [inProject('scripts/check-bytes.mjs')],
    mend: 'load it later (import()), or leave it out; the budgets are in scripts/lib/budgets.mjs',
  },
];

/** Compare what is generated from the source with what is committed. They need a build and a migrated database. @type {Check[]} */
export const driftChecks = [
  {
    name: 'GraphQL schema drift',
    command: [cliEntry, 'schema:check'],
    mend: 'generate schema.graphql anew and commit it',
  },
  {
    name: 'migration drift',
    command: [cliEntry, 'migrations:check'],
    mend: 'entities and migrations differ: write a migration',
  },
  {
    name: 'generated docs drift',
    command: [cliEntry, 'docs:check'],
    mend: 'npm run docs:write, and commit what it wrote',
  },
];

/**
 * @param {Check} check
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export function runCheck({ command }, env = process.env) {
  const begun = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: projectRoot,
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    const answer = (ok) => resolve({ ok, output, seconds: (performance.now() - begun) / 1000 });
    child.once('error', (error) => {
      output += error.message;
      answer(false);
    });
    child.once('close', (code) => answer(code === 0));
  });
}
