import { spawnSync } from 'node:child_process';
import { projectRoot } from './project.mjs';

/** Runs npm in the repository, with the npm that started this script when there is one. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath;
  const [command, prefix] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  return spawnSync(command, [...prefix, ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    shell: command === 'npm' && process.platform === 'win32',
    ...options,
  });
}
