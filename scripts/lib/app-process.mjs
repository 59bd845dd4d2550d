import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openLog, tail } from './log-files.mjs';
import { API_FLAGS } from './node-flags.mjs';
import { stopChild } from './processes.mjs';
import { cliEntry, inProject, projectRoot } from './project.mjs';
import { Halt } from './steps.mjs';

const exitWithLauncher = inProject('scripts/lib/exit-with-launcher.cjs');

/**
 * Starts the API or the worker in a process of its own. It writes to a log file and ends when this process does.
 *
 * @param {'api' | 'worker'} name
 * @param {{ env: NodeJS.ProcessEnv, logDir: string }} options
 * @returns {{ pid: number, ended: Promise<Halt>, stop: () => Promise<void> }} `ended` resolves with the reason when
 *   the process ends without having been asked to
 */
export function startApp(name, { env, logDir }) {
  const logFile = path.join(logDir, `${name}.log`);
  const log = openLog(logFile);
  const entry = inProject(`dist/apps/${name}/src/main.js`);
  const flags = name === 'api' ? API_FLAGS : [];
  const child = spawn(process.execPath, [...flags, '--require', exitWithLauncher, entry], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', log, log, 'ipc'],
    detached: true, // Ctrl-C reaches the launcher alone, which then stops everything in order
  });
  fs.closeSync(log);
  let asked = false;
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(stopped(name, error.message, logFile)));
    child.once('exit', (code, signal) => {
      if (!asked) resolve(stopped(name, code === null ? signal : `exit code ${code}`, logFile));
    });
  });
  return {
    pid: child.pid,
    ended,
    stop: () => {
      asked = true;
      return stopChild(child, 'SIGTERM', 20_000);
    },
  };
}

function stopped(name, how, logFile) {
  return new Halt({
    en: `The ${name} stopped by itself (${how}).`,
    zh: `${name} 进程意外停止（${how}）。`,
    detail: tail(logFile),
    waysOut: [`read · 查看 ${path.relative(process.cwd(), logFile)}`, 'npm start'],
  });
}

/**
 * Runs a command of the product's command line, its output on this terminal.
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 */
export function runCli(args, { env, signal }) {
  const child = spawn(process.execPath, ['--enable-source-maps', cliEntry, ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else {
        reject(
          new Halt({
            en: `"${args.join(' ')}" failed (exit code ${code}); the lines above say why.`,
            zh: `“${args.join(' ')}”执行失败（退出码 ${code}），原因见上文。`,
            waysOut: [
              'a fresh directory, the old data stays · 换新目录，旧数据保留: DATA_DIR=.data2 npm start',
            ],
          }),
        );
      }
    });
  });
}
