import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { newestIn } from './newest.mjs';
import { inProject, projectRoot } from './project.mjs';
import { Halt } from './steps.mjs';

const output = inProject('dist');
/** Beside `dist`, not inside the cache: source maps hold paths relative to this depth. */
const aside = inProject(`dist.${process.pid}`);
const otherInputs = ['.swcrc', 'package.json'].map((name) => inProject(name));

/**
 * Compiles apps and libs into dist, data files beside their code. Swapped in as a whole: nothing ever runs half a build.
 */
export function compile() {
  const swc = inProject('node_modules/@swc/cli/bin/swc.js');
  const sources = ['apps', 'libs'].filter((name) => fs.existsSync(inProject(name)));
  const ignored = '**/*.spec.ts,**/*.md,apps/web/**';
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [swc, ...sources, '-d', path.basename(aside), '--ignore', ignored, '--copy-files', '--quiet'],
      { cwd: projectRoot, encoding: 'utf8' },
    );
    if (status !== 0) {
      throw new Halt({ en: 'The build failed.', zh: '构建失败。', detail: `${stdout}${stderr}` });
    }
    fs.rmSync(output, { recursive: true, force: true });
    fs.renameSync(aside, output);
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * Compiles when a source is newer than the last build.
 * @param {(text: string) => void} say
 */
export function ensureBuilt(say) {
  const builtAt = fs.existsSync(output) ? fs.statSync(output).mtimeMs : 0;
  if (newestInput() <= builtAt) {
    say('Build: up to date');
    return;
  }
  const begun = performance.now();
  compile();
  say(`Build: compiled in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

function newestInput() {
  const trees = ['apps', 'libs'].map((name) => inProject(name)).filter((tree) => fs.existsSync(tree));
  // the screens have a build of their own (web-build.mjs)
  const counts = (file) => !/\.spec\.ts$|\.md$/.test(file) && file !== inProject('apps/web');
  return Math.max(
    ...otherInputs.map((file) => fs.statSync(file).mtimeMs),
    ...trees.map((tree) => newestIn(tree, counts)),
  );
}
