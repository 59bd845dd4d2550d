import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject, projectRoot } from './project.mjs';

/** A run whose tests are done but whose process stays has leaked a handle: this long is waited, then it has failed. */
const patienceMs = 30_000;

/**
 * Runs one Jest project and counts.
 * @param {'unit' | 'integration'} project
 * @param {string[]} args handed to Jest
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} a file that could not be loaded, a set-up
 *   that failed and a leaked handle count as one failed each
 */
export async function runJest(project, args) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-jest-'));
  const outputFile = path.join(home, 'result.json');
  const wanted = ['--selectProjects', project, '--maxWorkers=2', '--passWithNoTests'];
  const child = spawn(
    process.execPath,
    [inProject('node_modules/jest/bin/jest.js'), ...wanted, '--json', `--outputFile=${outputFile}`, ...args],
    { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let leaked = false;
  const watch = setInterval(() => {
    if (!fs.existsSync(outputFile) || Date.now() - fs.statSync(outputFile).mtimeMs < patienceMs) return;
    leaked = true;
    child.kill('SIGTERM');
  }, 1000);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  clearInterval(watch);
  const result = read(outputFile);
  fs.rmSync(home, { recursive: true, force: true });

  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  if (leaked)
    console.error(`The ${project} tests ended, but something they opened keeps their process alive.`);
  return {
    passed: result?.numPassedTests ?? 0,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  };
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
