import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_FLAGS } from '../../../scripts/lib/node-flags.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { inProject } from '../../../scripts/lib/project.mjs';

const exitWithLauncher = inProject('scripts/lib/exit-with-launcher.cjs');

/** Starts a Node program that ends with the bench. Its own output goes to a log file. */
export function startProgram(entry, { name, env, home, args = [] }) {
  const log = fs.openSync(path.join(home, `${name}.log`), 'a');
  const child = spawn(process.execPath, [...args, '--require', exitWithLauncher, entry], {
    cwd: home,
    env,
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  fs.closeSync(log);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return {
    child,
    pid: child.pid,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await exited;
      clearTimeout(patience);
    },
  };
}

/** Starts the API and waits until it is ready. @returns with the milliseconds that took */
export async function startApi({ env, home, profileDir, name = 'api' }) {
  const port = await freePort();
  const begun = performance.now();
  const program = startProgram(inProject('dist/apps/api/src/main.js'), {
    name,
    home,
    env: { ...env, PORT: String(port) },
    args: [...API_FLAGS, ...(profileDir ? ['--cpu-prof', '--cpu-prof-dir', profileDir] : [])],
  });
  const origin = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 60_000; ; await sleep(10)) {
    if (program.child.exitCode !== null || Date.now() > deadline) {
      throw new Error(
        `the ${name} did not start:\n${fs.readFileSync(path.join(home, `${name}.log`), 'utf8').slice(-2000)}`,
      );
    }
    const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return { ...program, origin, startMs: performance.now() - begun };
  }
}

export const startWorker = ({ env, home, profileDir, name = 'worker' }) =>
  startProgram(inProject('dist/apps/worker/src/main.js'), {
    name,
    home,
    env,
    args: profileDir ? ['--cpu-prof', '--cpu-prof-dir', profileDir] : [],
  });

/** Megabytes a process keeps in memory; null where the system does not say. */
export function residentMegabytes(pid) {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

/** Milliseconds of processor time a process has used; null where the system does not say. */
export function processorMs(pid) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

/** The same for a process, its children, and those of them that have ended: a PostgreSQL server with its connections. */
export function processorMsOfTree(pid) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    const children = fs
      .readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean);
    const own = fields.slice(11, 15).reduce((sum, field) => sum + Number(field) * 10, 0);
    return children.reduce((sum, child) => sum + (processorMs(child) ?? 0), own);
  } catch {
    return null;
  }
}
