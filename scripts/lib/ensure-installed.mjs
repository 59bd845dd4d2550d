import fs from 'node:fs';
import { npm } from './npm.mjs';
import { inProject } from './project.mjs';
import { Halt } from './steps.mjs';

/**
 * Installs the dependencies when something is missing or of another version than the lockfile says.
 * @param {(text: string) => void} say
 */
export function ensureInstalled(say) {
  if (isInstalled()) {
    say('Dependencies: up to date');
    return;
  }
  say('Dependencies: installing (npm ci), about a minute the first time …');
  // include=dev: a NODE_ENV=production in the shell would leave out the compiler
  const { status, stdout, stderr, error } = npm([
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (status !== 0) {
    throw new Halt({
      en: 'npm ci could not install the dependencies.',
      zh: 'npm ci 无法安装依赖。',
      detail: firstLines(`${stdout ?? ''}${stderr ?? ''}${error ?? ''}`),
      waysOut: [
        'check the network and the registry · 检查网络与镜像源: npm ping',
        'remove node_modules and run npm ci to see everything · 删除 node_modules 后运行 npm ci 查看完整输出',
      ],
    });
  }
  say('Dependencies: installed');
}

/** npm says what is wrong first and explains its own options after. */
const firstLines = (text) => text.trim().split('\n').slice(0, 12).join('\n');

function isInstalled() {
  const wanted = inProject('package-lock.json');
  const actual = inProject('node_modules/.package-lock.json');
  if (!fs.existsSync(actual)) return false;
  if (fs.statSync(actual).mtimeMs >= fs.statSync(wanted).mtimeMs) return true;
  // a newer lockfile is not yet a different one: `npm install` writes it last, and so does a checkout
  const installed = read(actual);
  return Object.entries(read(wanted)).every(
    ([path, { version, optional, devOptional, link }]) =>
      path === '' || link || optional || devOptional || installed[path]?.version === version,
  );
}

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;
