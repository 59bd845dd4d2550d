import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { inProject } from './lib/project.mjs';
import { startTemporaryPostgres } from './lib/temporary-postgres.mjs';

/**
 * Writes apps/cli/src/migrations/0002-schema.ts from the entities: what TypeORM would run on a database that has only the
 * foundation. Nothing is released yet, so the file is replaced as a whole; after the first release, changes get
 * migrations of their own.
 */
const target = inProject('apps/cli/src/migrations/0002-schema.ts');
const out = inProject('.cache/generate-schema');

fs.rmSync(out, { recursive: true, force: true });
const swc = inProject('node_modules/.bin/swc');
execFileSync(swc, ['apps/cli', 'libs', '-d', out, '--ignore', '**/*.spec.ts', '--quiet'], {
  cwd: inProject('.'),
  stdio: 'inherit',
});
// the compiled copy resolves #libs/* within itself
fs.writeFileSync(
  `${out}/package.json`,
  JSON.stringify({ name: 'generate-schema', imports: { '#libs/*': './libs/*/src/index.js' } }),
);

const load = createRequire(`${out}/package.json`);
const { generateSchema } = load(`${out}/apps/cli/src/generate-schema.js`);

const postgres = process.env.DATABASE_URL ? null : await startTemporaryPostgres();
try {
  const source = await generateSchema(process.env.DATABASE_URL ?? postgres.url);
  fs.writeFileSync(target, source);
  console.log(`wrote ${target.slice(inProject('.').length + 1)}`);
} finally {
  await postgres?.stop();
  fs.rmSync(out, { recursive: true, force: true });
}
