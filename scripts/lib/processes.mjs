import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** True while the process runs; a zombie (killed, not yet reaped by its container's pid 1) counts as gone. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return true;
  }
}

/** The command line of a process, or '' when it cannot be read. Slim images have /proc and no `ps`, macOS the reverse. */
export function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
  }
}

/**
 * Stops what a killed launcher left behind, by its id, and only when its command line is the expected one:
 * ids are recycled.
 * @param {number} pid
 * @param {(command: string) => boolean} isOurs
 * @param {NodeJS.Signals} signal a gentle one; SIGKILL follows after ten seconds
 * @returns {Promise<'stopped' | 'gone' | 'not-ours' | 'unknown'>}
 */
export async function stopLeftover(pid, isOurs, signal = 'SIGTERM') {
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return 'gone';
  const command = commandLine(pid);
  if (command === '') return isAlive(pid) ? 'unknown' : 'gone';
  if (!isOurs(command)) return 'not-ours';
  process.kill(pid, signal);
  for (let waited = 0; isAlive(pid); waited += 50) {
    if (waited === 10_000) process.kill(pid, 'SIGKILL');
    if (waited > 15_000) return 'unknown';
    await sleep(50);
  }
  return 'stopped';
}

/** Stops a child of this process and waits until it is gone; SIGKILL when it takes longer than `patienceMs`. */
export async function stopChild(child, signal = 'SIGTERM', patienceMs = 10_000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const hard = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(hard);
}
