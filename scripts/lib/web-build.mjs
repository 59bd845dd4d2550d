import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { newestIn } from './newest.mjs';
import { inProject, projectRoot } from './project.mjs';
import { Halt } from './steps.mjs';
import { generateOperations, writeManifest } from './web-operations.mjs';

const web = inProject('apps/web');
const output = path.join(web, 'dist');
const stamp = path.join(output, '.built');
const inputs = ['schema.graphql', 'package-lock.json'].map((name) => inProject(name));

/** Builds the screens: operations, bundles, and each file once more compressed, so that the API need not. */
export function buildWeb() {
  const begun = new Date();
  writeManifest(generateOperations());
  fs.rmSync(output, { recursive: true, force: true });
  for (const mode of ['light', 'office']) bundle(mode);
  for (const file of fs.readdirSync(output, { recursive: true })) compress(path.join(output, file));
  fs.writeFileSync(stamp, '');
  fs.utimesSync(stamp, begun, begun);
}

function bundle(mode) {
  const vite = inProject('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', web, '--mode', mode, '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0)
    throw new Halt({
      en: 'The screens could not be built.',
      zh: '界面构建失败。',
      detail: `${stdout}${stderr}`,
    });
}

/**
 * Builds when a source is newer than the last build.
 * @param {(text: string) => void} say
 */
export function ensureWebBuilt(say) {
  const builtAt = fs.existsSync(stamp) ? fs.statSync(stamp).mtimeMs : 0;
  const sources = fs
    .readdirSync(web)
    .filter((name) => name !== 'dist')
    .map((name) => path.join(web, name));
  const newest = Math.max(...inputs.map((file) => fs.statSync(file).mtimeMs), ...sources.map(newestSource));
  if (newest <= builtAt) {
    say('Screens: up to date');
    return;
  }
  const begun = performance.now();
  buildWeb();
  say(`Screens: built in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

const newestSource = (source) =>
  newestIn(source, (file) => !/\.md$/.test(file) && !file.startsWith(path.join(web, 'src/generated')));

function compress(file) {
  if (!/\.(js|css|html|svg|json|webmanifest)$/.test(file)) return;
  const content = fs.readFileSync(file);
  fs.writeFileSync(`${file}.gz`, zlib.gzipSync(content, { level: 9 }));
  fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(content));
}
