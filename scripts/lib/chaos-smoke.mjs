import { spawn } from 'node:child_process';
import { inProject, projectRoot } from './project.mjs';

/** One plan, always the same: processes, Redis, PostgreSQL, the network and jobs each fail at least once (docs/reliability.md). */
const SMOKE = ['--seed', '4', '--minutes', '3'];

/** @returns {Promise<boolean>} whether the invariants held; what was found is printed */
export function runChaosSmoke() {
  const child = spawn(process.execPath, [inProject('test/chaos/run.mjs'), ...SMOKE], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
