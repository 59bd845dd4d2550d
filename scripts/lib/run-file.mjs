import fs from 'node:fs';
import path from 'node:path';
import { commandLine, isAlive, stopLeftover } from './processes.mjs';
import { projectRoot } from './project.mjs';
import { Halt } from './steps.mjs';

/**
 * Takes a data directory for this launcher. A second launcher on the same directory is refused; what a killed one
 * left running is stopped, after a look at its command line.
 *
 * @param {string} dataDir
 * @returns {Promise<{ write: (facts: { address?: string, children?: Record<string, number> }) => void, release: () => void }>}
 */
export async function takeDataDir(dataDir) {
  fs.mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'running.json');
  const before = read(file);
  if (before && before.pid !== process.pid && isLauncher(before.pid)) throw alreadyRunning(before);
  for (const pid of Object.values(before?.children ?? {})) {
    await stopLeftover(pid, (command) => command.includes(projectRoot) && command.includes('main.js'));
  }
  fs.rmSync(file, { force: true });

  const facts = { pid: process.pid };
  try {
    fs.writeFileSync(file, JSON.stringify(facts), { flag: 'wx' });
  } catch {
    throw alreadyRunning(read(file) ?? {}); // two launchers in the same instant: the file decides
  }
  return {
    write: (more) => fs.writeFileSync(file, JSON.stringify(Object.assign(facts, more))),
    release: () => fs.rmSync(file, { force: true }),
  };
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined; // none, or cut short by a crash
  }
}

function isLauncher(pid) {
  if (!Number.isInteger(pid) || !isAlive(pid)) return false;
  const command = commandLine(pid);
  return command === '' || command.includes('start.mjs');
}

function alreadyRunning({ pid = '?', address = '' }) {
  return new Halt({
    en: `It is already running (process ${pid}${address && `, ${address}`}).`,
    zh: `系统已在运行（进程 ${pid}${address && `，${address}`}）。`,
    waysOut: [
      'use it, or stop it first with Ctrl-C in its window · 直接使用，或先在其窗口按 Ctrl-C 停止',
      'a second one beside it · 另开一套: DATA_DIR=.data2 PORT=3100 npm start',
    ],
  });
}
