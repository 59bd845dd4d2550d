import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject } from '../../../scripts/lib/project.mjs';

const exitWithLauncher = inProject('scripts/lib/exit-with-launcher.cjs');
/** What a supervisor (compose, systemd) waits before it starts again what ended. */
const RESTART_MS = 300;
/** So long a start may take, its five tries to reach the database counted in. */
const STARTING_MS = 20_000;

/** A process of the product under a supervisor: whatever ends it, it is started again, until it is to stop. */
export class Supervised {
  /** @param {{ name: string, entry: string, env: object, home: string, origin?: string }} options */
  constructor({ name, entry, env, home, origin }) {
    Object.assign(this, { name, entry, env, home, origin });
    this.extraEnv = {};
    this.preloads = [];
    this.exits = [];
    this.stopping = false;
    /** Until when an end is the nemesis' doing. */
    this.excusedUntil = 0;
    /** Without a database a process that starts gives up and is started again. */
    this.startedAt = 0;
  }

  start() {
    this.startedAt = Date.now();
    const log = fs.openSync(path.join(this.home, `${this.name}.log`), 'a');
    const preloads = this.preloads.flatMap((file) => ['--require', file]);
    this.child = spawn(
      process.execPath,
      ['--enable-source-maps', '--require', exitWithLauncher, ...preloads, inProject(this.entry)],
      {
        cwd: this.home,
        env: { ...this.env, ...this.extraEnv },
        stdio: ['ignore', log, log, 'ipc'],
        detached: true,
      },
    );
    fs.closeSync(log);
    const { child } = this;
    child.once('exit', (code, signal) => this.ended(child, code, signal));
  }

  get pid() {
    return this.child.pid;
  }

  get isRunning() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(signal) {
    if (signal !== 'SIGCONT') this.excuse(30_000);
    if (this.isRunning) this.child.kill(signal);
  }

  /** For so long an end is expected. */
  excuse(ms) {
    this.excusedUntil = Math.max(this.excusedUntil, Date.now() + ms);
  }

  /** Starts it again with other settings around the same build: what a fault needs from outside. */
  async restartWith({ preloads = [], env = {} } = {}) {
    this.preloads = preloads;
    this.extraEnv = env;
    const before = this.child;
    this.signal('SIGTERM');
    const hard = setTimeout(() => before.kill('SIGKILL'), 12_000);
    while (this.child === before) await sleep(50);
    clearTimeout(hard);
  }

  async stop() {
    this.stopping = true;
    if (!this.isRunning) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGCONT');
    this.child.kill('SIGTERM');
    const hard = setTimeout(() => this.child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(hard);
  }

  ended(child, code, signal) {
    this.exits.push({
      at: Date.now(),
      code,
      signal,
      expected: this.stopping || Date.now() < this.excusedUntil || Date.now() - this.startedAt < STARTING_MS,
    });
    if (this.stopping || child !== this.child) return;
    setTimeout(() => {
      if (!this.stopping) this.start();
    }, RESTART_MS);
  }
}
